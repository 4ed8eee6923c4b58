import { longestWaitMs } from '../actions/releaseTimer.ts';
import { findStorageProblem } from '../store/folderError.ts';
import type { Access, Dataset, Policy } from '../types.ts';
import { carryOut } from './carryOut.ts';
import type { Schedule } from './schedule.ts';
import { schedulesOf } from './schedules.ts';

export type ScheduleRights = {
  policy: Policy | undefined;
  /** What the author may do now; null when there is no such person or token any more. */
  accessOf(author: string, dataset: Dataset): Access | null;
};

/** Carries schedules out when their time comes, also those that came due while the lake was down. */
export const startScheduleTimer = (dataset: Dataset, rights: ScheduleRights, signal: AbortSignal): void => {
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
      timer = setTimeout(run, longestWaitMs);
      timer.unref();
    }
  };
  schedules.onChange(wait);
  signal.addEventListener('abort', () => clearTimeout(timer));
  wait();
};

/**
 * One that cannot be carried out is cancelled, with the reason on it.
 *
 * @throws what the disk throws: it is tried again.
 */
const settle = (dataset: Dataset, { policy, accessOf }: ScheduleRights, schedule: Schedule): void => {
  try {
    const access = accessOf(schedule.author, dataset);
    if (!access) throw new Error('Whoever scheduled it has no account here any more');
    carryOut({ dataset, access, policy }, schedule);
  } catch (error) {
    if (findStorageProblem(error)) throw error;
    const stateReason = error instanceof Error ? error.message : String(error);
    schedulesOf(dataset).save({ ...schedule, state: 'cancelled', stateReason });
  }
};
