import { type Newsroom, openNewsroom } from '../newsroom.ts';

let room: Newsroom;
beforeAll(async () => {
  room = await openNewsroom();
});
afterAll(() => room.close());

const alone = 'Council will close no school at all';
const fixed = { summary: 'The council will close 9 schools.' };
const otherNote = 'A note that the editor alone has written, and that nobody else has read.';
const refused = {
  status: 403,
  description: expect.stringMatching(/ask for the correction|asked for|was made/),
};

const writeText = (by: 'anna' | 'robot', id: string) =>
  room.actAs(by, room.edit(id, { set: { headline: alone } }));
/** What somebody who types does next, without having read the headline. */
const typeOn = (id: string) =>
  room.actAs('joan', room.edit(id, { set: { standfirst: 'The vote was close.' } }));

describe('an editor who writes while the requester types on', () => {
  it.each<[string, (id: string, note: string) => Promise<unknown>]>([
    [
      'her own headline',
      async (id) => {
        await writeText('anna', id);
        await typeOn(id);
      },
    ],
    [
      'her own headline, long before the last words',
      async (id) => {
        await writeText('anna', id);
        for (let count = 0; count < 20; count += 1) {
          await room.actAs('joan', room.edit(id, { set: { standfirst: `The vote was close: ${count}.` } }));
        }
      },
    ],
    [
      'a headline that her API token wrote',
      async (id) => {
        await writeText('robot', id);
        await typeOn(id);
      },
    ],
    [
      'her own headline, which she says that the requester read',
      async (id, note) => {
        await writeText('anna', id);
        const requestedText = room.getDocument(`drafts.${id}`)?._rev;
        await room.actAs('anna', room.edit(note, { set: { requestedText } }));
        await typeOn(id);
      },
    ],
    [
      'her own note',
      async (_id, note) => {
        await room.actAs('anna', room.edit(note, { set: { note: otherNote } }));
        await room.actAs('joan', room.edit(note, { set: { severity: 'minor' } }));
      },
    ],
  ])('cannot approve %s', async (_case, write) => {
    const id = await room.publishStory();
    const note = await room.request(id, {}, fixed);
    await write(id, note);
    expect(await room.approve('anna', note, id)).toMatchObject(refused);
    expect(room.getDocument(id)?.headline).not.toBe(alone);
  });

  it('leaves the approval to another editor', async () => {
    const id = await room.publishStory();
    const note = await room.request(id, {}, fixed);
    await writeText('anna', id);
    await typeOn(id);
    expect(await room.approve('bert', note, id)).toMatchObject({ status: 200, description: '' });
  });

  it('can approve it once the requester has read it and asked again', async () => {
    const id = await room.publishStory();
    const note = await room.request(id, {}, fixed);
    await writeText('anna', id);
    await typeOn(id);
    const requestedText = room.getDocument(`drafts.${id}`)?._rev;
    const affects = ['headline', 'standfirst', 'summary'];
    expect(await room.actAs('joan', room.edit(note, { set: { requestedText, affects } }))).toMatchObject({
      status: 200,
    });
    expect(await room.approve('anna', note, id)).toMatchObject({ status: 200, description: '' });
  });

  it('can approve it after she only opened the draft', async () => {
    const id = await room.publishStory();
    const note = await room.request(id, {}, null);
    await room.actAs('anna', room.edit(id, { set: { recheckSummary: true } }));
    await typeOn(id);
    expect(await room.approve('anna', note, id)).toMatchObject({ status: 200, description: '' });
  });
});
