import { schedulesOf } from 'local-lake/testing';
import { scheduleApproval, takeBackApproval } from '../../../../sanity/studio/requests/scheduledApproval.ts';
import { comeDue } from '../../../fixtures/comeDue.ts';
import { type CallerName, type Newsroom, openNewsroom } from '../../policy/newsroom.ts';

let room: Newsroom;
beforeAll(async () => {
  room = await openNewsroom();
});
afterAll(() => room.close());

const inAnHour = (): string => new Date(Date.now() + 3_600_000).toISOString();
const corrected = { headline: 'Council cuts £19m and will close 9 schools' };

const request = async (fields: Record<string, unknown> = {}) => {
  const articleId = await room.publishStory();
  const at = inAnHour();
  const id = await room.request(articleId, { scheduledFor: at, ...fields }, { ...corrected });
  return { id, articleId, at };
};

const approve = (
  { id, articleId, at }: Awaited<ReturnType<typeof request>>,
  by: CallerName = 'anna',
  more: Record<string, unknown> = {},
) =>
  scheduleApproval({
    correction: {
      id,
      articleId,
      kind: 'correction',
      severity: 'substantive',
      supersedes: null,
      internalReason: 'Typed wrongly.',
    },
    noteRevision: room.getDocument(`drafts.${id}`)?._rev ?? '',
    draftRevision: room.getDocument(`drafts.${articleId}`)?._rev ?? null,
    approvedBy: room.idOf(by),
    sequence: 1,
    at,
    ...more,
  })(room.clientOf(by));

describe('scheduleApproval', () => {
  it('lets text and note go live together at the time, and keeps private words in the record', async () => {
    const requested = await request({ internalReason: 'Typed wrongly.' });
    await approve(requested);
    expect(room.getDocument(`drafts.${requested.id}`)).toMatchObject({ status: 'approved' });
    await comeDue(room.dataset, requested.id);
    expect(room.getDocument(requested.id)).toMatchObject({ status: 'published' });
    expect(room.getDocument(requested.id)).not.toHaveProperty('internalReason');
    expect(room.getDocument(requested.articleId)).toMatchObject(corrected);
    expect(room.getDocument(`internal.${requested.id}`)).toMatchObject({ internalReason: 'Typed wrongly.' });
  });

  it('takes the approval back if the schedule is refused', async () => {
    const requested = await request({ internalReason: 'Typed wrongly.' });
    await expect(approve({ ...requested, at: new Date(0).toISOString() })).rejects.toThrow(
      'not in the future',
    );
    const draft = room.getDocument(`drafts.${requested.id}`);
    expect(draft).toMatchObject({ status: 'drafted', internalReason: 'Typed wrongly.' });
    expect(draft).not.toHaveProperty('approvedBy');
  });

  it('leaves the schedule of whoever approved it at the same moment', async () => {
    const requested = await request();
    const read = {
      noteRevision: room.getDocument(`drafts.${requested.id}`)?._rev,
      draftRevision: room.getDocument(`drafts.${requested.articleId}`)?._rev,
    };
    await approve(requested, 'anna', read);
    await expect(approve(requested, 'bert', read)).rejects.toThrow('Another editor approved');
    expect(schedulesOf(room.dataset).findFor(requested.id)).toMatchObject({ author: room.idOf('anna') });
    await comeDue(room.dataset, requested.id);
    expect(room.getDocument(requested.id)).toMatchObject({ approvedBy: room.idOf('anna') });
  });

  it('replaces an earlier schedule', async () => {
    const requested = await request();
    await approve(requested);
    await room.actAs('joan', room.edit(requested.articleId, { set: { summary: 'It will close 9.' } }));
    await approve(requested, 'bert');
    const open = schedulesOf(room.dataset)
      .list()
      .filter(
        ({ state, documents }) =>
          state === 'scheduled' && documents.some((one) => one.documentId === requested.id),
      );
    expect(open).toHaveLength(1);
  });
});

describe('takeBackApproval', () => {
  it('cancels the schedule, and the correction waits again', async () => {
    const requested = await request();
    await approve(requested);
    await takeBackApproval(requested.id)(room.clientOf('bert'));
    expect(schedulesOf(room.dataset).findFor(requested.id)).toBeNull();
    expect(room.getDocument(`drafts.${requested.id}`)).toMatchObject({ status: 'drafted' });
  });
});
