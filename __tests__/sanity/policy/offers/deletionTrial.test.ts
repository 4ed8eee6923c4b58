import { findDeletionRefusal } from '../../../../sanity/studio/requests/trials/deletionTrial.ts';
import { type Newsroom, openNewsroom } from '../newsroom.ts';

let room: Newsroom;
beforeAll(async () => {
  room = await openNewsroom();
});
afterAll(() => room.close());

describe('what would be refused before something is deleted', () => {
  it('is a section in which a story is, and it stays', async () => {
    await room.publishStory();
    await expect(findDeletionRefusal(room.clientOf('anna'), 'news')).resolves.toEqual({ kind: 'used' });
    expect(room.getDocument('news')).not.toBeNull();
  });

  it('is nothing for a section without stories, which stays too', async () => {
    const section = { _id: 'empty', _type: 'section', title: 'Empty', slug: { current: 'empty' } };
    const { status } = await room.mutateAs('anna', { create: section });
    expect(status).toBe(200);
    await expect(findDeletionRefusal(room.clientOf('anna'), 'empty')).resolves.toBeNull();
    expect(room.getDocument('empty')).not.toBeNull();
  });
});
