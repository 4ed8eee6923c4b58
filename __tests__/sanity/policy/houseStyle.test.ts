import { apiVersion } from '../../../lib/apiVersion.ts';
import { comeDue } from '../../fixtures/comeDue.ts';
import { type CallerName, type Newsroom, openNewsroom, paragraph } from './newsroom.ts';

let room: Newsroom;
beforeAll(async () => {
  room = await openNewsroom();
});
afterAll(() => room.close());

const styleId = 'internal.houseStyle';
const entry = (words: string, more: object = {}) => ({
  _key: words,
  _type: 'styleEntry',
  words,
  blocks: true,
  ...more,
});
const houseStyle = (words: unknown, _id = styleId) => ({
  createOrReplace: { _id, _type: 'houseStyle', words },
});
const ban = async (...entries: object[]): Promise<void> => {
  expect(await room.mutateAs('anna', houseStyle(entries))).toMatchObject({ status: 200, description: '' });
};
afterEach(async () => {
  await room.mutateAs('anna', { delete: { id: styleId } }, { delete: { id: `drafts.${styleId}` } });
});

const inAnHour = (): string => new Date(Date.now() + 3_600_000).toISOString();
const documentAt = (id: string) => (room.getDocument(id) ?? {}) as Record<string, unknown>;

let made = 0;
/** A draft of a whole story by the journalist. */
const draft = async (fields: Record<string, unknown> = {}): Promise<string> => {
  const { _rev, firstPublishedAt, ...story } = documentAt(await room.publishStory());
  made += 1;
  const id = `styled-${made}`;
  const create = { ...story, slug: { _type: 'slug', current: id }, ...fields, _id: `drafts.${id}` };
  expect(await room.mutateAs('joan', { create })).toMatchObject({ status: 200 });
  return id;
};

const withBan = { body: [paragraph('A deathtrap, said nobody.', 'one')] };
const rejected = {
  status: 403,
  description: expect.stringMatching(/House style does not allow “deathtrap”, which is in the text/),
};

describe('the list of words', () => {
  it.each<[CallerName, number]>([
    ['anna', 200],
    ['olga', 200],
    ['joan', 403],
    ['vera', 403],
  ])('is written by editors and administrators: %s gets %i', async (name, status) => {
    for (const id of [styleId, `drafts.${styleId}`, `versions.r1.${styleId}`])
      expect((await room.mutateAs(name, houseStyle([], id))).status).toBe(status);
    await room.mutateAs('anna', { delete: { id: `versions.r1.${styleId}` } });
  });

  it('is not for readers', async () => {
    await ban(entry('deathtrap'));
    const response = await room.lake.fetch(
      new Request(`http://lake.test/v${apiVersion}/data/query/production?query=*[_type=="houseStyle"]`),
    );
    expect(await response.json()).toMatchObject({ result: [] });
  });

  it.each([
    ['a second list', houseStyle([], 'internal.other'), /There is one house style/],
    ['a list that anyone can read', houseStyle([], 'houseStyle'), /is for the newsroom only/],
    ['another type in its place', { create: { _id: styleId, _type: 'topic' } }, /has the type houseStyle/],
    ['an entry without words', houseStyle([{ _key: 'a' }]), /cannot be read at words\.0\.words/],
    ['an entry of signs', houseStyle([entry('…')]), /Write a word or a phrase/],
    ['an entry of nine words', houseStyle([entry('a b c d e f g h i')]), /at most 8/],
    ['words that are no list', houseStyle('deathtrap'), /cannot be read at words/],
    [
      '501 entries',
      houseStyle(Array.from({ length: 501 }, (_, index) => entry(`word${index}`))),
      /at most 500 entries/,
    ],
  ])('is rejected: %s', async (_case, mutation, problem) => {
    expect(await room.mutateAs('anna', mutation)).toMatchObject({
      status: 403,
      description: expect.stringMatching(problem),
    });
  });

  it('may be unfinished in a draft', async () => {
    expect(await room.mutateAs('anna', houseStyle([{ _key: 'a' }], `drafts.${styleId}`))).toMatchObject({
      status: 200,
    });
  });
});

