import { publishDocument, unpublishDocument } from '../actions/documentActions.ts';
import { draftIdOf } from '../documents/ids.ts';
import { transact } from '../mutations/transact.ts';
import type { WorkingSet } from '../mutations/workingSet.ts';
import type { Schedule } from '../store/schedules/schedule.ts';
import { schedulesOf } from '../store/schedules/schedules.ts';
import type { Access } from '../types/access.ts';
import type { Dataset } from '../types/datasets.ts';

export type Hand = { dataset: Dataset; access: Access };

/** @throws LakeError as publishing or unpublishing would by this hand when it comes due. Nothing is written. */
export const tryOut = (hand: Hand, schedule: Schedule): void => {
  commit(hand, schedule, true);
};

/** Does what was scheduled, all of it or nothing. @throws LakeError as publishing or unpublishing would. */
export const carryOut = (hand: Hand, schedule: Schedule): Schedule => {
  commit(hand, schedule, false);
  const done: Schedule = { ...schedule, state: 'succeeded', stateReason: '', executedAt: hand.dataset.now() };
  schedulesOf(hand.dataset).save(done);
  return done;
};

const commit = ({ dataset, access }: Hand, schedule: Schedule, dryRun: boolean): void => {
  const at = dryRun ? schedule.executeAt : undefined;
  transact({ dataset, access, transactionId: undefined, dryRun, at, request: schedule.id }, (working) => {
    for (const { documentId } of schedule.documents) change(working, schedule.action, documentId);
  });
};

const change = (working: WorkingSet, action: Schedule['action'], publishedId: string): void => {
  const pair = { publishedId, draftId: draftIdOf(publishedId) };
  if (action === 'publish')
    publishDocument(working, { actionType: 'sanity.action.document.publish', ...pair });
  else unpublishDocument(working, { actionType: 'sanity.action.document.unpublish', ...pair });
};
