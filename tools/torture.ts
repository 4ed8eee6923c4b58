import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLake } from 'local-lake';
import { damagePages } from './torture/damagedPages.ts';
import { fillDisk } from './torture/fullDisk.ts';
import { fuzzRoutes } from './torture/fuzzRoutes.ts';
import { killParts } from './torture/killedParts.ts';
import { killStreams } from './torture/killedStreams.ts';
import { killWriters, type Losses } from './torture/killedWriters.ts';
import { leaveEarly } from './torture/leavingClients.ts';
import { torment } from './torture/loneEditor.ts';
import { crowdListeners } from './torture/manyListeners.ts';
import { throwPictures } from './torture/throwPictures.ts';

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

const fuzz = async (place: string, end: number): Promise<Losses> => {
  const lake = await createLake({ data: place });
  return fuzzRoutes(lake, () => Date.now() > end).finally(() => lake.close());
};

/** What each is, its share of the time, and how it is done until a moment. */
const tortures: [string, number, (place: string, end: number) => Promise<Losses>][] = [
  ['kill -9 under writers, backups meanwhile', 0.1, killWriters],
  [
    'kill -9 under streams and uploads',
    0.1,
    (place, end) => killStreams(place, (kills) => kills > 0 && Date.now() > end),
  ],
  ['full disks', 0.1, (place, end) => fillDisk(place, () => Date.now() > end)],
  ['damaged pages, and a backup to restore', 0.1, (place, end) => damagePages(place, () => Date.now() > end)],
  ['clients that leave in the middle', 0.1, (place, end) => leaveEarly(place, () => Date.now() > end)],
  ['a crowd of listeners, some of them slow', 0.1, (place) => crowdListeners(place, crowd)],
  ['requests without sense', 0.1, fuzz],
  ['an editor alone against the record', 0.05, (place, end) => torment(place, () => Date.now() > end)],
  ['pictures that do harm', 0.05, (place, end) => throwPictures(place, () => Date.now() > end)],
  [
    'readers and an editor, with lake and site killed and halted',
    0.2,
    (place, end) => killParts(place, end, port),
  ],
];

/** Ten thousand, where the system lets this process and the lake open so many connections, and in a short run fewer. */
const openable =
  Number(/Max open files\s+(\d+)/.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1] ?? 1_024) - 500;
const crowd = { listeners: Math.min(10_000, openable, Math.floor(seconds * 100)), slow: 50, commits: 40 };

try {
  for (const [name, share, torture] of tortures) {
    const end = Date.now() + share * seconds * 1_000;
    const place = mkdtempSync(join(folder, 'part-'));
    if (!report(name, await torture(place, end))) process.exitCode = 1;
    rmSync(place, { recursive: true, force: true });
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