describe('a blocked word', () => {
  const write = (id: string) => ({
    create: {
      ...documentAt(`drafts.${id}`),
      _rev: undefined,
      _id: `${id}-live`,
      slug: { _type: 'slug', current: `${id}-live` },
    },
  });

  it.each<[string, (id: string) => Promise<{ status: number }>]>([
    ['the action', (id) => room.actAs('anna', room.publish(id))],
    ['a mutation', (id) => room.mutateAs('anna', write(id))],
    ['an API token', (id) => room.mutateAs('robot', write(id))],
    ['an administrator', (id) => room.mutateAs('olga', write(id))],
    [
      'an action that allows the word too',
      (id) => room.mutateAs('anna', { patch: { id: styleId, unset: ['words'] } }, write(id)),
    ],
  ])('keeps a story from being published by %s', async (_case, send) => {
    await ban(entry('deathtrap'));
    const id = await draft(withBan);
    expect(await send(id)).toMatchObject(rejected);
    expect(room.getDocument(id)).toBeNull();
  });

  it('keeps a journalist from filing it, and not from writing it', async () => {
    await ban(entry('deathtrap', { instead: 'danger' }));
    const id = await draft(withBan);
    const file = () => room.actAs('joan', room.edit(id, { set: { filedAt: new Date().toISOString() } }));
    expect(await file()).toMatchObject({
      status: 403,
      description: expect.stringContaining('Write “danger”.'),
    });
    await room.actAs('joan', room.edit(id, { set: { body: [paragraph('A danger.')] } }));
    expect(await file()).toMatchObject({ status: 200 });
    expect(await room.actAs('joan', room.edit(id, { set: withBan }))).toMatchObject({ status: 200 });
    expect(await room.actAs('anna', room.publish(id))).toMatchObject({ status: 403 });
  });

  it('keeps a headline for the front alone and the title of a strip from going live', async () => {
    const story = { _type: 'reference', _ref: await room.publishStory(), _weak: true };
    const front = (headline: string, title: string) => ({
      createOrReplace: {
        _id: 'frontPage',
        _type: 'frontPage',
        lead: { _type: 'frontSlot', story, headline },
        strips: [{ _key: 'one', _type: 'frontStrip', title, stories: [] }],
      },
    });
    expect(await room.mutateAs('anna', front('A deathtrap', 'Roads'))).toMatchObject({ status: 200 });
    await ban(entry('deathtrap'));
    expect(await room.mutateAs('anna', front('A deathtrap', 'Streets'))).toMatchObject({ status: 200 });
    const refused = { status: 403, description: expect.stringContaining('does not allow “deathtrap”') };
    expect(await room.mutateAs('anna', front('A deathtrap, a deathtrap', 'Streets'))).toMatchObject(refused);
    expect(await room.mutateAs('anna', front('A danger', 'A deathtrap'))).toMatchObject(refused);
    await room.mutateAs('anna', { delete: { id: 'frontPage' } });
  });

  it('is only what the newsroom marked so', async () => {
    await ban(entry('deathtrap', { blocks: false }));
    expect(await room.actAs('anna', room.publish(await draft(withBan)))).toMatchObject({ status: 200 });
  });

  it('keeps a scheduled story from going live, also if it was scheduled before', async () => {
    const id = await draft(withBan);
    const executeAt = inAnHour();
    const set = { scheduledFor: executeAt, scheduledZone: 'UTC' };
    expect(await room.actAs('anna', room.edit(id, { set }))).toMatchObject({ status: 200 });
    const documents = [{ documentId: id }];
    await room.postAs('anna', '/schedules/copydesk/production', { documents, executeAt });
    await ban(entry('deathtrap'));
    await comeDue(room.dataset, id);
    expect(room.getDocument(id)).toBeNull();
    expect(documentAt(`drafts.${id}`)).toMatchObject({
      missedBecause: expect.stringContaining('House style does not allow'),
    });
  });

  it('keeps a release from going live', async () => {
    await ban(entry('deathtrap'));
    const id = await draft();
    const { _rev, ...story } = documentAt(`drafts.${id}`);
    const release = { releaseId: 'r9', metadata: { title: 'R', releaseType: 'asap' } };
    const version = { publishedId: id, document: { ...story, ...withBan, _id: `versions.r9.${id}` } };
    await room.actAs('anna', { actionType: 'sanity.action.release.create', ...release });
    expect(
      await room.actAs('anna', { actionType: 'sanity.action.document.version.create', ...version }),
    ).toMatchObject({ status: 200 });
    const answer = await room.actAs('anna', { actionType: 'sanity.action.release.publish', releaseId: 'r9' });
    expect(answer.status).not.toBe(200);
    expect(JSON.stringify(answer)).toContain('House style does not allow');
    expect(room.getDocument(id)).toBeNull();
  });

  it('that is live already does not hold up a correction, but a new one does', async () => {
    const id = await room.publishStory(withBan);
    await ban(entry('deathtrap'));
    const other = await room.request(id);
    expect(await room.approve('anna', other, id)).toMatchObject({ status: 200, description: '' });
    const worse = await room.request(
      id,
      {},
      { standfirst: 'Readers are told that it is a deathtrap, and why.' },
    );
    expect(await room.approve('anna', worse, id)).toMatchObject({
      status: 403,
      description: expect.stringContaining('which is in the standfirst'),
    });
  });

  it('does not hold up a retraction', async () => {
    const id = await room.publishStory(withBan);
    await ban(entry('deathtrap'));
    const retraction = await room.request(
      id,
      { kind: 'retraction', note: 'The story was wrong. It is withdrawn.' },
      null,
    );
    expect(await room.approve('anna', retraction, id)).toMatchObject({ status: 200, description: '' });
  });
});

it('an ignored finding stays in the draft and is not published', async () => {
  const ignoredStyle = [
    { _key: 'a', _type: 'ignoredFinding', kind: 'date', topic: 'yesterday', passage: 'yesterday' },
  ];
  const id = await draft({ ignoredStyle });
  expect(documentAt(`drafts.${id}`)).toMatchObject({ ignoredStyle });
  expect(await room.actAs('anna', room.publish(id))).toMatchObject({ status: 200, description: '' });
  expect(room.getDocument(id)).not.toHaveProperty('ignoredStyle');
});
