import { type Newsroom, openNewsroom } from '../newsroom.ts';

let room: Newsroom;
beforeAll(async () => {
  room = await openNewsroom();
});
afterAll(() => room.close());
beforeEach(async () => {
  await room.mutateAs('olga', ...['a', 'b', 'c', 'drafts.a'].map((id) => ({ delete: { id } })));
});

const topic = (id: string, parent?: string, _id = id) => ({
  createOrReplace: {
    _id,
    _type: 'topic',
    title: id,
    slug: { _type: 'slug', current: id },
    ...(parent && { parent: { _type: 'reference', _ref: parent, _weak: true } }),
  },
});
const write = (...mutations: unknown[]) => room.mutateAs('olga', ...mutations);
const must = async (...mutations: unknown[]) =>
  expect(await write(...mutations)).toMatchObject({ status: 200 });

describe('the topic that a topic is a part of', () => {
  it('may be a topic of a section', async () => {
    await must(topic('a', 'news'), topic('b', 'a'));
    await must(topic('c', 'news'));
  });

  it.each([
    ['itself', [], [topic('c', 'c')], 'not a part of itself'],
    ['a part of it', [topic('a'), topic('b', 'a')], [topic('a', 'b')], 'itself a part of a topic'],
    ['a part of it, in one commit', [], [topic('a', 'b'), topic('b', 'a')], 'a part of a topic'],
    [
      'a part of a topic that is still to be published',
      [topic('a', undefined, 'drafts.a'), topic('b', 'a')],
      [topic('c', 'b')],
      'Choose the topic above',
    ],
    ['a part of a topic', [topic('a'), topic('b', 'a')], [topic('c', 'b')], 'Choose the topic above'],
    [
      'a topic, if it has parts',
      [topic('a'), topic('b', 'a'), topic('c')],
      [topic('a', 'c')],
      'a section only',
    ],
    [
      'a topic, if it gets parts in the same commit',
      [topic('a'), topic('b'), topic('c')],
      [topic('a', 'c'), topic('b', 'a')],
      'itself a part of a topic',
    ],
    [
      'a part of what may become a topic later',
      [],
      [topic('b', 'not-yet')],
      'leads to “not-yet”, which does not exist',
    ],
    [
      'what may become a topic later, if it has parts',
      [topic('a'), topic('b', 'a')],
      [topic('a', 'not-yet')],
      'a section only',
    ],
    [
      'a former section whose topics have parts',
      [
        { createOrReplace: { _id: 'c', _type: 'section', title: 'C', slug: { current: 'c' } } },
        topic('a', 'c'),
        topic('b', 'a'),
      ],
      [topic('c')],
      'have parts themselves',
    ],
  ])('is not %s', async (_case, before, mutations, reason) => {
    if (before.length > 0) await must(...before);
    const answer = await write(...mutations);
    expect(answer.status).toBe(403);
    expect(JSON.stringify(answer.body)).toContain(reason);
  });

  it('may be another one after its parts moved away in the same commit', async () => {
    await must(topic('a'), topic('b', 'a'), topic('c'));
    await must(topic('b', 'c'), topic('a', 'c'));
  });

  it('is deleted, and the topic gets parts again when it has another parent', async () => {
    await must(topic('a'), topic('b', 'a'));
    await must({ delete: { id: 'a' } });
    const refusal = { status: 403, description: expect.stringContaining('was deleted. Choose another') };
    expect(await write(topic('c', 'b'))).toMatchObject(refusal);
    await must(topic('b', 'news'), topic('c', 'b'));
  });

  it('is checked when a draft is published, and not before', async () => {
    await must(topic('a'), topic('b', 'a'), topic('a', 'b', 'drafts.a'));
    const answer = await room.actAs('olga', room.publish('a'));
    expect(answer.status).not.toBe(200);
    expect(JSON.stringify(answer.body)).toContain('itself a part of a topic');
    await must({ delete: { id: 'drafts.a' } });
  });

  it('is checked when a release goes live, and beforehand', async () => {
    await must(topic('a'), topic('b', 'a'));
    const release = (action: string, more = {}) => ({
      actionType: `sanity.action.release.${action}`,
      releaseId: 'topics',
      ...more,
    });
    await room.actAs('olga', release('create', { metadata: { title: 'Topics' } }));
    await must(topic('a', 'b', 'versions.topics.a'));
    for (const dryRun of [true, false]) {
      const answer = await room.postAs('olga', '/data/actions/production', {
        actions: [release('publish')],
        dryRun,
      });
      expect(answer.status).not.toBe(200);
      expect(JSON.stringify(answer.body)).toContain('itself a part of a topic');
    }
    expect(room.getDocument('a')).not.toHaveProperty('parent');
  });
});
