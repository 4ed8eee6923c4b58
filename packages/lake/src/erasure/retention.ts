import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import { system } from '../accounts/access.ts';
import { type ClockWatch, clockOf } from '../clock/ClockWatch.ts';
import { compact, isCompactionDue } from '../store/personal/compaction.ts';
import type { Dataset, PersonalDocuments } from '../types/datasets.ts';
import { erase, eraseReturned } from './erase.ts';
import { eraseFromSetAside, removeOldSetAside } from './setAside.ts';

const firstRoundMs = 2_000;
const intervalMs = 10 * 60_000;
/** The round blocks the main thread for one slice, then pauses so that requests are answered. */
const maxSliceMs = 15;
const pauseMs = 10;

/**
 * Erases personal data whose time is over, every ten minutes while the lake runs and soon after each start.
 *
 * @param dataset of a project with a rule about personal data; others have nothing to erase.
 */
export const startRetention = (dataset: Dataset, log: Logger, signal: AbortSignal): void => {
  if (!dataset.personal) return;
  const returned = eraseReturned(dataset);
  if (returned > 0) log.info({ documents: returned }, 'personal data that came back were erased again');
  const round = retentionRounds(dataset, log, signal);
  let timer: NodeJS.Timeout;
  const next = (delayMs: number): void => {
    if (signal.aborted || dataset.closed.aborted) return;
    timer = setTimeout(() => {
      round()
        .catch((error: unknown) => {
          if (!dataset.closed.aborted)
            console.error('Erasing personal data failed and will be retried:', error);
        })
        .finally(() => next(intervalMs));
    }, delayMs);
    timer.unref();
  };
  const stop = (): void => clearTimeout(timer);
  signal.addEventListener('abort', stop);
  dataset.closed.addEventListener('abort', stop);
  next(firstRoundMs);
};

/** Returns a function that erases what is due, and answers the subjects. */
export const retentionRounds = (
  dataset: Dataset,
  log: Logger,
  signal: AbortSignal,
  { clock = clockOf(dataset), nowMs = Date.now }: { clock?: ClockWatch; nowMs?: () => number } = {},
): (() => Promise<string[]>) => {
  const { personal } = dataset;
  return async () => {
    if (!personal) return [];
    eraseReturned(dataset);
    const now = nowMs();
    const due = await findDue(personal, new Date(now).toISOString(), signal);
    const erased: string[] = [];
    if (!signal.aborted && clock.doubtMs() === 0) {
      for (const subject of due) {
        if (signal.aborted) break;
        erased.push(
          ...erase(dataset, [subject], { by: system.id, cause: 'retention' }).map((one) => one.subject),
        );
        await pause(pauseMs, undefined, { signal, ref: false }).catch(() => {});
      }
      if (erased.length > 0) {
        log.info({ documents: erased }, 'personal data were erased, because their time was over');
        eraseFromSetAside(dataset, erased);
      }
      await removeOldSetAside(dataset, personal.rule.maxDays, now);
    }
    if (!signal.aborted && isCompactionDue(dataset.db)) await compact(dataset.db, signal);
    return erased;
  };
};

const findDue = async (
  { rule, subjects, kept }: PersonalDocuments,
  now: string,
  signal: AbortSignal,
): Promise<string[]> => {
  const due: string[] = [];
  let sliceMs = performance.now();
  for (const subject of subjects()) {
    if (signal.aborted) return [];
    if (rule.isExpired(kept(subject), now)) due.push(subject);
    if (performance.now() - sliceMs < maxSliceMs) continue;
    await pause(pauseMs, undefined, { signal, ref: false }).catch(() => {});
    sliceMs = performance.now();
  }
  return due;
};
