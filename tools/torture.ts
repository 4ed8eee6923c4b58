import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { inspect } from 'node:util';
import { createLake } from 'local-lake';
import { damagePages } from './torture/crashes/damagedPages.ts';
import { fillDisk } from './torture/crashes/fullDisk.ts';
import { killParts } from './torture/crashes/killedParts.ts';
import { killStreams } from './torture/crashes/killedStreams.ts';
import { killWriters, type Losses } from './torture/crashes/killedWriters.ts';
import { jumpClocks } from './torture/crashes/wrongClock.ts';
import { publishSecrets } from './torture/documents/leakedSecrets.ts';
import { attackRecord } from './torture/documents/loneEditor.ts';
import { publishMalformed } from './torture/documents/malformedDocuments.ts';
import { uploadPictures } from './torture/documents/uploadPictures.ts';
import { type Newsroom, openNewsroom } from './torture/newsroom.ts';
import { workDuring } from './torture/newsroomAtWork.ts';
import { sendAnonymousRequests } from './torture/requests/anonymousClients.ts';
import { fuzzRoutes } from './torture/requests/fuzzRoutes.ts';
import { sendHostileRequests } from './torture/requests/hostileRequests.ts';
import { leaveEarly } from './torture/requests/leavingClients.ts';
import { attackAsAccounts } from './torture/requests/maliciousAccounts.ts';
import { testListeners } from './torture/requests/manyListeners.ts';
import { floodAsStrangers } from './torture/requests/strangers.ts';

/**
 * `npm run torture -- [PART] [SECONDS]`: divides the time among its parts. Each part tries to make Copydesk lose data,
 * leak data or stop, while readers read and an editor publishes. Exits with 1 if one succeeds.
 */
type Trial = {
  newsroom: Newsroom;
  /** An empty folder. */
  place: string;
  endMs: number;
  isOver: () => boolean;
};
type Part = {
  what: string;
  /** Permits that publishes fail meanwhile: the lake is down, or its clock is wrong. */
  mayReject?: true;
  torture: (trial: Trial) => Promise<Losses>;
};

const parts: Record<string, Part> = {
  requests: {
    what: 'malformed and oversized requests to the edge',
    torture: ({ newsroom, isOver }) => sendHostileRequests(newsroom.origin, isOver),
  },
  routes: {
    what: 'random requests to every route of a lake',
    torture: async ({ place, isOver }) => {
      const lake = await createLake({ data: place });
      return fuzzRoutes(lake, isOver).finally(() => lake.close());
    },
  },
  anonymous: {
    what: 'anonymous clients with costly queries and thousands of listeners',
    torture: ({ newsroom, endMs }) => sendAnonymousRequests(newsroom.origin, endMs),
  },
  accounts: {
    what: 'a malicious account of each role beside an editor who saves',
    torture: ({ place, endMs }) => attackAsAccounts(place, endMs),
  },
  listeners: {
    what: 'thousands of listeners, some of them slow',
    torture: ({ place }) => testListeners(place, crowd),
  },
  clients: {
    what: 'clients that disconnect during a request',
    torture: ({ place, isOver }) => leaveEarly(place, isOver),
  },
  pictures: {
    what: 'malicious pictures',
    torture: ({ place, isOver }) => uploadPictures(place, isOver),
  },
  strangers: {
    what: 'floods of one address, alone and with malicious accounts',
    torture: ({ place }) => floodAsStrangers(place),
  },
  documents: {
    what: 'invalid stories',
    torture: ({ newsroom, isOver }) => publishMalformed(newsroom, isOver),
  },
  secrets: {
    what: 'private addresses in unexpected fields',
    torture: ({ place, isOver }) => publishSecrets(place, isOver),
  },
  editor: {
    what: 'one editor who tries to change the record alone',
    torture: ({ place, isOver }) => attackRecord(place, isOver),
  },
  clock: {
    what: 'clocks that jump',
    mayReject: true,
    torture: ({ newsroom, isOver }) => jumpClocks(newsroom, isOver),
  },
  processes: {
    what: 'lake and site killed and stopped during backups',
    mayReject: true,
    torture: ({ newsroom, place, isOver }) => killParts(newsroom, place, isOver),
  },
  writers: {
    what: 'kill -9 during writes and backups',
    torture: ({ place, endMs }) => killWriters(place, endMs),
  },
  streams: {
    what: 'kill -9 during streams and uploads',
    torture: ({ place, isOver }) => killStreams(place, (kills) => kills > 0 && isOver()),
  },
  disk: { what: 'full disks', torture: ({ place, isOver }) => fillDisk(place, isOver) },
  pages: {
    what: 'damaged database pages and a restore',
    torture: ({ place, isOver }) => damagePages(place, isOver),
  },
};

