import { publishDocument, unpublishDocument } from '../actions/documentActions.ts';
import { draftIdOf } from '../documents/ids.ts';
import { transact } from '../mutations/transact.ts';
import type { WorkingSet } from '../mutations/workingSet.ts';
import type { Schedule } from '../store/schedules/schedule.ts';
import { schedulesOf } from '../store/schedules/schedules.ts';
import type { Access } from '../types/access.ts';
import type { Dataset } from '../types/datasets.ts';

/** The dataset of a schedule, and the access of the user who executes it. */
type Executor = { dataset: Dataset; access: Access };

/** Checks, without writing, that a schedule can be executed when it is due. @throws LakeError as `executeSchedule` */
export const checkSchedule = (executor: Executor, schedule: Schedule): void => {
  commit(executor, schedule, true);
};

/**
 * Executes a schedule, completely or not at all.
 *
 * @throws LakeError as publishing or unpublishing the documents does.
 */
export const executeSchedule = (executor: Executor, schedule: Schedule): Schedule => {
  commit(executor, schedule, false);
  const { dataset } = executor;
  const done: Schedule = { ...schedule, state: 'succeeded', stateReason: '', executedAt: dataset.now() };
  schedulesOf(dataset).save(done);
  return done;
};

const commit = ({ dataset, access }: Executor, schedule: Schedule, dryRun: boolean): void => {
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
