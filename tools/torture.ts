import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createLake } from 'local-lake';
import { damagePages } from './torture/damagedPages.ts';
import { fillDisk } from './torture/fullDisk.ts';
import { fuzzRoutes } from './torture/fuzzRoutes.ts';
import { sendHostileRequests } from './torture/hostileRequests.ts';
import { killParts } from './torture/killedParts.ts';
import { killStreams } from './torture/killedStreams.ts';
import { killWriters, type Losses } from './torture/killedWriters.ts';
import { publishSecrets } from './torture/leakedSecrets.ts';
import { leaveEarly } from './torture/leavingClients.ts';
import { torment } from './torture/loneEditor.ts';
import { publishMalformed } from './torture/malformedDocuments.ts';
import { crowdListeners } from './torture/manyListeners.ts';
import { type Newsroom, openNewsroom } from './torture/newsroom.ts';
import { workDuring } from './torture/newsroomAtWork.ts';
import { sendStrangers } from './torture/strangers.ts';
import { throwPictures } from './torture/throwPictures.ts';
import { jumpClocks } from './torture/wrongClock.ts';

/**
 * npm run torture -- [PART] [SECONDS]: tries for so long, shared by its parts, to make Copydesk lose or leak something
 * or stop, while readers read and an editor publishes. It ends with 1 when that came about.
 */
type Trial = {
  newsroom: Newsroom;
  /** A folder of its own. */
  place: string;
  endMs: number;
  isOver: () => boolean;
};
type Part = {
  what: string;
  /** Whether the lake may refuse what an editor publishes meanwhile: it is gone, or its clock is wrong. */
  mayRefuse?: true;
  torture: (trial: Trial) => Promise<Losses>;
};

const parts: Record<string, Part> = {
  requests: {
    what: 'requests that nobody sends, at the edge',
    torture: ({ newsroom, isOver }) => sendHostileRequests(newsroom.origin, isOver),
  },
  routes: {
    what: 'requests without sense, on every route of a lake',
    torture: async ({ place, isOver }) => {
      const lake = await createLake({ data: place });
      return fuzzRoutes(lake, isOver).finally(() => lake.close());
    },
  },
  strangers: {
    what: 'strangers with costly queries and thousands of listeners',
    torture: ({ newsroom, endMs }) => sendStrangers(newsroom.origin, endMs),
  },
  listeners: {
    what: 'a crowd of listeners, some of them slow',
    torture: ({ place }) => crowdListeners(place, crowd),
  },
  clients: {
    what: 'clients that leave in the middle',
    torture: ({ place, isOver }) => leaveEarly(place, isOver),
  },
  pictures: {
    what: 'pictures that do harm',
    torture: ({ place, isOver }) => throwPictures(place, isOver),
  },
  documents: {
    what: 'stories that cannot be shown',
    torture: ({ newsroom, isOver }) => publishMalformed(newsroom, isOver),
  },
  secrets: {
    what: 'private addresses that are published in disguise',
    torture: ({ place, isOver }) => publishSecrets(place, isOver),
  },
  editor: {
    what: 'an editor alone against the record',
    torture: ({ place, isOver }) => torment(place, isOver),
  },
  clock: {
    what: 'clocks that jump',
    mayRefuse: true,
    torture: ({ newsroom, isOver }) => jumpClocks(newsroom, isOver),
  },
  processes: {
    what: 'lake and site killed and halted, backups meanwhile',
    mayRefuse: true,
    torture: ({ newsroom, place, isOver }) => killParts(newsroom, place, isOver),
  },
  writers: {
    what: 'kill -9 under writers, backups meanwhile',
    torture: ({ place, endMs }) => killWriters(place, endMs),
  },
  streams: {
    what: 'kill -9 under streams and uploads',
    torture: ({ place, isOver }) => killStreams(place, (kills) => kills > 0 && isOver()),
  },
  disk: { what: 'full disks', torture: ({ place, isOver }) => fillDisk(place, isOver) },
  pages: {
    what: 'damaged pages, and a backup to restore',
    torture: ({ place, isOver }) => damagePages(place, isOver),
  },
};

const usage = (): never => {
  console.error(`npm run torture -- [PART] [SECONDS]\n\nPARTs: ${Object.keys(parts).join(', ')}`);
  process.exit(1);
};
const given = process.argv.slice(2);
const name = given.find((word) => word in parts);
const seconds = Number(given.find((word) => word !== name) ?? 300);
if (!(seconds > 0) || given.length > (name ? 2 : 1)) usage();
const chosen = Object.entries(parts).filter(([part]) => !name || part === name);
const secondsEach = seconds / chosen.length;

/** What a part may take beyond its share: some make something ready first, or finish a round. */
const graceMs = 10 * 60_000;
/** A story grows with each publish. */
const pauseOfEditorMs = 400;
/** Ten thousand, where the system lets this process and the lake open so many connections, and in a short run fewer. */
const openable =
  Number(/Max open files\s+(\d+)/.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1] ?? 1_024) - 500;
const crowd = {
  listeners: Math.min(10_000, openable, Math.floor(secondsEach * 200)),
  slow: 50,
  commits: 40,
};

const withinGrace = async ({ torture }: Part, trial: Trial): Promise<Losses> => {
  const isDone = new AbortController();
  const failed = (reason: string): Losses => ({ tried: {}, lost: [reason] });
  const late = pause(trial.endMs - Date.now() + graceMs, failed('it did not come to an end'), {
    signal: isDone.signal,
  }).catch(() => failed('it was done'));
  const done = torture(trial).catch((error: unknown) =>
    failed(`it broke off: ${error instanceof Error ? error.stack : error}`),
  );
  return Promise.race([done, late]).finally(() => isDone.abort());
};

const tryPart = async (part: Part, newsroom: Newsroom, place: string): Promise<Losses> => {
  let losses: Losses = { tried: {}, lost: [] };
  const { lost, failures, publishes, refused, requests } = await workDuring(
    {
      origin: newsroom.origin,
      editor: newsroom.editor,
      story: await newsroom.publishStory(),
      pages: ['/', '/sections/tech', '/corrections', '/feed.xml', '/feed.json', '/atom.xml', '/llms.txt'],
      pauseOfEditorMs,
    },
    async () => {
      const endMs = Date.now() + secondsEach * 1_000;
      losses = await withinGrace(part, { newsroom, place, endMs, isOver: () => Date.now() > endMs });
    },
  );
  return {
    tried: { ...losses.tried, 'pages read': requests, 'of them failed': failures, publishes },
    lost: [
      ...losses.lost,
      ...lost,
      ...(refused > 0 && !part.mayRefuse ? [`an editor could not publish ${refused} times`] : []),
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
// What did not come to an end would keep it.
process.exit();
