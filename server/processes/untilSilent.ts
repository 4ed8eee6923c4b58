import { setImmediate as afterPoll, setTimeout as pause } from 'node:timers/promises';

export type Silence = {
  /** Asks the process for a sign of life; a failure is as good as no answer. */
  ask: (signal: AbortSignal) => Promise<unknown>;
  /** How long after a question the next one comes. */
  patienceMs: number;
  /** So many questions in a row without an answer, and the process counts as hung. */
  mostMisses: number;
  /** The same until its first answer: a process that starts reads its files before it answers anybody. */
  mostMissesAtStart: number;
  /** Ends the watch. */
  signal: AbortSignal;
};

/** The wait for an answer is counted in pieces: see below. */
const piecesOfPatience = 10;

/**
 * Asks a process again and again.
 *
 * Time in which this process itself stood still does not count: a machine that was suspended or is short of processors
 * delays the one that waits as much as the one that is waited for. A timer that comes an hour late is one piece of the
 * patience like any other, and what was answered meanwhile is read before it is judged. A late answer counts too: a
 * slow process is not a hung one.
 *
 * @returns true once several questions in a row were left unanswered, false when the watch was ended.
 */
export const untilSilent = async ({
  ask,
  patienceMs,
  mostMisses,
  mostMissesAtStart,
  signal,
}: Silence): Promise<boolean> => {
  for (let most = mostMissesAtStart; !signal.aborted; most = mostMisses) {
    // Open questions end together, with the first answer or with the watch.
    const answered = new AbortController();
    const questions = AbortSignal.any([signal, answered.signal]);
    for (let misses = 0; !questions.aborted; misses += 1) {
      if (misses === most) {
        answered.abort();
        return true;
      }
      ask(questions).then(
        () => answered.abort(),
        () => {},
      );
      await waitInPieces(patienceMs);
    }
  }
  return false;
};

const waitInPieces = async (milliseconds: number): Promise<void> => {
  for (let piece = 0; piece < piecesOfPatience; piece += 1) {
    await pause(milliseconds / piecesOfPatience, undefined, { ref: false });
    await afterPoll();
  }
};
