import { expect } from '@playwright/test';
import { findPid, type Part } from '../../../tools/testing/processes.ts';
import { startMs } from './product.ts';

/** Resolves when a part runs in another process than `pid`. */
export const untilReplaced = (part: Part, dataDir: string, pid: number): Promise<void> =>
  expect
    .poll(
      () => {
        const found = findPid(part, dataDir);
        return found !== null && found !== pid;
      },
      { message: `another ${part} than process ${pid}`, timeout: startMs },
    )
    .toBe(true);
