import { setTimeout as pause } from 'node:timers/promises';

/** A person's browser says nothing of being headless: the view count would not count it. */
export const personAgent =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';

export type Reading = { requests: number; failures: string[] };

/** Asks for an address and says what came of it. */
export type Ask = (address: string) => Promise<{ status: number }>;

/**
 * Readers who go on reading in the background, each through one door, one address after the other.
 *
 * @returns what ends them and says how many requests they made and which of them failed.
 */
export const startReaders = (doors: Record<string, Ask>, addresses: string[]): (() => Promise<Reading>) => {
  let isEnding = false;
  const reading: Reading = { requests: 0, failures: [] };
  const readers = Object.entries(doors).map(async ([door, ask]) => {
    for (let turn = 0; !isEnding; turn += 1) {
      const address = addresses[turn % addresses.length] ?? '/';
      reading.requests += 1;
      const outcome = await ask(address).then(
        ({ status }) => status,
        (error: unknown) => String(error),
      );
      if (outcome !== 200) reading.failures.push(`${door} ${address}: ${outcome}`);
      await pause(15);
    }
  });
  return async () => {
    isEnding = true;
    await Promise.all(readers);
    return reading;
  };
};
