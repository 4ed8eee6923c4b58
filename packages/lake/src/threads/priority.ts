import { readlinkSync } from 'node:fs';
import { constants, setPriority } from 'node:os';

/**
 * Gives the calling thread a low scheduling priority: beside a thread of normal priority it gets a tenth of the
 * processor. With the lowest one, a busy machine would end no query within its time limit, and listeners would hear of a
 * withdrawal minutes later. Linux has a priority for each thread, and accepts a thread id in place of a process id. On
 * other systems the thread keeps the priority of its process.
 */
export const setLowPriority = (): void => {
  try {
    const id = readlinkSync('/proc/thread-self').split('/').at(-1);
    setPriority(Number(id), constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Not Linux. The time limits still apply.
  }
};
