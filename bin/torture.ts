import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLake } from '../sanity/lake/lake.ts';
import { fuzzRoutes } from './torture/fuzzRoutes.ts';
import { killWriters, type Losses } from './torture/killedWriters.ts';

/** npm run torture -- SECONDS: how long to try to make the lake lose something; it ends with 1 when it did. */
const seconds = Number(process.argv[2] ?? 60);
if (!Number.isFinite(seconds) || seconds <= 0) {
  console.error('npm run torture -- SECONDS');
  process.exit(1);
}

const folder = mkdtempSync(join(tmpdir(), 'copydesk-torture-'));
const report = (name: string, { tried, lost }: Losses): boolean => {
  const counts = Object.entries(tried).map(([what, count]) => `${count} ${what}`);
  console.log(`${name}: ${counts.join(', ')}; ${lost.length} lost`);
  for (const loss of lost.slice(0, 20)) console.log(`  ${loss}`);
  return lost.length === 0;
};

try {
  const begun = Date.now();
  const third = (seconds * 1000) / 3;
  const isKept = report(
    'kill -9 under writers, backups meanwhile',
    await killWriters(folder, begun + 2 * third),
  );
  const lake = await createLake({ data: join(folder, 'fuzzed') });
  const isCalm = report(
    'requests without sense',
    await fuzzRoutes(lake, () => Date.now() > begun + 3 * third),
  );
  await lake.close();
  process.exitCode = isKept && isCalm ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
