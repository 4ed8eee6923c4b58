import { spawnSync } from 'node:child_process';
import { createWriteStream, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { wordpressExport } from './wordpressExport.ts';

/** `npm run bench -- archive [STORIES]`: a trial, an import and a second import of a generated WordPress export. */
const [size] = process.argv.slice(3).map(Number);
const stories = size && size > 0 ? size : 10_000;

const folder = mkdtempSync(path.join(tmpdir(), 'copydesk-bench-archive-'));
const file = path.join(folder, 'wordpress.xml');

type Round = { round: string; seconds: number; storiesPerSecond: number; megabytes: number };

/** Prints the largest memory of the process when it ends. */
const tellMemory =
  "process.on('exit', () => process.stderr.write('maxRSS ' + process.resourceUsage().maxRSS));";
const memory = /maxRSS (\d+)/;

const measure = (round: string, ...parameters: string[]): Round => {
  const begunAt = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      `--import=data:text/javascript,${encodeURIComponent(tellMemory)}`,
      'bin/archive.ts',
      'import',
      file,
      ...['--from', 'wordpress', '--data', path.join(folder, 'lake'), ...parameters],
    ],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
  const seconds = (performance.now() - begunAt) / 1000;
  const kilobytes = Number(memory.exec(stderr)?.[1] ?? 0);
  return {
    round,
    seconds: Math.round(seconds * 10) / 10,
    storiesPerSecond: Math.round(stories / seconds),
    megabytes: Math.round(kilobytes / 1024),
  };
};

try {
  await pipeline(Readable.from(wordpressExport(stories)), createWriteStream(file));
  const exportMegabytes = Math.round(statSync(file).size / 1_000_000);
  console.log(`${stories.toLocaleString('en')} stories, ${exportMegabytes} MB`);
  const rounds = [measure('dry run', '--dry-run'), measure('import'), measure('import again')];
  console.table(rounds);
  const results = path.resolve(import.meta.dirname, '../results');
  mkdirSync(results, { recursive: true });
  const machine = { node: process.version, processors: cpus().length, model: cpus()[0]?.model ?? '' };
  writeFileSync(
    path.join(results, 'archive.json'),
    `${JSON.stringify({ measuredAt: new Date().toISOString(), machine, stories, exportMegabytes, rounds }, null, 2)}\n`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
