import { readlinkSync } from 'node:fs';
import { constants, setPriority } from 'node:os';

/**
 * Sets the lowest scheduling priority for the calling thread. Linux has a priority for each thread, and accepts a
 * thread id in place of a process id. On other systems the thread keeps the priority of its process.
 */
export const setLowPriority = (): void => {
  try {
    const id = readlinkSync('/proc/thread-self').split('/').at(-1);
    setPriority(Number(id), constants.priority.PRIORITY_LOW);
  } catch {
    // Not Linux. The time limits still apply.
  }
};
