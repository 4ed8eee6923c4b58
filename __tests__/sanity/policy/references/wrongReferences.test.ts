import { importReferences } from '../../../../sanity/policy/shapes/importProblem.ts';
import { newsroomLake } from '../../../../tools/testing/newsroomLake.ts';
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

describe('a document that others lead to', () => {
  it('does not become one of another type, replaced in one commit or made anew', async () => {
    const id = await room.publishStory();
    const person = { _id: 'news', _type: 'person', name: 'News', slug: { current: 'a-person' } };
    const refusal = { status: 403, description: expect.stringMatching(/leads to the document of this id/) };
    expect(await room.mutateAs('anna', { createOrReplace: person })).toMatchObject(refusal);
    expect(await room.mutateAs('anna', { delete: { id: 'news' } }, { create: person })).toMatchObject(
      refusal,
    );
    room.store({ ...room.getDocument(id), _id: 'older', topics: [weak('gone')] } as never);
    expect(await room.mutateAs('anna', { create: { ...person, _id: 'gone' } })).toMatchObject(refusal);
  });
});

describe('a file that is imported', () => {
  it('is checked for what its public documents lead to', () => {
    const section = strong('ann');
    const wanted = { id: 'ann', path: 'section', to: ['section'], mayBeLost: false };
    expect(importReferences({ _id: 'brought', _type: 'article', section } as never)).toEqual([
      expect.objectContaining(wanted),
    ]);
    expect(importReferences({ _id: 'drafts.brought', _type: 'article', section } as never)).toEqual([]);
    expect(newsroomLake.projects?.copydesk?.imports?.referencesOf).toBe(importReferences);
  });
});
