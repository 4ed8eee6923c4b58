import { type Newsroom, openNewsroom } from '../newsroom.ts';

let room: Newsroom;
beforeAll(async () => {
  room = await openNewsroom();
});
afterAll(() => room.close());

const strong = (id: string) => ({ _type: 'reference', _ref: id, _key: 'r' });
const weak = (id: string) => ({ ...strong(id), _weak: true });

describe('a reference', () => {
  it.each([
    [
      'a person as the section',
      { section: strong('ann') },
      /“section” leads to a document of the type “person”/,
    ],
    [
      'a section as a topic',
      { topics: [strong('news')] },
      /type “section”.*has to lead to one of the type “topic”/,
    ],
    [
      'a weak reference to a document that does not exist',
      { section: weak('nowhere') },
      /“section” leads to “nowhere”, which does not exist/,
    ],
  ])('does not go live as %s, by a mutation, an action and a release', async (_case, fields, message) => {
    const refusal = { status: 403, description: expect.stringMatching(message) };
    const id = await room.publishStory();
    expect(await room.mutateAs('anna', { patch: { id, set: fields } })).toMatchObject(refusal);
    expect(await room.actAs('anna', room.edit(id, { set: fields }), room.publish(id))).toMatchObject(refusal);
    const release = { releaseId: `w-${id}` };
    expect(
      await room.actAs(
        'anna',
        { actionType: 'sanity.action.release.create', ...release },
        {
          actionType: 'sanity.action.document.version.create',
          publishedId: id,
          document: { ...room.getDocument(id), _id: `versions.w-${id}.${id}`, ...fields },
        },
        { actionType: 'sanity.action.release.publish', ...release },
      ),
    ).toMatchObject({ status: 403 });
  });
});
