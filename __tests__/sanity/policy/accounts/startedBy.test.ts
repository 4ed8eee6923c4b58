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

  it('keeps a story through its publication, and the changes of it that an editor begins', async () => {
    const id = await room.publishStory();
    const starter = starterOf(id);
    await room.actAs('anna', room.edit(id, { set: { headline: 'Changed by an editor', startedBy: 'x' } }));
    expect(starterOf(`drafts.${id}`)).toBe(starter);
    await room.mutateAs('anna', { patch: { id, set: { startedBy: room.idOf('anna') } } });
    expect(starterOf(id)).toBe(starter);
  });
});
