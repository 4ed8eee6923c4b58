import { type CorrectionWords, publishUpdate } from '../../../../sanity/studio/requests/correctionRequest.ts';
import { type Newsroom, openNewsroom } from '../../policy/newsroom.ts';

let room: Newsroom;
beforeAll(async () => {
  room = await openNewsroom();
});
afterAll(() => room.close());

const words: CorrectionWords = {
  kind: 'update',
  severity: 'minor',
  affects: ['summary'],
  was: '',
  is: '',
  note: 'Key points were added to this story.',
  internalReason: 'The desk asked for them late.',
};

/** Publishes an added key point like Studio. */
const update = async (id: string, internalReason: string, later: Record<string, unknown> | null = null) => {
  const articleId = await room.publishStory();
  const added = { keyPoints: ['Eight schools close'] };
  expect(await room.actAs('anna', room.edit(articleId, { set: added }))).toMatchObject({ status: 200 });
  const asked = { id, articleId, words: { ...words, internalReason }, requestedBy: room.idOf('anna') };
  const read = room.getDocument(`drafts.${articleId}`)?._rev ?? '';
  if (later) await room.actAs('joan', room.edit(articleId, { set: later }));
  return room.actAs('anna', ...publishUpdate(asked, read));
};

describe('an update that one editor publishes', () => {
  it('keeps how it happened in the newsroom’s record, and publishes it nowhere', async () => {
    expect(await update('u1', words.internalReason)).toMatchObject({ status: 200, description: '' });
    expect(room.getDocument('internal.u1')).toMatchObject({
      _type: 'correctionRecord',
      correction: { _type: 'reference', _ref: 'u1', _weak: true },
      internalReason: words.internalReason,
    });
    expect(room.getDocument('drafts.internal.u1')).toBeNull();
    expect(room.getDocument('u1')).toMatchObject({ status: 'published', note: words.note });
    expect(JSON.stringify(room.getDocument('u1'))).not.toContain(words.internalReason);
  });

  it('has no record without private fields', async () => {
    expect(await update('u2', '')).toMatchObject({ status: 200, description: '' });
    expect(room.getDocument('u2')).toMatchObject({ status: 'published' });
    expect(room.getDocument('internal.u2')).toBeNull();
  });

  it('is refused if the draft changed after the editor read it', async () => {
    expect((await update('u3', '', { summary: 'Not read.' })).status).toBe(409);
    expect(room.getDocument('u3')).toBeNull();
  });
});
