import { createToken } from 'local-lake/accounts';
import { type Newsroom, openNewsroom, paragraph } from '../newsroom.ts';

let from: Newsroom;
let to: Newsroom;
beforeAll(async () => {
  [from, to] = [await openNewsroom(), await openNewsroom()];
});
afterAll(async () => {
  await from.close();
  await to.close();
});

type Exported = { _id: string; [field: string]: unknown };

/** Writes documents with an API token, as `sanity dataset import` does. */
const importWith = async (role: string, documents: Exported[]) => {
  const { secret } = createToken(to.lake.context.accounts.db, { label: 'Import', role });
  const answers: string[] = [];
  for (const document of documents) {
    const response = await to.fetch('/data/mutate/production', {
      method: 'POST',
      body: JSON.stringify({ mutations: [{ createOrReplace: document }] }),
      headers: { authorization: `Bearer ${secret}` },
    });
    const { error } = (await response.json()) as { error?: { description: string } };
    answers.push(error ? `${document._id}: ${error.description}` : '');
  }
  return answers.filter((answer) => answer !== '');
};

const retraction = (id: string) => ({
  _id: `drafts.retraction-of-${id}`,
  _type: 'correction',
  article: { _type: 'reference', _ref: id, _weak: true },
  kind: 'retraction',
  severity: 'serious',
  affects: ['headline', 'body'],
  note: 'We retract this story. The vote never took place.',
  status: 'drafted',
  requestedBy: from.idOf('bert'),
  requestedText: from.getDocument(`drafts.${id}`)?._rev ?? from.getDocument(id)?._rev,
});

/** A dataset in which a correction and a retraction of one story wait, and a correction for its hour. */
const exported = async () => {
  const id = await from.publishStory();
  const first = await from.request(id);
  await from.mutateAs('bert', { create: retraction(id) });
  const other = await from.publishStory();
  const scheduled = await from.request(other, { scheduledFor: '2090-01-01T00:00:00.000Z' });
  const approval = { approvedBy: from.idOf('anna'), status: 'approved' };
  const read = {
    approvedNote: from.getDocument(`drafts.${scheduled}`)?._rev,
    approvedDraft: from.getDocument(`drafts.${other}`)?._rev,
  };
  const edit = from.edit(scheduled, { set: { ...approval, ...read } });
  expect(await from.actAs('anna', edit)).toMatchObject({ status: 200, description: '' });
  const documents: Exported[] = await from
    .clientOf('olga')
    .fetch('*[_type in ["article", "correction"]]', {}, { perspective: 'raw' });
  return { id, first, scheduled, documents };
};

describe('requests for corrections that an administrator imports', () => {
  it('come back together, in the names of who made them, and wait for an approval again', async () => {
    const { id, first, scheduled, documents } = await exported();
    expect(await importWith('administrator', documents)).toEqual([]);
    const { _rev, _updatedAt, ...request } = from.getDocument(`drafts.${first}`) ?? {};
    expect(to.getDocument(`drafts.${first}`)).toMatchObject(request);
    expect(to.getDocument(`drafts.retraction-of-${id}`)).toMatchObject({ status: 'drafted' });
    const again = to.getDocument(`drafts.${scheduled}`);
    expect(again).toMatchObject({ status: 'drafted', requestedBy: from.idOf('joan') });
    for (const field of ['approvedBy', 'approvedAt', 'approvedNote', 'approvedDraft'])
      expect(again).not.toHaveProperty(field);

    // The request and the text are the token's until a person takes them over.
    const byToken = { status: 403, description: expect.stringContaining('An API token was the last') };
    expect(await to.approve('anna', first, id)).toMatchObject(byToken);
    await to.actAs('joan', to.edit(first, { set: { requestedBy: to.idOf('joan') } }));
    expect(await to.approve('anna', first, id)).toMatchObject(byToken);
    await to.actAs('joan', to.edit(id, { set: { headline: 'Council to close 9 schools' } }));
    const requestedText = to.getDocument(`drafts.${id}`)?._rev;
    await to.actAs('joan', to.edit(first, { set: { requestedText } }));
    expect(await to.approve('anna', first, id)).toMatchObject({ status: 200, description: '' });
  });

  it('are not published by the token in the name of somebody else, though they only add', async () => {
    const id = 'story-that-grows';
    const { _rev, ...story } = from.getDocument(await from.publishStory()) ?? { _rev: '' };
    await to.mutateAs('anna', { create: { ...story, _id: id, slug: { _type: 'slug', current: id } } });
    const body = to.getDocument(id)?.body as unknown[];
    const { note, ...update } = { ...retraction(id), _id: 'drafts.added', kind: 'update', severity: 'minor' };
    const request = { ...update, note: 'We added what the council says.', requestedBy: to.idOf('joan') };
    expect(await importWith('administrator', [{ ...request, affects: ['body'] }])).toEqual([]);
    const adds = [
      to.edit(id, { set: { body: [...body, paragraph('The council says no.')] } }),
      to.publish(id),
      to.publish('added'),
    ];
    expect(await to.act(...adds)).toMatchObject({ status: 403 });
    expect(to.getDocument('added')).toBeNull();
    await to.actAs('joan', to.edit('added', { set: { note: 'We added the answer of the council.' } }));
    expect(await to.actAs('anna', ...adds)).toMatchObject({ description: '' });
  });

  it.each<[string, string, (request: Exported) => Exported]>([
    ['by an editor’s token', 'editor', (request) => request],
    [
      'as a published note',
      'administrator',
      (request) => ({ ...request, _id: 'forged', status: 'published' }),
    ],
    ['as a copy in a release', 'administrator', (request) => ({ ...request, _id: 'versions.r.forged' })],
    ['over one that waits', 'administrator', (request) => ({ ...request, _id: 'drafts.waits' })],
  ])('do not come in another’s name %s', async (_case, role, change) => {
    const waits = { ...retraction('a-story'), _id: 'drafts.waits', kind: 'correction' };
    to.store({ ...waits, _rev: 'a', _createdAt: '2026-01-01T00:00:00Z', _updatedAt: '2026-01-01T00:00:00Z' });
    const forged = {
      ...retraction('a-story'),
      approvedBy: to.idOf('anna'),
      requestedBy: to.idOf('joan'),
    };
    expect(await importWith(role, [change(forged)])).toEqual([expect.stringContaining('in your own name')]);
  });
});
