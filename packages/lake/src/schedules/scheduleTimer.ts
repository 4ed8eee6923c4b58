import { accessOfSystem, system } from '../accounts/access.ts';
import type { PublishingRights } from '../actions/PublishingRights.ts';
import { longestWaitMs } from '../actions/releaseTimer.ts';
import { draftIdOf } from '../documents/ids.ts';
import { LakeError } from '../errors.ts';
import { itemOf } from '../mutations/mutationErrors.ts';
import { accompany } from '../mutations/submit.ts';
import { transact } from '../mutations/transact.ts';
import { findStorageProblem } from '../store/database/folderError.ts';
import { stepsOf } from '../store/history/revisions.ts';
import type { Schedule } from '../store/schedules/schedule.ts';
import { schedulesOf } from '../store/schedules/schedules.ts';
import type { Dataset } from '../types/datasets.ts';
import { carryOut } from './carryOut.ts';

/** Carries schedules out when their time comes, also those that came due while the lake was down. */
export const startScheduleTimer = (dataset: Dataset, rights: PublishingRights, signal: AbortSignal): void => {
  const schedules = schedulesOf(dataset);
  let timer: NodeJS.Timeout | undefined;
  const wait = (): void => {
    clearTimeout(timer);
    const next = signal.aborted ? null : schedules.next();
    if (!next) return;
    const remaining = Math.max(Date.parse(next.executeAt) - Date.now(), 0);
    timer = setTimeout(run, Math.min(remaining, longestWaitMs));
    timer.unref();
  };
  const run = (): void => {
    try {
      const next = schedules.next();
      if (next && Date.parse(next.executeAt) <= Date.now()) settle(dataset, rights, next);
      else wait();
    } catch (error) {
      console.error('A schedule could not be carried out, and will be tried again:', error);
      clearTimeout(timer);
      timer = setTimeout(run, longestWaitMs);
      timer.unref();
    }
  };
  schedules.onChange(wait);
  signal.addEventListener('abort', () => clearTimeout(timer));
  wait();
};

/**
 * One that cannot be carried out is cancelled, with the reason on it and on the drafts that did not go live.
 *
 * @throws what the disk throws: it is tried again.
 */
const settle = (dataset: Dataset, rights: PublishingRights, schedule: Schedule): void => {
  const { accessOf } = rights;
  try {
    const access = accessOf(schedule.author, dataset);
    if (!access) throw new Error('Whoever scheduled it has no account here any more');
    checkUnchanged(dataset, rights, schedule);
    carryOut({ dataset, access }, schedule);
  } catch (error) {
    if (findStorageProblem(error)) throw error;
    const stateReason = reasonOf(error);
    schedulesOf(dataset).save({ ...schedule, state: 'cancelled', stateReason });
    markMissed(dataset, schedule, stateReason);
  }
};

/** Without the protocol's preface to it. */
const reasonOf = (error: unknown): string => {
  const item = error instanceof LakeError ? itemOf(error) : null;
  if (item) return item.description;
  return error instanceof Error ? error.message : String(error);
};

/**
 * What was scheduled is what goes out: a draft that somebody changed since who may not publish it waits for an editor.
 *
 * @throws Error with the reason for people.
 */
const checkUnchanged = (dataset: Dataset, { accessOf }: PublishingRights, schedule: Schedule): void => {
  const { sequence, documents, action } = schedule;
  if (sequence === undefined || action !== 'publish') return;
  const mayPublish = (author: string, documentId: string): boolean => {
    const draft = dataset.get(draftIdOf(documentId));
    const access = author === system.id ? accessOfSystem : accessOf(author, dataset);
    return draft === null || access?.canCreate({ ...draft, _id: documentId }) === true;
  };
  for (const { documentId } of documents) {
    for (const step of stepsOf(dataset, draftIdOf(documentId))) {
      if (step.sequence <= sequence) break;
      if (!mayPublish(step.author, documentId))
        throw new Error('It was changed after it was scheduled, by somebody who may not publish it');
    }
  }
};

const markMissed = (
  dataset: Dataset,
  { id, action, documents, executeAt }: Schedule,
  reason: string,
): void => {
  if (action !== 'publish') return;
  const drafts = documents.flatMap(({ documentId }) => dataset.get(draftIdOf(documentId)) ?? []);
  const companions = drafts.flatMap((draft) => dataset.rules.missed?.(draft, { reason, executeAt }) ?? []);
  if (companions.length === 0) return;
  const hand = { dataset, access: accessOfSystem };
  transact({ ...hand, transactionId: undefined, dryRun: false, request: `missed ${id}` }, (working) => {
    for (const companion of companions) accompany(working, companion);
  });
};
