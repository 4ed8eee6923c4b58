import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { lakeHeap } from '../../../bin/lakeHeap.mjs';
import { quantile } from '../edge/statistics.ts';
import { articleAt } from '../lake/articles.ts';
import { measureReaders, type ReadersNotice } from './readers.ts';

/** What an editor, and a reader of publishes, notice of strangers who ask for more than there is. */
const articles = Number(process.env.BENCH_ARTICLES ?? 1_000);
const seconds = Number(process.env.BENCH_SECONDS ?? 15);
const pauseBetweenSavesMs = 40;
const savesToAPublish = 20;
const productPort = 4795;
const shapes = [
  'nested queries, 10/s from one address',
  'nested queries, 10/s from many addresses',
  'nested queries, 120 at once',
  'other costly shapes, 50/s',
  '2,000 listeners',
  'all of it',
];

/** Through the product's edge, beside what the lake alone is attacked with above. */
const shapesForReaders = ['nested queries, 120 at once', 'other costly shapes, 50/s', '2,000 listeners'];

const scratch = mkdtempSync(path.join(tmpdir(), 'copydesk-bench-strangers-'));
const script = (name: string): string => path.join(import.meta.dirname, name);
execFileSync(
  process.execPath,
  [...lakeHeap, script('../lake/measure.ts'), 'load', String(articles), scratch],
  { stdio: ['ignore', 'ignore', 'inherit'] },
);
const started = spawn(process.execPath, [...lakeHeap, script('lake.ts'), scratch], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
const firstLine = async ({ stdout }: ChildProcess): Promise<string> => {
  if (!stdout) throw new Error('A process says nothing');
  const [line] = (await once(createInterface(stdout), 'line')) as [string];
  return line;
};
const lake = z.object({ port: z.number(), token: z.string() }).parse(JSON.parse(await firstLine(started)));
const base = `http://127.0.0.1:${lake.port}/v2025-02-19/data`;
const headers = { authorization: `Bearer ${lake.token}` };

const mutate = async (mutation: unknown): Promise<void> => {
  const body = JSON.stringify({ mutations: [mutation] });
  const response = await fetch(`${base}/mutate/production`, { method: 'POST', headers, body });
  const text = await response.text();
  if (!response.ok) throw new Error(`An editor could not save: ${response.status} ${text}`);
};
const query = async (groq: string): Promise<unknown> => {
  const response = await fetch(`${base}/query/production?perspective=raw&query=${encodeURIComponent(groq)}`, {
    headers,
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`An editor could not read: ${response.status} ${text}`);
  return (JSON.parse(text) as { result: unknown }).result;
};
const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
};

/** The edge is told of publishes in this way, and asks for the story. */
let onEvent = (): void => {};
const followPublishes = async (): Promise<void> => {
  const stream = await fetch(`${base}/live/events/production`, { headers });
  for await (const _chunk of stream.body ?? []) onEvent();
};

const story = { ...articleAt(0), _id: 'story', _type: 'story' };
let round = 0;
const publish = async (): Promise<void> => {
  const headline = `Published ${++round}`;
  const told = new Promise<void>((resolve) => {
    onEvent = resolve;
  });
  await mutate({ createOrReplace: { ...story, headline } });
  await told;
  const shown = await query('*[_id == "story"][0].headline');
  if (shown !== headline) throw new Error(`A publish does not show: ${shown}`);
};
const save = (): Promise<void> =>
  mutate({ createOrReplace: { ...story, _id: 'drafts.story', headline: `Draft ${++round}` } });
const read = (): Promise<unknown> =>
  query('*[_type == "article"] | order(firstPublishedAt desc)[0...20]{headline, bylines[]->{name}}');

type Times = { p50Ms: number; p99Ms: number; maxMs: number };
type Desk = { saves: number; save: Times; read: Times; publishShows: Times };

const timesOf = (times: number[]): Times => ({
  p50Ms: quantile(times, 0.5),
  p99Ms: quantile(times, 0.99),
  maxMs: Math.max(...times),
});

const atWork = async (): Promise<Desk> => {
  const [saves, reads, publishes]: [number[], number[], number[]] = [[], [], []];
  const end = performance.now() + seconds * 1_000;
  while (performance.now() < end || publishes.length === 0) {
    saves.push(await timed(save));
    reads.push(await timed(read));
    if (saves.length % savesToAPublish === 0) publishes.push(await timed(publish));
    await pause(pauseBetweenSavesMs);
  }
  return {
    saves: saves.length,
    save: timesOf(saves),
    read: timesOf(reads),
    publishShows: timesOf(publishes),
  };
};

const ends: (() => void)[] = [];
const results: { attack: string; answers: unknown; quiet: Desk; attacked: Desk; loadBefore: number }[] = [];
let readers: ReadersNotice[] = [];
try {
  // It ends with the lake.
  followPublishes().catch(() => {});
  for (let warm = 0; warm < 50; warm++) {
    await save();
    await read();
  }
  await publish();
  for (const attack of shapes) {
    const loadBefore = loadavg()[0] ?? 0;
    const quiet = await atWork();
    const stranger = spawn(process.execPath, [script('attack.ts'), String(lake.port), attack], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    ends.push(() => stranger.kill('SIGKILL'));
    await firstLine(stranger);
    const attacked = await atWork();
    const said = firstLine(stranger);
    stranger.kill('SIGTERM');
    results.push({ attack, answers: JSON.parse(await said), quiet, attacked, loadBefore });
    console.log(attack, JSON.stringify(results.at(-1)?.answers));
    // The next one begins with a lake that has forgotten this one.
    await pause(11_000);
  }
  started.kill('SIGTERM');
  await once(started, 'exit');
  readers = await measureReaders({
    scratch,
    port: productPort,
    articles,
    seconds,
    attacks: shapesForReaders,
  });
} finally {
  for (const end of ends) end();
  if (started.exitCode === null && started.signalCode === null) {
    started.kill('SIGTERM');
    await once(started, 'exit');
  }
  rmSync(scratch, { recursive: true, force: true });
}

const shown = (value: number): string => value.toFixed(1);
console.table(
  Object.fromEntries(
    results.map(({ attack, quiet, attacked }) => [
      attack,
      {
        'save p50': `${shown(quiet.save.p50Ms)} → ${shown(attacked.save.p50Ms)}`,
        'save p99': `${shown(quiet.save.p99Ms)} → ${shown(attacked.save.p99Ms)}`,
        'read p50': `${shown(quiet.read.p50Ms)} → ${shown(attacked.read.p50Ms)}`,
        'read p99': `${shown(quiet.read.p99Ms)} → ${shown(attacked.read.p99Ms)}`,
        'publish shows, at most': `${shown(quiet.publishShows.maxMs)} → ${shown(attacked.publishShows.maxMs)}`,
        saves: `${quiet.saves} → ${attacked.saves}`,
      },
    ]),
  ),
);
console.log('Milliseconds without and with the attack, in the same run.');
console.table(
  readers.map(({ attack, quiet, attacked, ratioOfMedians }) => ({
    attack,
    'publish to reader, median': `${quiet.medianMs} → ${attacked.medianMs}`,
    'at most': `${quiet.worstMs} → ${attacked.worstMs}`,
    ratioOfMedians,
  })),
);

const folder = path.resolve(import.meta.dirname, '../results');
mkdirSync(folder, { recursive: true });
const machine = { node: process.version, processors: cpus().length, model: cpus()[0]?.model ?? '' };
writeFileSync(
  path.join(folder, 'strangers.json'),
  `${JSON.stringify({ measuredAt: new Date().toISOString(), machine, articles, seconds, results, readers }, null, 2)}\n`,
);
process.exit(0);
