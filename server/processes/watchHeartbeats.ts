import { setImmediate as afterPoll, setTimeout as pause } from 'node:timers/promises';

export type HeartbeatWatch = {
  /** Requests a heartbeat; a rejection counts as a miss. */
  ask: (signal: AbortSignal) => Promise<unknown>;
  /** The time between two heartbeats. */
  intervalMs: number;
  /** A process with this many misses in a row counts as hung. */
  maxMisses: number;
  /** The same before the first answer: a starting process reads its files before it answers. */
  maxMissesAtStart: number;
  /** Stops the watch. */
  signal: AbortSignal;
};

/** The wait is divided into slices: see below. */
const slicesPerInterval = 10;

/**
 * Sends heartbeats to a process until it misses several in a row.
 *
 * Time in which this process itself was paused does not count: a suspended or overloaded machine delays both processes.
 * A timer that fires an hour late counts as one slice, and answers that arrived meanwhile are read first. A late answer
 * counts too: a slow process is not hung.
 *
 * @returns true if the process is hung, false if the watch was stopped.
 */
export const watchHeartbeats = async ({
  ask,
  intervalMs,
  maxMisses,
  maxMissesAtStart,
  signal,
}: HeartbeatWatch): Promise<boolean> => {
  for (let maxInARow = maxMissesAtStart; !signal.aborted; maxInARow = maxMisses) {
    // The first answer, or the end of the watch, aborts all open heartbeats.
    const answered = new AbortController();
    const untilAnswered = AbortSignal.any([signal, answered.signal]);
    for (let misses = 0; !untilAnswered.aborted; misses += 1) {
      if (misses === maxInARow) {
        answered.abort();
        return true;
      }
      ask(untilAnswered).then(
        () => answered.abort(),
        () => {},
      );
      await waitInSlices(intervalMs);
    }
  }
  return false;
};

const waitInSlices = async (milliseconds: number): Promise<void> => {
  for (let slice = 0; slice < slicesPerInterval; slice += 1) {
    await pause(milliseconds / slicesPerInterval, undefined, { ref: false });
    await afterPoll();
  }
};
