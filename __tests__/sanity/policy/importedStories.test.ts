import { ArchiveIds } from '../../../lib/archive/ArchiveIds.ts';
import { proposals } from '../../../lib/archive/story/notes/proposals.ts';
import { openNewsroom } from './newsroom.ts';

const mark = { source: 'wordpress', address: 'https://gazette.example/2019/05/story/' };
const date = '2019-05-04T12:30:00.000Z';

const archived = (id: string, more: object = {}) => ({
  _id: id,
  _type: 'article',
  headline: 'Growers win the water dispute',
  standfirst: 'A court orders the weir to stay open while the case goes on.',
  slug: { _type: 'slug', current: id.replaceAll('.', '-') },
  section: { _type: 'reference', _ref: 'news' },
  noByline: true,
  body: [
    {
      _type: 'block',
      _key: 'a',
      style: 'normal',
      markDefs: [],
      children: [{ _type: 'span', _key: 's', text: 'The growers won.', marks: [] }],
    },
  ],
  typeOfWork: 'news',
  language: 'en',
  firstPublishedAt: date,
  importedFrom: { ...mark, at: '1999-01-01T00:00:00.000Z' },
  ...more,
});

const open = async () => {
  const newsroom = await openNewsroom();
  const { body } = await newsroom.mutate({ createIfNotExists: archived('old') });
  expect(body.error).toBeUndefined();
  return newsroom;
};

describe('a story from an archive', () => {
  it('keeps its date and its mark, with the server’s time, if an administrator’s token imports it', async () => {
    const { getDocument, close } = await open();
    const story = getDocument('old');
    expect(story).toMatchObject({ firstPublishedAt: date, importedFrom: mark });
    expect(story?.importedFrom).toMatchObject({ at: story?._createdAt });
    await close();
  });

  it.each(['anna', 'olga', 'robot'] as const)('is a story of today if %s publishes it', async (name) => {
    const { postAs, getDocument, close } = await openNewsroom();
    const { status } = await postAs(name, '/data/mutate/production', {
      mutations: [{ create: archived('forged') }],
    });
    expect(status).toBe(200);
    const story = getDocument('forged');
    expect(story).not.toHaveProperty('importedFrom');
    expect(story?.firstPublishedAt).not.toBe(date);
    await close();
  });

  it('comes with the corrections that its export names, as reports that nobody has approved', async () => {
    const { mutate, getDocument, close } = await openNewsroom();
    const [proposal] = proposals(
      {
        ...{ storyId: 'old', firstPublishedAt: date, found: [] },
        corrections: [
          {
            ...{ kind: 'update', note: 'The court has ruled.', publishedAt: '2019-05-06T08:00:00.000Z' },
            ...{ severity: 'serious', affects: ['headline'], was: 'may', is: 'must' },
          },
        ],
      },
      { timeZone: 'UTC', at: '2026-11-27T10:00:00.000Z', ids: new ArchiveIds(() => 'one') },
    );
    if (!proposal) throw new Error('Nothing is proposed.');
    const { body } = await mutate({ createIfNotExists: archived('old') }, { createIfNotExists: proposal });
    expect(body.error).toBeUndefined();
    const kept = getDocument('drafts.archive-note-one');
    expect(kept).toMatchObject(proposal);
    expect(kept).not.toHaveProperty('approvedBy');
    expect(kept).not.toHaveProperty('publishedAt');
    expect(getDocument('old')).not.toHaveProperty('modifiedAt');
    await close();
  });

  it('is no draft of a journalist, and stays none when an editor publishes it', async () => {
    const { postAs, getDocument, close } = await openNewsroom();
    await postAs('joan', '/data/mutate/production', { mutations: [{ create: archived('drafts.forged') }] });
    expect(getDocument('drafts.forged')).not.toHaveProperty('importedFrom');
    await postAs('anna', '/data/actions/production', {
      actions: [
        { actionType: 'sanity.action.document.publish', draftId: 'drafts.forged', publishedId: 'forged' },
      ],
    });
    const story = getDocument('forged');
    expect(story).toMatchObject({ headline: 'Growers win the water dispute' });
    expect(story).not.toHaveProperty('importedFrom');
    expect(story?.firstPublishedAt).not.toBe(date);
    await close();
  });

  it.each([
    ['removed', { unset: ['importedFrom'] }],
    ['changed', { set: { importedFrom: { source: 'ghost', at: date } } }],
    ['emptied', { set: { importedFrom: null } }],
  ])('keeps a mark that is %s', async (_case, patch) => {
    const { postAs, mutate, getDocument, close } = await open();
    const before = getDocument('old')?.importedFrom;
    await postAs('anna', '/data/mutate/production', { mutations: [{ patch: { id: 'old', ...patch } }] });
    expect(getDocument('old')?.importedFrom).toEqual(before);
    await mutate({ patch: { id: 'old', ...patch } });
    expect(getDocument('old')?.importedFrom).toEqual(before);
    await close();
  });

  it('has a draft with the same mark, whatever its writer does', async () => {
    const { postAs, getDocument, close } = await open();
    const draft = { ...getDocument('old'), _id: 'drafts.old', importedFrom: { source: 'forged', at: date } };
    await postAs('joan', '/data/mutate/production', { mutations: [{ create: draft }] });
    expect(getDocument('drafts.old')?.importedFrom).toEqual(getDocument('old')?.importedFrom);
    await postAs('joan', '/data/mutate/production', {
      mutations: [{ patch: { id: 'drafts.old', unset: ['importedFrom'] } }],
    });
    expect(getDocument('drafts.old')?.importedFrom).toEqual(getDocument('old')?.importedFrom);
    await close();
  });

  it('leaves no mark on a story of this newsroom, not even by an administrator’s token', async () => {
    const { mutate, getDocument, close } = await openNewsroom();
    const { importedFrom, firstPublishedAt, ...own } = archived('own');
    await mutate({ create: own });
    await mutate({ patch: { id: 'own', set: { importedFrom, firstPublishedAt } } });
    expect(getDocument('own')).not.toHaveProperty('importedFrom');
    expect(getDocument('own')?.firstPublishedAt).not.toBe(date);
    await close();
  });

  it('holds the rules of every story: schema, leaks, dates', async () => {
    const { mutate, close } = await openNewsroom();
    const described = async (document: object) =>
      JSON.stringify((await mutate({ create: document })).body.error ?? null);
    const { section: _, ...homeless } = archived('one');
    expect(await described(homeless)).toMatch('section');
    expect(await described(archived('two', { embargoedUntil: '2099-01-01T00:00:00Z' }))).toMatch('embargo');
    expect(await described(archived('three', { firstPublishedAt: '2099-01-01T00:00:00Z' }))).toMatch(
      'in the future',
    );
    expect(await described(archived('four', { importedFrom: { source: 7 } }))).toMatch('importedFrom');
    await close();
  });
});
