import { readlinkSync } from 'node:fs';
import { constants, setPriority } from 'node:os';

/**
 * Lets the calling thread run only when nobody else wants the processor. Linux keeps a priority for each thread, and
 * takes its id where it takes that of a process; on other systems the thread keeps the priority of its process.
 */
export const yieldProcessor = (): void => {
  try {
    const id = readlinkSync('/proc/thread-self').split('/').at(-1);
    setPriority(Number(id), constants.priority.PRIORITY_LOW);
  } catch {
    // No such system: the bounds on time hold there too.
  }
};
