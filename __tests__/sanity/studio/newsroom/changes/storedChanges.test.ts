import { findAuthors } from '../../../../../sanity/studio/newsroom/changes/authors.ts';
import { findStoredChanges } from '../../../../../sanity/studio/newsroom/changes/storedChanges.ts';
import { type Newsroom, openNewsroom } from '../../../policy/newsroom.ts';

let room: Newsroom;
beforeAll(async () => {
  room = await openNewsroom();
});
afterAll(() => room.close());

describe('who changed a document before anybody listened', () => {
  it('is read from its history, for the changes after the revision that was read', async () => {
    const id = await room.publishStory();
    const change = async (by: 'joan' | 'bert' | 'anna', standfirst: string) => {
      await room.actAs(by, room.edit(id, { set: { standfirst } }));
      return room.getDocument(`drafts.${id}`)?._rev ?? null;
    };
    await change('anna', 'Begun.');
    const from = await change('joan', 'Read.');
    const draft = { id: `drafts.${id}`, from };
    const later = { ...draft, to: await change('bert', 'Later.') };
    const changes = await findStoredChanges(room.clientOf('joan'), [later]);
    expect(findAuthors(changes, [later])).toEqual([room.idOf('bert')]);
    const last = { ...draft, to: await change('anna', 'Last.') };
    expect(findAuthors(await findStoredChanges(room.clientOf('joan'), [last]), [last])).toEqual(
      expect.arrayContaining([room.idOf('anna'), room.idOf('bert')]),
    );
  });

  it('is not known of a draft that was begun since', async () => {
    const id = await room.publishStory();
    await room.actAs('bert', room.edit(id, { set: { standfirst: 'Begun.' } }));
    const span = { id: `drafts.${id}`, from: null, to: room.getDocument(`drafts.${id}`)?._rev ?? null };
    expect(await findStoredChanges(room.clientOf('joan'), [span])).toEqual([]);
  });
});
