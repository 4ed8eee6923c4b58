import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { FuzzReport } from './fuzzReaders.ts';

/** The system kills the process after this CPU time. All runs together take one or two seconds. */
const cpuSeconds = 60;
const minutes = 60_000;

const fuzz = (seed: number, runs: number) =>
  spawnSync(
    'sh',
    [
      '-c',
      `ulimit -t ${cpuSeconds}; exec "$0" "$@"`,
      process.execPath,
      join(import.meta.dirname, 'fuzzReaders.ts'),
      `${seed}`,
      `${runs}`,
    ],
    { encoding: 'utf8' },
  );

describe('the parsers of readers’ requests', () => {
  it(
    'use bounded CPU time for any request, and serve the next reader',
    () => {
      const seed = Date.now() % 1_000_000;
      const { status, signal, stdout, stderr } = fuzz(seed, 400);
      expect({ seed, status, signal, stderr }).toMatchObject({ status: 0, signal: null });
      const { runs, costliest } = JSON.parse(stdout) as FuzzReport;
      expect(runs).toBe(400);
      // A linear parser takes a few milliseconds of CPU for 64 KB; a quadratic one takes minutes.
      expect({ seed, ...costliest, isBounded: costliest.cpuMs < 2_000 }).toMatchObject({ isBounded: true });
    },
    10 * minutes,
  );
});
