import { setTimeout as pause } from 'node:timers/promises';

/** What a reader waits for, or `late`. The work goes on: the next reader may have its result. */
export const inTime = async <Result>(work: Promise<Result>, maxWaitMs: number): Promise<Result | 'late'> => {
  const ended = new AbortController();
  const late = pause(maxWaitMs, 'late' as const, { signal: ended.signal, ref: false }).catch(
    () => 'late' as const,
  );
  try {
    return await Promise.race([work, late]);
  } finally {
    ended.abort();
  }
};
