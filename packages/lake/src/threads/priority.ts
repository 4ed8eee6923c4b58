import { readlinkSync } from 'node:fs';
import { constants, setPriority } from 'node:os';

const { PRIORITY_BELOW_NORMAL, PRIORITY_LOW } = constants.priority;

/**
 * Sets the scheduling priority of the calling thread. Linux has a priority for each thread, and accepts a thread id in
 * place of a process id. On other systems the thread keeps the priority of its process.
 */
const setThreadPriority = (priority: number): void => {
  try {
    const id = readlinkSync('/proc/thread-self').split('/').at(-1);
    setPriority(Number(id), priority);
  } catch {
    // Not Linux. The time limits still apply.
  }
};

/**
 * For tasks with a time limit: beside a thread of normal priority it gets a tenth of the processor. With the lowest
 * priority, a busy machine would not end even a small query within its time limit.
 */
export const setLowPriority = (): void => setThreadPriority(PRIORITY_BELOW_NORMAL);

/** For work that may be late. */
export const setLowestPriority = (): void => setThreadPriority(PRIORITY_LOW);
