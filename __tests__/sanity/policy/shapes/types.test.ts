import { type CallerName, type Newsroom, openNewsroom } from '../newsroom.ts';

let room: Newsroom;
beforeAll(async () => {
  room = await openNewsroom();
});
afterAll(() => room.close());

const secretAt = (_id: string) => ({ _id, _type: 'sanity.previewUrlSecret', secret: 'a' });
const typeOf = (id: string) => room.getDocument(id)?._type;

describe('the secret of a preview', () => {
  it('is written, changed and deleted by a viewer', async () => {
    for (const mutation of [
      { create: secretAt('drafts.own') },
      { patch: { id: 'drafts.own', set: { secret: 'b' } } },
      { delete: { id: 'drafts.own' } },
    ])
      expect(await room.mutateAs('vera', mutation)).toMatchObject({ status: 200 });
  });

  it.each(['vera', 'joan', 'anna'] as CallerName[])(
    'does not take the draft of a story, by %s',
    async (by) => {
      const id = await room.publishStory();
      const answer = await room.mutateAs(by, { createOrReplace: secretAt(`drafts.${id}`) });
      expect(answer).toMatchObject({ status: 403, description: expect.stringContaining('Another document') });
      expect(typeOf(`drafts.${id}`)).toBeUndefined();
    },
  );

  it.each(['drafts.begun', 'versions.rMay.begun'])('does not take the id of %s', async (id) => {
    await room.mutateAs('joan', { create: { _id: id, _type: 'article', headline: 'Begun' } });
    for (const by of ['vera', 'anna'] as const)
      expect(await room.mutateAs(by, { createOrReplace: secretAt('drafts.begun') })).toMatchObject({
        status: 403,
      });
    expect(await room.mutateAs('vera', { delete: { id } })).toMatchObject({ status: 403 });
    expect(typeOf(id)).toBe('article');
    await room.mutateAs('anna', { delete: { id } });
  });
});

describe('a draft or a copy in a release', () => {
  it.each(['drafts', 'versions.rMay'])('has the type of what readers see: %s', async (where) => {
    const id = await room.publishStory();
    const other = { _id: `${where}.${id}`, _type: 'page', title: 'About' };
    expect(await room.mutateAs('joan', { create: other })).toMatchObject({
      status: 403,
      description: expect.stringContaining('type “article”'),
    });
    const own = { _id: `${where}.${id}`, _type: 'article', headline: 'Changed' };
    expect(await room.mutateAs('joan', { create: own })).toMatchObject({ status: 200 });
  });
});
