import { setTimeout as pause } from 'node:timers/promises';
import { expect } from '@playwright/test';
import type { WorkReport } from '../../../tools/torture/newsroomAtWork.ts';

/** The user agent of a browser that is not headless: the view count ignores headless ones. */
export const personAgent =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';

export type Reading = { requests: number; failures: string[] };

/** Requests an address and returns the status. */
export type Ask = (address: string) => Promise<{ status: number }>;

/**
 * Starts readers in the background. Each uses one entry point and requests one address after the other.
 *
 * @returns a function that stops them and returns their requests and failures.
 */
export const startReaders = (entries: Record<string, Ask>, addresses: string[]): (() => Promise<Reading>) => {
  let isEnding = false;
  const reading: Reading = { requests: 0, failures: [] };
  const readers = Object.entries(entries).map(async ([entry, ask]) => {
    for (let turn = 0; !isEnding; turn += 1) {
      const address = addresses[turn % addresses.length] ?? '/';
      reading.requests += 1;
      const outcome = await ask(address).then(
        ({ status }) => status,
        (error: unknown) => String(error),
      );
      if (outcome !== 200) reading.failures.push(`${entry} ${address}: ${outcome}`);
      await pause(50);
    }
  });
  return async () => {
    isEnding = true;
    await Promise.all(readers);
    return reading;
  };
};

/** Leaves processor time to the tests of the other workers. `npm run torture` pauses less. */
export const pace = { readIntervalMs: 150, publishIntervalMs: 1_500 };

/** Resolves once there were readers of each page, and publishes. */
export const untilBusy = async (soFar: Readonly<WorkReport>): Promise<void> => {
  await expect.poll(() => soFar.requests).toBeGreaterThan(60);
  await expect.poll(() => soFar.publishes).toBeGreaterThan(2);
};
