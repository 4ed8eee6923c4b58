import { type Newsroom, openNewsroom } from '../newsroom.ts';

let room: Newsroom;
beforeAll(async () => {
  room = await openNewsroom();
});
afterAll(() => room.close());

const summary = 'The mill stood for a hundred years.';
const asksForRecheck = (id: string, recheckSummary: boolean) =>
  room.mutateAs('anna', { patch: { id, set: { recheckSummary } } });
const draftOf = (id: string) => room.getDocument(`drafts.${id}`);

describe('the draft of a story whose live summary waits for a re-check', () => {
  it('says so, whatever it says of itself, and no longer once the live one was re-checked', async () => {
    const id = await room.publishStory({ summary });
    expect(await asksForRecheck(id, true)).toMatchObject({ status: 200, description: '' });
    await room.actAs('joan', room.edit(id, { set: { recheckSummary: false } }));
    expect(draftOf(id)).toMatchObject({ recheckSummary: false, recheckLive: true });
    await room.actAs('joan', room.edit(id, { set: { recheckLive: false } }));
    expect(draftOf(id)).toMatchObject({ recheckLive: true });
    await asksForRecheck(id, false);
    expect(draftOf(id)).not.toHaveProperty('recheckLive');
  });

  it('says so if it was begun before', async () => {
    const id = await room.publishStory({ summary });
    await room.actAs('joan', room.edit(id, { set: { kicker: 'Mills' } }));
    expect(draftOf(id)).not.toHaveProperty('recheckLive');
    await asksForRecheck(id, true);
    expect(draftOf(id)).toMatchObject({ recheckLive: true });
  });

  it('is published without the mark', async () => {
    const id = await room.publishStory({ summary });
    await asksForRecheck(id, true);
    await room.actAs('anna', room.edit(id, { set: { recheckSummary: false } }));
    expect(await room.actAs('anna', room.publish(id))).toMatchObject({ status: 200, description: '' });
    expect(room.getDocument(id)).toMatchObject({ recheckSummary: false });
    expect(room.getDocument(id)).not.toHaveProperty('recheckLive');
  });
});
