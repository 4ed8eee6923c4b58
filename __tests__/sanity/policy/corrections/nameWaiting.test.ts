import { type Newsroom, openNewsroom } from '../newsroom.ts';

let room: Newsroom;
beforeAll(async () => {
  room = await openNewsroom();
});
afterAll(() => room.close());

const markOf = (id: string): unknown => room.getDocument(`drafts.${id}`)?.waitingCorrection;
const reference = (id: string) => ({ _type: 'reference', _ref: id, _weak: true });

const requested = async (fields: Record<string, unknown> = {}) => {
  const id = await room.publishStory();
  return { id, correction: await room.request(id, fields) };
};

describe('the draft of a live story', () => {
  it('refers to its correction from the request on', async () => {
    const { id, correction } = await requested();
    expect(markOf(id)).toEqual(reference(correction));
  });

  it('refers to it also if it is begun after the request', async () => {
    const id = await room.publishStory();
    const correction = await room.request(id, {}, null);
    await room.actAs(
      'joan',
      room.edit(id, { set: { headline: 'Council cuts £19m and will close 9 schools' } }),
    );
    expect(markOf(id)).toEqual(reference(correction));
  });

  it('is the same revision after the approval for a time', async () => {
    const { id, correction } = await requested({
      scheduledFor: new Date(Date.now() + 3_600_000).toISOString(),
    });
    const read = {
      approvedNote: room.getDocument(`drafts.${correction}`)?._rev,
      approvedDraft: room.getDocument(`drafts.${id}`)?._rev,
    };
    const set = { status: 'approved', approvedBy: room.idOf('anna'), ...read };
    expect(await room.actAs('anna', room.edit(correction, { set }))).toMatchObject({ status: 200 });
    expect(room.getDocument(`drafts.${id}`)?._rev).toBe(read.approvedDraft);
    expect(markOf(id)).toEqual(reference(correction));
  });

  it('refers to none after that was declined or taken back', async () => {
    const declined = await requested();
    const set = { status: 'declined', declineReason: 'It was right.' };
    await room.mutateAs('anna', { patch: { id: `drafts.${declined.correction}`, set } });
    expect(markOf(declined.id)).toBeUndefined();
    const takenBack = await requested();
    await room.mutateAs('joan', { delete: { id: `drafts.${takenBack.correction}` } });
    expect(markOf(takenBack.id)).toBeUndefined();
  });

  it('keeps what the server wrote, whatever a client writes', async () => {
    const { id, correction } = await requested();
    await room.mutateAs('joan', { patch: { id: `drafts.${id}`, unset: ['waitingCorrection'] } });
    expect(markOf(id)).toEqual(reference(correction));
    const other = await requested();
    await room.mutateAs('joan', {
      patch: { id: `drafts.${other.id}`, set: { waitingCorrection: reference(correction) } },
    });
    expect(markOf(other.id)).toEqual(reference(other.correction));
  });

  it('is published without it', async () => {
    const { id, correction } = await requested();
    expect(await room.approve('anna', correction, id)).toMatchObject({ status: 200 });
    expect(room.getDocument(id)).not.toHaveProperty('waitingCorrection');
    expect(room.getDocument(correction)).toMatchObject({ status: 'published' });
  });
});
