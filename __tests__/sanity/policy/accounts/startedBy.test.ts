import { createToken } from 'local-lake/accounts';
import { copyBy } from '../../../../sanity/studio/actions/stories/copyBy.ts';
import { type Newsroom, openNewsroom } from '../newsroom.ts';

let room: Newsroom;
beforeAll(async () => {
  room = await openNewsroom();
});
afterAll(() => room.close());

const story = (id: string, fields: object = {}) => ({
  _id: `drafts.${id}`,
  _type: 'article',
  headline: `Headline of ${id}`,
  ...fields,
});
const starterOf = (id: string) => room.getDocument(id)?.startedBy;

describe('“My drafts” of a person', () => {
  it('has the stories that they began, whatever their client says', async () => {
    await room.mutateAs('joan', { create: story('a', { startedBy: room.idOf('jane') }) });
    await room.mutateAs('joan', { create: story('b') });
    expect([starterOf('drafts.a'), starterOf('drafts.b')]).toEqual([room.idOf('joan'), room.idOf('joan')]);
  });

  it('keeps a story that a colleague changes, or gives to somebody else', async () => {
    await room.mutateAs('joan', { create: story('c') });
    for (const change of [{ set: { startedBy: room.idOf('jane') } }, { unset: ['startedBy'] }]) {
      await room.mutateAs('jane', { patch: { id: 'drafts.c', ...change } });
      expect(starterOf('drafts.c')).toBe(room.idOf('joan'));
    }
    await room.mutateAs('anna', { createOrReplace: story('c', { startedBy: room.idOf('anna') }) });
    expect(starterOf('drafts.c')).toBe(room.idOf('joan'));
  });

  it('has a duplicate of a colleague’s story', async () => {
    await room.mutateAs('joan', { create: story('d') });
    const copied = { ...copyBy('')(room.getDocument('drafts.d') ?? story('d')), _id: 'drafts.e' };
    expect(await room.mutateAs('jane', { create: copied })).toMatchObject({ status: 200 });
    expect(starterOf('drafts.e')).toBe(room.idOf('jane'));
  });

  it.each(['jane', 'anna'] as const)('keeps a story that anna deletes and %s writes again', async (by) => {
    const id = `again-${by}`;
    await room.mutateAs('joan', { create: story(id) });
    for (let round = 0; round < 2; round += 1) {
      await room.mutateAs('anna', { delete: { id: `drafts.${id}` } });
      await room.mutateAs(by, { create: story(id, { startedBy: room.idOf(by) }) });
      expect(starterOf(`drafts.${id}`)).toBe(room.idOf('joan'));
    }
  });

  it('has a deleted story that an import gives them', async () => {
    const { secret } = createToken(room.lake.context.accounts.db, { label: 'Import', role: 'administrator' });
    const give = async (fields: object) => {
      await room.mutateAs('joan', { create: story('given') });
      await room.mutateAs('joan', { delete: { id: 'drafts.given' } });
      const response = await room.fetch('/data/mutate/production', {
        method: 'POST',
        headers: { authorization: `Bearer ${secret}` },
        body: JSON.stringify({ mutations: [{ create: story('given', fields) }] }),
      });
      expect(response.status).toBe(200);
      const starter = starterOf('drafts.given');
      await room.mutateAs('anna', { delete: { id: 'drafts.given' } });
      return starter;
    };
    expect(await give({})).toBe(room.idOf('joan'));
    expect(await give({ startedBy: room.idOf('jane') })).toBe(room.idOf('jane'));
  });

  it('keeps a story that was begun in a release, also if a colleague copies it out or begins it again', async () => {
    const release = (action: string) => ({
      actionType: `sanity.action.release.${action}`,
      releaseId: 'rJune',
    });
    await room.actAs('anna', release('create'));
    const copy = story('', { _id: 'versions.rJune.f' });
    await room.mutateAs('joan', { create: copy });
    await room.mutateAs('jane', { create: story('f') });
    await room.mutateAs('jane', { create: { ...copy, _id: 'versions.rMay.f' } });
    expect([starterOf('drafts.f'), starterOf('versions.rMay.f')]).toEqual([
      room.idOf('joan'),
      room.idOf('joan'),
    ]);

    for (const id of ['drafts.f', 'versions.rMay.f']) await room.mutateAs('anna', { delete: { id } });
    await room.actAs('anna', release('archive'));
    await room.actAs('anna', release('unarchive'));
    expect(starterOf('versions.rJune.f')).toBe(room.idOf('joan'));
    await room.mutateAs('joan', { create: { ...copy, _id: 'versions.rJune.g' } });
    await room.mutateAs('anna', { delete: { id: 'versions.rJune.g' } });
    await room.mutateAs('jane', { create: story('g') });
    expect(starterOf('drafts.g')).toBe(room.idOf('joan'));
  });

  it('has no story of a plan that names another one', async () => {
    const plan = { _id: 'drafts.plan', _type: 'coverage', slug: 'budget', assignedTo: [room.idOf('jane')] };
    await room.mutateAs('anna', { create: plan });
    const coverage = { _type: 'reference', _ref: 'plan', _weak: true };
    const planned = { coverage, startedBy: room.idOf('jane') };
    await room.mutateAs('joan', { create: story('h', planned) });
    expect(starterOf('drafts.h')).toBe(room.idOf('joan'));
    const toStory = { patch: { id: plan._id, set: { story: { ...coverage, _ref: 'i' } } } };
    await room.mutateAs('anna', { create: story('i', { coverage }) }, toStory);
    expect(starterOf('drafts.i')).toBe(room.idOf('jane'));
  });

  it('has a planned story that was given to somebody else before it was begun again', async () => {
    const plan = { _id: 'drafts.plan-2', _type: 'coverage', slug: 'rain', assignedTo: [room.idOf('joan')] };
    await room.mutateAs('anna', { create: plan });
    const coverage = { _type: 'reference', _ref: 'plan-2', _weak: true };
    const begin = [
      { create: story('j', { coverage }) },
      { patch: { id: plan._id, set: { story: { ...coverage, _ref: 'j' } } } },
    ];
    await room.mutateAs('joan', ...begin);
    expect(starterOf('drafts.j')).toBe(room.idOf('joan'));
    await room.mutateAs('anna', { delete: { id: 'drafts.j' } });
    await room.mutateAs('anna', { patch: { id: plan._id, set: { assignedTo: [room.idOf('jane')] } } });
    await room.mutateAs('jane', ...begin);
    expect(starterOf('drafts.j')).toBe(room.idOf('jane'));
  });

  it('keeps a story through its publication, and the changes of it that an editor begins', async () => {
    const id = await room.publishStory();
    const starter = starterOf(id);
    await room.actAs('anna', room.edit(id, { set: { headline: 'Changed by an editor', startedBy: 'x' } }));
    expect(starterOf(`drafts.${id}`)).toBe(starter);
    await room.mutateAs('anna', { patch: { id, set: { startedBy: room.idOf('anna') } } });
    expect(starterOf(id)).toBe(starter);
  });
});
