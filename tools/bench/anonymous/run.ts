import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { lakeHeap } from '../../../bin/lakeHeap.mjs';
import { apiVersion } from '../../../lib/apiVersion.ts';
import { quantile } from '../edge/statistics.ts';
import { articleAt } from '../lake/articles.ts';
import { type FloodResult, measureFloods } from './floods.ts';
import { measureReaders, type ReaderResult } from './readers.ts';

/** Measures how much anonymous clients that overload the lake slow down editors and publishes. */
const articles = Number(process.env.BENCH_ARTICLES ?? 1_000);
const seconds = Number(process.env.BENCH_SECONDS ?? 15);
const pauseBetweenSavesMs = 40;
const savesPerPublish = 20;
const productPort = 4795;
const secondsOfFlood = 5;
const shapes = [
  'nested queries, 10/s from one address',
  'nested queries, 10/s from many addresses',
  'nested queries, 120 at once',
  'other costly shapes, 50/s',
  '2,000 listeners',
  'all of it',
];

/** Attacks through the product's edge. The ones above attack the lake directly. */
const shapesForReaders = ['nested queries, 120 at once', 'other costly shapes, 50/s', '2,000 listeners'];

const scratch = mkdtempSync(path.join(tmpdir(), 'copydesk-bench-anonymous-'));
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
  if (!stdout) throw new Error('A process has no standard output');
  const [line] = (await once(createInterface(stdout), 'line')) as [string];
  return line;
};
const lake = z.object({ port: z.number(), token: z.string() }).parse(JSON.parse(await firstLine(started)));
const base = `http://127.0.0.1:${lake.port}/v${apiVersion}/data`;
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

/** Follows live events as the edge does. */
let onEvent = (): void => {};
const followPublishes = async (): Promise<void> => {
  const stream = await fetch(`${base}/live/events/production`, { headers });
  for await (const _chunk of stream.body ?? []) onEvent();
};

const story = { ...articleAt(0), _id: 'story', _type: 'story' };
let round = 0;
const publish = async (): Promise<void> => {
  const headline = `Published ${++round}`;
  const received = new Promise<void>((resolve) => {
    onEvent = resolve;
  });
  await mutate({ createOrReplace: { ...story, headline } });
  await received;
  const shown = await query('*[_id == "story"][0].headline');
  if (shown !== headline) throw new Error(`The published headline is not visible: ${shown}`);
};
const save = (): Promise<void> =>
  mutate({ createOrReplace: { ...story, _id: 'drafts.story', headline: `Draft ${++round}` } });
const read = (): Promise<unknown> =>
  query('*[_type == "article"] | order(firstPublishedAt desc)[0...20]{headline, bylines[]->{name}}');

type Times = { p50Ms: number; p99Ms: number; maxMs: number };
type EditorTimes = { saves: number; save: Times; read: Times; publishShows: Times };

const timesOf = (times: number[]): Times => ({
  p50Ms: quantile(times, 0.5),
  p99Ms: quantile(times, 0.99),
  maxMs: Math.max(...times),
});

const measureEditor = async (): Promise<EditorTimes> => {
  const [saves, reads, publishes]: [number[], number[], number[]] = [[], [], []];
  const end = performance.now() + seconds * 1_000;
  while (performance.now() < end || publishes.length === 0) {
    saves.push(await timed(save));
    reads.push(await timed(read));
    if (saves.length % savesPerPublish === 0) publishes.push(await timed(publish));
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
const results: {
  attack: string;
  answers: unknown;
  quiet: EditorTimes;
  attacked: EditorTimes;
  loadBefore: number;
}[] = [];
let readers: ReaderResult[] = [];
let floods: FloodResult[] = [];
try {
  // It fails when the lake stops.
  followPublishes().catch(() => {});
  for (let warm = 0; warm < 50; warm++) {
    await save();
    await read();
  }
  await publish();
  for (const attack of shapes) {
    const loadBefore = loadavg()[0] ?? 0;
    const quiet = await measureEditor();
    const attacker = spawn(process.execPath, [script('attack.ts'), String(lake.port), attack], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    ends.push(() => attacker.kill('SIGKILL'));
    await firstLine(attacker);
    const attacked = await measureEditor();
    const printed = firstLine(attacker);
    attacker.kill('SIGTERM');
    results.push({ attack, answers: JSON.parse(await printed), quiet, attacked, loadBefore });
    console.log(attack, JSON.stringify(results.at(-1)?.answers));
    // Wait until the lake's rate limits have expired.
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
  floods = await measureFloods({ scratch, port: productPort, seconds: secondsOfFlood });
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
        'publish shows, max': `${shown(quiet.publishShows.maxMs)} → ${shown(attacked.publishShows.maxMs)}`,
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
    max: `${quiet.worstMs} → ${attacked.worstMs}`,
    ratioOfMedians,
  })),
);
console.table(
  floods.map(({ flood, connections, calm, flooded, ratioOfMedians, statusesForOthers, ...saved }) => ({
    ...{ flood, connections },
    'publish to reader, median': `${calm.medianMs} → ${flooded.medianMs}`,
    max: `${calm.worstMs} → ${flooded.worstMs}`,
    ratioOfMedians,
    'save p99': `${saved.calmSaves.p99Ms} → ${saved.floodedSaves.p99Ms}`,
    'cold pages of others': JSON.stringify(statusesForOthers),
  })),
);

const folder = path.resolve(import.meta.dirname, '../results');
mkdirSync(folder, { recursive: true });
const machine = { node: process.version, processors: cpus().length, model: cpus()[0]?.model ?? '' };
writeFileSync(
  path.join(folder, 'anonymous.json'),
  `${JSON.stringify({ measuredAt: new Date().toISOString(), machine, articles, seconds, results, readers, floods }, null, 2)}\n`,
);
process.exit(0);