const usage = (): never => {
  console.error(`Usage: npm run torture -- [PART] [SECONDS]\n\nParts: ${Object.keys(parts).join(', ')}`);
  process.exit(1);
};
const given = process.argv.slice(2);
const name = given.find((word) => word in parts);
const seconds = Number(given.find((word) => word !== name) ?? 300);
if (!(seconds > 0) || given.length > (name ? 2 : 1)) usage();
const chosen = Object.entries(parts).filter(([part]) => !name || part === name);
const secondsEach = seconds / chosen.length;

/** A part may exceed its share by this much, for preparation and for the last round. */
const graceMs = 10 * 60_000;
/** Limits the growth of the story, which gets longer with each publish. */
const publishIntervalMs = 400;
/** Ten thousand if the system's limit of open files permits it; fewer in a short run. */
const maxConnections =
  Number(/Max open files\s+(\d+)/.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1] ?? 1_024) - 500;
const crowd = {
  listeners: Math.min(10_000, maxConnections, Math.floor(secondsEach * 200)),
  slow: 50,
  commits: 40,
};

const withinGrace = async ({ torture }: Part, trial: Trial): Promise<Losses> => {
  const isDone = new AbortController();
  const failed = (reason: string): Losses => ({ tried: {}, lost: [reason] });
  const late = pause(trial.endMs - Date.now() + graceMs, failed('it did not end in time'), {
    signal: isDone.signal,
  }).catch(() => failed('it ended'));
  const done = torture(trial).catch((error: unknown) => failed(`it failed: ${inspect(error)}`));
  return Promise.race([done, late]).finally(() => isDone.abort());
};

const tryPart = async (part: Part, newsroom: Newsroom, place: string): Promise<Losses> => {
  let losses: Losses = { tried: {}, lost: [] };
  const { lost, failures, publishes, rejected, requests } = await workDuring(
    {
      origin: newsroom.origin,
      editor: newsroom.editor,
      story: await newsroom.publishStory(),
      pages: ['/', '/sections/tech', '/corrections', '/feed.xml', '/feed.json', '/atom.xml', '/llms.txt'],
      publishIntervalMs,
    },
    async () => {
      const endMs = Date.now() + secondsEach * 1_000;
      losses = await withinGrace(part, { newsroom, place, endMs, isOver: () => Date.now() > endMs });
    },
  );
  return {
    tried: { ...losses.tried, 'pages read': requests, 'failed reads': failures, publishes },
    lost: [
      ...losses.lost,
      ...lost,
      ...(rejected > 0 && !part.mayReject ? [`an editor could not publish ${rejected} times`] : []),
    ],
  };
};

const folder = mkdtempSync(join(tmpdir(), 'copydesk-torture-'));
const newsroom = await openNewsroom(folder);
try {
  for (const [part, description] of chosen) {
    const place = mkdtempSync(join(folder, 'part-'));
    const { tried, lost } = await tryPart(description, newsroom, place);
    const counts = Object.entries(tried).map(([what, count]) => `${count} ${what}`);
    console.log(`${part}, ${description.what}: ${counts.join(', ')}; ${lost.length} lost`);
    for (const loss of lost.slice(0, 20)) console.log(`  ${loss}`);
    if (lost.length > 0) process.exitCode = 1;
    rmSync(place, { recursive: true, force: true });
  }
} finally {
  await newsroom.stop();
  rmSync(folder, { recursive: true, force: true });
}
// A part that did not end would keep the process alive.
process.exit();
