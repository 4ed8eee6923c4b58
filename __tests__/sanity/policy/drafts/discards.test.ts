import { type CallerName, type Newsroom, openNewsroom, paragraph } from '../newsroom.ts';

let room: Newsroom;
beforeAll(async () => {
  room = await openNewsroom();
});
afterAll(() => room.close());

type Answer = Promise<{ status: number; description: string }>;

const ways: [string, (by: CallerName, id: string) => Answer][] = [
  [
    'the action “discard”',
    (by, draftId) => room.actAs(by, { actionType: 'sanity.action.document.discard', draftId }),
  ],
  [
    'the action “version.discard”',
    (by, versionId) => room.actAs(by, { actionType: 'sanity.action.document.version.discard', versionId }),
  ],
  [
    'the action “delete”',
    (by, id) =>
      room.actAs(by, {
        actionType: 'sanity.action.document.delete',
        publishedId: id.replace('drafts.', ''),
        includeDrafts: [id],
      }),
  ],
  ['a mutation', (by, id) => room.mutateAs(by, { delete: { id } })],
  ['a mutation with a query', (by, id) => room.mutateAs(by, { delete: { query: `*[_id == "${id}"]` } })],
  [
    'replacing it with a document of another type',
    (by, _id) => room.mutateAs(by, { createOrReplace: { _id, _type: 'person', name: 'Nobody' } }),
  ],
];

const refusal = (words: string) => ({ status: 403, description: expect.stringContaining(words) });
const notTheirs = refusal('Only an editor, or whoever began this draft, can discard it.');

let made = 0;
const begin = async (by: CallerName, fields: Record<string, unknown> = {}): Promise<string> => {
  made += 1;
  const id = `drafts.begun-${made}`;
  const story = { _type: 'article', headline: `Begun ${made}`, body: [paragraph('Words.')] };
  const answer = await room.mutateAs(by, { create: { ...story, ...fields, _id: id } });
  if (answer.status !== 200) throw new Error(answer.description);
  return id;
};

describe('a draft that nobody filed', () => {
  it.each(ways)('is not thrown away by a colleague with %s', async (_way, discard) => {
    const id = await begin('joan');
    const draft = room.getDocument(id);
    expect(await discard('jane', id)).toMatchObject(notTheirs);
    expect(room.getDocument(id)).toEqual(draft);
  });

  it.each(['joan', 'anna', 'olga'] as const)('is discarded by %s: its writer, and editors', async (by) => {
    const [, discard] = ways[0] ?? [];
    expect(await discard?.(by, await begin('joan'))).toMatchObject({ status: 200, description: '' });
  });

  it('is its writer’s, though a colleague wrote in it', async () => {
    const id = await begin('joan');
    await room.mutateAs('jane', { patch: { id, set: { headline: 'Changed' } } });
    expect(await room.mutateAs('jane', { delete: { id } })).toMatchObject(notTheirs);
    expect(await room.mutateAs('joan', { delete: { id } })).toMatchObject({ status: 200 });
  });

  it('is its writer’s however often it was saved since', async () => {
    const id = await begin('joan', { _type: 'topic' });
    for (let step = 0; step <= 1_000; step += 1)
      room.store({ _id: id, _type: 'topic', title: `Saved ${step} times` });
    expect(await room.mutateAs('jane', { delete: { id } })).toMatchObject(notTheirs);
    expect(await room.mutateAs('joan', { delete: { id } })).toMatchObject({ status: 200 });
  });

  it('is of the person for whom an editor planned it', async () => {
    const plan = { _id: 'drafts.plan', _type: 'coverage', slug: 'rain', assignedTo: [room.idOf('joan')] };
    const coverage = { _type: 'reference', _ref: 'plan', _weak: true };
    await room.mutateAs('anna', { create: plan });
    const story = { _id: 'drafts.planned', _type: 'article', headline: 'Rain', coverage };
    const toStory = { patch: { id: plan._id, set: { story: { ...coverage, _ref: 'planned' } } } };
    await room.mutateAs('anna', { create: story }, toStory);
    expect(await room.mutateAs('jane', { delete: { id: story._id } })).toMatchObject(notTheirs);
    expect(await room.mutateAs('joan', { delete: { id: story._id } })).toMatchObject({ status: 200 });
  });

  it.each(['person', 'topic', 'liveEntry'])('is its writer’s too if it is a %s', async (_type) => {
    const id = await begin('joan', { _type });
    expect(await room.mutateAs('jane', { delete: { id } })).toMatchObject(notTheirs);
    expect(await room.mutateAs('joan', { delete: { id } })).toMatchObject({ status: 200 });
  });

  it('is not lost in a commit with others', async () => {
    const ids = [await begin('jane'), await begin('joan')];
    const { status } = await room.mutateAs('jane', ...ids.map((id) => ({ delete: { id } })));
    expect(status).toBe(403);
    expect(ids.map((id) => room.getDocument(id))).not.toContain(null);
  });
});

describe('the change of a live story', () => {
  it('is discarded by whoever began it, not by who began the story, nor by who wrote in it last', async () => {
    const id = await room.publishStory({ startedBy: 'x' });
    await room.actAs('joan', room.edit(id, { set: { standfirst: 'Another standfirst.' } }));
    await room.actAs('jane', room.edit(id, { set: { standfirst: 'A third standfirst.' } }));
    const draft = { delete: { id: `drafts.${id}` } };
    expect(await room.mutateAs('jane', draft)).toMatchObject(notTheirs);
    expect(await room.mutateAs('joan', draft)).toMatchObject({ status: 200 });
    await room.actAs('jane', room.edit(id, { set: { standfirst: 'A third standfirst.' } }));
    expect(await room.mutateAs('joan', draft)).toMatchObject(notTheirs);
    expect(await room.mutateAs('jane', draft)).toMatchObject({ status: 200 });
  });
});

describe('a story that was taken off the site', () => {
  it('is the paper’s: no journalist discards the draft that is left', async () => {
    const live = await room.publishStory();
    const withdrawal = { requestedBy: room.idOf('anna'), reason: 'A court.' };
    await room.actAs('anna', room.edit(live, { set: { withdrawal } }));
    const pair = { draftId: `drafts.${live}`, publishedId: live };
    const unpublish = { actionType: 'sanity.action.document.unpublish', ...pair };
    expect(await room.actAs('bert', unpublish)).toMatchObject({ status: 200, description: '' });
    expect(await room.mutateAs('joan', { delete: { id: `drafts.${live}` } })).toMatchObject(notTheirs);
  });
});

describe('a copy in a release', () => {
  it('is taken out by whoever put it there, and by editors', async () => {
    await room.actAs('anna', { actionType: 'sanity.action.release.create', releaseId: 'rMay' });
    const story = await begin('joan');
    const versionId = story.replace('drafts.', 'versions.rMay.');
    const put = (by: CallerName) =>
      room.actAs(by, {
        actionType: 'sanity.action.document.version.create',
        publishedId: story.replace('drafts.', ''),
        baseId: story,
        versionId,
      });
    const takeOut = (by: CallerName) =>
      room.actAs(by, { actionType: 'sanity.action.document.version.discard', versionId });
    await put('jane');
    expect(await takeOut('joan')).toMatchObject(refusal('whoever put it there'));
    expect(await takeOut('jane')).toMatchObject({ status: 200 });
    await put('joan');
    expect(await takeOut('anna')).toMatchObject({ status: 200 });
  });
});
