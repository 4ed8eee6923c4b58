import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLake } from '../sanity/lake/lake.ts';
import { fuzzRoutes } from './torture/fuzzRoutes.ts';
import { killParts } from './torture/killedParts.ts';
import { killWriters, type Losses } from './torture/killedWriters.ts';

/**
 * npm run torture -- SECONDS: how long to try to make the lake lose something, or readers notice that something died;
 * it ends with 1 when that came about.
 */
const seconds = Number(process.argv[2] ?? 60);
if (!Number.isFinite(seconds) || seconds <= 0) {
  console.error('npm run torture -- SECONDS');
  process.exit(1);
}

const folder = mkdtempSync(join(tmpdir(), 'copydesk-torture-'));
const port = 4795;
const report = (name: string, { tried, lost }: Losses): boolean => {
  const counts = Object.entries(tried).map(([what, count]) => `${count} ${what}`);
  console.log(`${name}: ${counts.join(', ')}; ${lost.length} lost`);
  for (const loss of lost.slice(0, 20)) console.log(`  ${loss}`);
  return lost.length === 0;
};

try {
  const begun = Date.now();
  const quarter = (seconds * 1000) / 4;
  const isKept = report(
    'kill -9 under writers, backups meanwhile',
    await killWriters(folder, begun + quarter),
  );
  const lake = await createLake({ data: join(folder, 'fuzzed') });
  const isCalm = report(
    'requests without sense',
    await fuzzRoutes(lake, () => Date.now() > begun + 2 * quarter),
  );
  await lake.close();
  const isServed = report(
    'readers and an editor, with lake and site killed and halted',
    await killParts(folder, Date.now() + 2 * quarter, port),
  );
  process.exitCode = isKept && isCalm && isServed ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
