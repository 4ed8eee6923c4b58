import type { Action, SanityClient } from '@sanity/client';
import { unreviewedChangeFields } from '../../../lib/articles/publishing/workflowFields.ts';
import { approvalFields } from '../../../lib/corrections/agreedFields.ts';
import { privateFields, privateFieldsOf } from '../../../lib/corrections/privateFields.ts';
import { correctionRecord, type DraftedCorrection } from './approvalRequest.ts';
import { edit } from './documentActions.ts';
import { cancelSchedules, createSchedule } from './scheduleRequest.ts';

export type ScheduledApproval = {
  correction: DraftedCorrection;
  /** The revisions that the approver read. The draft is null if the text does not change. */
  noteRevision: string;
  draftRevision: string | null;
  approvedBy: string;
  sequence: number;
  /** The requested time, ISO 8601. */
  at: string;
};

/** The patch that approves a correction without publishing it. */
export const approvalPatch = ({
  noteRevision,
  draftRevision,
  approvedBy,
  sequence,
}: Omit<ScheduledApproval, 'at' | 'correction'>) => ({
  set: {
    status: 'approved',
    approvedBy,
    approvedNote: noteRevision,
    ...(draftRevision === null ? {} : { approvedDraft: draftRevision }),
    sequence,
  },
  unset: [...privateFields, 'missedBecause', 'unscheduledAt', ...unreviewedChangeFields],
});

/** The action that takes an approval back. The correction waits for approval again. */
const withoutApproval = (id: string, set: Record<string, string> = {}): Action =>
  edit(id, { set: { status: 'drafted', ...set }, unset: [...approvalFields] });

/**
 * Approves a correction for its requested time. Its text and its note are one schedule, so that both go live or
 * neither. If the schedule is rejected, the approval is taken back.
 */
export const scheduleApproval =
  (approved: ScheduledApproval) =>
  async (client: SanityClient): Promise<void> => {
    const { correction, draftRevision, at } = approved;
    const { id, articleId } = correction;
    const record = correctionRecord(correction);
    if (record) await client.createOrReplace(record);
    // First: a refused approval leaves the schedule of whoever approved it at the same moment.
    await client.action(edit(id, approvalPatch(approved)));
    try {
      await cancelSchedules(id)(client);
      await createSchedule(client, draftRevision === null ? [id] : [articleId, id], at);
    } catch (error) {
      await client.action(withoutApproval(id, privateFieldsOf(correction)));
      throw error;
    }
  };

/** Takes back the approval of a scheduled correction. */
export const takeBackApproval =
  (id: string) =>
  async (client: SanityClient): Promise<void> => {
    await cancelSchedules(id)(client);
    await client.action(withoutApproval(id));
  };
