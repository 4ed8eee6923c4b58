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

  it('is read of a draft that was begun since, also after another one, and of one that was discarded', async () => {
    const id = await room.publishStory();
    const draftId = `drafts.${id}`;
    const rev = () => room.getDocument(draftId)?._rev ?? null;
    const edit = (by: 'joan' | 'bert' | 'anna', standfirst: string) =>
      room.actAs(by, room.edit(id, { set: { standfirst } }));
    const authors = async (from: string | null, to: string | null) => {
      const span = { id: draftId, from, to };
      return findAuthors(await findStoredChanges(room.clientOf('joan'), [span]), [span]);
    };
    await edit('anna', 'Begun.');
    const first = rev();
    expect(await authors(null, first)).toEqual([room.idOf('anna')]);
    await room.actAs('bert', { actionType: 'sanity.action.document.discard', draftId });
    expect(await authors(first, null)).toEqual([room.idOf('bert')]);
    await edit('joan', 'Begun again.');
    await edit('joan', 'And goes on.');
    expect(await authors(null, rev())).toEqual([room.idOf('joan')]);
    expect(await authors(first, rev())).toEqual([room.idOf('joan'), room.idOf('bert')]);
  });
});
