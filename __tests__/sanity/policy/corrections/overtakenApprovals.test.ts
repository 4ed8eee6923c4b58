import type { Action } from '@sanity/client';
import { approveCorrection } from '../../../../sanity/studio/requests/approvalRequest.ts';
import { type Newsroom, openNewsroom } from '../newsroom.ts';

let room: Newsroom;
beforeAll(async () => {
  room = await openNewsroom();
});
afterAll(() => room.close());

type Editor = 'anna' | 'bert';

const corrected = { headline: 'Council cuts £19m and will close 9 schools' };
const byAnother = {
  status: 409,
  description: expect.stringContaining('Another editor approved this correction'),
};
const changed = { status: 403, description: expect.stringContaining('has changed since you read it') };

const request = async (change: Record<string, unknown> | null, fields = {}) => {
  const articleId = await room.publishStory();
  return { articleId, id: await room.request(articleId, fields, change && { ...change }) };
};

/** What Studio sends for the revisions that are current now. */
const readBy = (by: Editor, { id, articleId }: { id: string; articleId: string }): Action[] =>
  approveCorrection({
    correction: { id, articleId, kind: 'correction', severity: 'substantive', supersedes: null },
    noteRevision: room.getDocument(`drafts.${id}`)?._rev ?? '',
    article: {
      draftRevision: room.getDocument(`drafts.${articleId}`)?._rev ?? null,
      revision: room.getDocument(articleId)?._rev ?? '',
      hasSummary: false,
    },
    approvedBy: room.idOf(by),
    now: new Date().toISOString(),
    transactionId: `t-${by}-${id}`,
    sequence: 1,
  });

describe('two approvals of one correction at the same moment', () => {
  it.each<[string, Record<string, unknown> | null]>([
    ['with a corrected text', corrected],
    ['without one', null],
  ])('say to the second editor that another approved it: %s', async (_case, change) => {
    const requested = await request(change);
    const [one, two] = [readBy('anna', requested), readBy('bert', requested)];
    const answers = await Promise.all([room.actAs('anna', ...one), room.actAs('bert', ...two)]);
    expect(answers.toSorted((a, b) => a.status - b.status)).toMatchObject([{ status: 200 }, byAnother]);
    const first = answers[0]?.status === 200 ? 'anna' : 'bert';
    expect(room.getDocument(requested.id)).toMatchObject({ approvedBy: room.idOf(first) });
    expect(room.getDocument(`drafts.${requested.articleId}`)).toBeNull();
  });

  it('say so to a client that publishes the draft, which is gone', async () => {
    const { id, articleId } = await request(corrected);
    const [one, two] = [room.approval('anna', id, articleId), room.approval('bert', id, articleId)];
    expect(await room.actAs('anna', ...one)).toMatchObject({ status: 200 });
    expect(await room.actAs('bert', ...two)).toMatchObject(byAnother);
  });

  it('say to the same editor, in another tab, that it is done', async () => {
    const requested = await request(corrected);
    const actions = readBy('anna', requested);
    expect(await room.actAs('anna', ...actions)).toMatchObject({ status: 200 });
    expect(await room.actAs('anna', ...actions)).toMatchObject({
      status: 409,
      description: expect.stringContaining('You have approved this correction already'),
    });
  });

  it('say so of a correction that waits for its time', async () => {
    const scheduledFor = new Date(Date.now() + 3_600_000).toISOString();
    const { id, articleId } = await request(corrected, { scheduledFor });
    const read = {
      approvedNote: room.getDocument(`drafts.${id}`)?._rev,
      approvedDraft: room.getDocument(`drafts.${articleId}`)?._rev,
    };
    const approve = (by: Editor) =>
      room.actAs(by, room.edit(id, { set: { status: 'approved', approvedBy: room.idOf(by), ...read } }));
    expect(await approve('anna')).toMatchObject({ status: 200 });
    expect(await approve('bert')).toMatchObject(byAnother);
  });

  it('leave every other refusal as it is', async () => {
    const { id, articleId } = await request(corrected);
    await room.approve('anna', id, articleId);
    const note = { set: { note: 'Another note, which no other editor has read or agreed to.' } };
    expect(await room.actAs('anna', room.edit(id, note), room.publish(id))).toMatchObject({
      status: 403,
      description: expect.stringContaining('cannot be edited'),
    });
  });
});

describe('an approval of a text that somebody changes at the same moment', () => {
  it.each<[string, (articleId: string) => Promise<unknown>]>([
    [
      'is changed',
      (articleId) => room.actAs('joan', room.edit(articleId, { set: { headline: 'Council closes 10' } })),
    ],
    [
      'is changed back to what readers have',
      (articleId) =>
        room.actAs(
          'joan',
          room.edit(articleId, { set: { headline: room.getDocument(articleId)?.headline } }),
        ),
    ],
    [
      'is discarded',
      (articleId) =>
        room.actAs('bert', { actionType: 'sanity.action.document.discard', draftId: `drafts.${articleId}` }),
    ],
  ])('does not publish the note if the text %s', async (_case, change) => {
    const requested = await request(corrected);
    const actions = readBy('anna', requested);
    expect(await change(requested.articleId)).toMatchObject({ status: 200 });
    expect(await room.actAs('anna', ...actions)).toMatchObject(changed);
    expect(room.getDocument(requested.id)).toBeNull();
  });

  it('publishes the note beside a draft that changes nothing, as it was read', async () => {
    const requested = await request({ headline: 'Council cuts £19m and will close 8 schools' });
    expect(room.getDocument(`drafts.${requested.articleId}`)).not.toBeNull();
    expect(await room.actAs('anna', ...readBy('anna', requested))).toMatchObject({
      status: 200,
      description: '',
    });
  });
});
