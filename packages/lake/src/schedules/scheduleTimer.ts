import { isDeepStrictEqual } from 'node:util';
import { accessOfSystem, isSystem } from '../accounts/access.ts';
import type { PublishingRights } from '../actions/PublishingRights.ts';
import { maxTimerMs } from '../actions/releaseTimer.ts';
import { clockOf } from '../clock/ClockWatch.ts';
import { draftIdOf } from '../documents/ids.ts';
import { LakeError } from '../errors.ts';
import { missedCompanions } from '../mutations/missedDrafts.ts';
import { itemOf } from '../mutations/mutationErrors.ts';
import { applyCompanion } from '../mutations/submit.ts';
import { transact } from '../mutations/transact.ts';
import { findStorageProblem } from '../store/database/folderError.ts';
import { statesOf } from '../store/history/revisions.ts';
import type { Schedule } from '../store/schedules/schedule.ts';
import { schedulesOf } from '../store/schedules/schedules.ts';
import type { Dataset } from '../types/datasets.ts';
import type { SanityDocument } from '../types/documents.ts';
import type { ProjectRules } from '../types/policy.ts';
import { executeSchedule } from './executeSchedule.ts';

/**
 * Executes schedules when they are due, including those that became due while the lake was not running. They wait while
 * the machine's clock is doubted.
 */
export const startScheduleTimer = (dataset: Dataset, rights: PublishingRights, signal: AbortSignal): void => {
  const schedules = schedulesOf(dataset);
  const clock = clockOf(dataset);
  let timer: NodeJS.Timeout | undefined;
  const wait = (): void => {
    clearTimeout(timer);
    const next = signal.aborted ? null : schedules.next();
    if (!next) return;
    const remaining = Math.max(Date.parse(next.executeAt) - Date.now(), clock.doubtMs());
    timer = setTimeout(run, Math.min(remaining, maxTimerMs));
    timer.unref();
  };
  const run = (): void => {
    try {
      const next = schedules.next();
      if (next && Date.parse(next.executeAt) <= Date.now() && clock.doubtMs() === 0)
        executeOrCancel(dataset, rights, next);
      else wait();
    } catch (error) {
      console.error('Executing a schedule failed and will be retried:', error);
      clearTimeout(timer);
      timer = setTimeout(run, maxTimerMs);
      timer.unref();
    }
  };
  schedules.onChange(wait);
  signal.addEventListener('abort', () => clearTimeout(timer));
  wait();
};

/**
 * Executes a schedule. If that is not possible, cancels it, and records the reason in the schedule and, by the
 * project's rules, in its drafts.
 *
 * @throws the error if it is a problem of the disk. The caller retries.
 */
const executeOrCancel = (dataset: Dataset, rights: PublishingRights, schedule: Schedule): void => {
  const { accessOf } = rights;
  try {
    const access = accessOf(schedule.author, dataset);
    if (!access) throw new Error('The user who scheduled it no longer has an account here');
    checkUnchanged(dataset, rights, schedule);
    executeSchedule({ dataset, access }, schedule);
  } catch (error) {
    if (findStorageProblem(error)) throw error;
    const stateReason = reasonOf(error);
    schedulesOf(dataset).save({ ...schedule, state: 'cancelled', stateReason });
    markMissed(dataset, schedule, stateReason);
  }
};

/** The reason for people, without the prefix that the protocol puts before it. */
const reasonOf = (error: unknown): string => {
  const item = error instanceof LakeError ? itemOf(error) : null;
  if (item) return item.description;
  return error instanceof Error ? error.message : String(error);
};

const contentOf = ({ _rev, _updatedAt, ...content }: SanityDocument): object => content;

const isSameContent: NonNullable<ProjectRules['isSameWork']> = (before, after) =>
  isDeepStrictEqual(contentOf(before), contentOf(after));

/**
 * Checks that the drafts were not changed after they were scheduled by a user who may not publish them. A change of
 * nothing that is published is none: else everybody who writes drafts could stop a publication unnoticed.
 *
 * @throws Error with the reason for people.
 */
const checkUnchanged = (dataset: Dataset, { accessOf }: PublishingRights, schedule: Schedule): void => {
  const { sequence, documents, action } = schedule;
  if (sequence === undefined || action !== 'publish') return;
  const mayPublish = (author: string, documentId: string): boolean => {
    const draft = dataset.get(draftIdOf(documentId));
    const access = isSystem(author) ? accessOfSystem : accessOf(author, dataset);
    return draft === null || access?.canCreate({ ...draft, _id: documentId }) === true;
  };
  const { isSameWork = isSameContent } = dataset.rules;
  for (const { documentId } of documents) {
    for (const { step, before, after } of statesOf(dataset, draftIdOf(documentId))) {
      if (step.sequence <= sequence) break;
      if (before && after && isSameWork(before, after)) continue;
      if (!mayPublish(step.author, documentId))
        throw new Error('It was changed after it was scheduled, by a user who may not publish it.');
    }
  }
};

const markMissed = (dataset: Dataset, schedule: Schedule, reason: string): void => {
  const companions = missedCompanions(dataset, schedule, { reason }, (id) => dataset.get(id));
  if (companions.length === 0) return;
  transact(
    {
      dataset,
      access: accessOfSystem,
      transactionId: undefined,
      dryRun: false,
      request: `missed ${schedule.id}`,
    },
    (working) => {
      for (const companion of companions) applyCompanion(working, companion);
    },
  );
};
