import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import { system } from '../accounts/access.ts';
import { compact, isCompactionDue } from '../store/personal/compaction.ts';
import type { Dataset, PersonalDocuments } from '../types/datasets.ts';
import { erase, eraseReturned } from './erase.ts';
import { eraseFromSetAside, removeOldSetAside } from './setAside.ts';

const firstRoundMs = 2_000;
const intervalMs = 10 * 60_000;
/** The round blocks the main thread for one slice, then pauses so that requests are answered. */
const maxSliceMs = 15;
const pauseMs = 10;

const dayMs = 24 * 60 * 60 * 1000;
/** A clock that is further ahead of the last round is wrong, or the machine was off. */
const maxPlausibleDays = 7;
/** Meanwhile a wrong clock is usually put right: what is erased does not come back. */
const maxDoubtMs = 60 * 60_000;

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

type Clocks = {
  /** The machine's clock, which somebody may set. */
  nowMs?: () => number;
  /** A clock that nobody sets. */
  steadyMs?: () => number;
};

/** Returns a function that erases what is due, and answers the subjects. */
export const retentionRounds = (
  dataset: Dataset,
  log: Logger,
  signal: AbortSignal,
  { nowMs = Date.now, steadyMs = () => performance.now() }: Clocks = {},
): (() => Promise<string[]>) => {
  const { personal } = dataset;
  const isClockPlausible = clockCheck(dataset, log, { nowMs, steadyMs });
  return async () => {
    if (!personal) return [];
    eraseReturned(dataset);
    const now = nowMs();
    const due = await findDue(personal, new Date(now).toISOString(), signal);
    const erased: string[] = [];
    if (!signal.aborted && isClockPlausible()) {
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

/**
 * Returns a check of the machine's clock: if it is far ahead of the last round, nothing is erased for an hour of a clock
 * that nobody sets. The time of the last round is stored in the dataset.
 */
const clockCheck = (
  { db }: Pick<Dataset, 'db'>,
  log: Logger,
  { nowMs, steadyMs }: Required<Clocks>,
): (() => boolean) => {
  let doubtedSinceMs: number | null = null;
  return () => {
    const now = nowMs();
    const last = Number(
      db.prepare("SELECT value FROM settings WHERE name = 'retentionRound'").get()?.value ?? now,
    );
    if (now - last > maxPlausibleDays * dayMs) {
      if (doubtedSinceMs === null) {
        doubtedSinceMs = steadyMs();
        log.warn(
          { days: Math.floor((now - last) / dayMs) },
          'the clock is far ahead of the last look for overdue personal data; what is overdue by it is erased in an hour',
        );
      }
      if (steadyMs() - doubtedSinceMs < maxDoubtMs) return false;
    }
    doubtedSinceMs = null;
    db.prepare("INSERT OR REPLACE INTO settings (name, value) VALUES ('retentionRound', ?)").run(String(now));
    return true;
  };
};
