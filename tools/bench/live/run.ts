import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { paragraph } from '../../testing/changeStory.ts';
import { adminClient, buildIfNeeded, residentMegabytes, startProduct } from '../../testing/startProduct.ts';
import { Readers } from './readers.ts';

/** What live coverage promises: the last of ten thousand readers knows of an entry as soon as this. */
const maxLastMs = 2_000;
/** Beside the bound of the whole edge. */
const maxKilobytesPerReader = 32;
const readerCount = Number(process.argv[3]) || 10_000;
const publishes = 10;
const port = 4391;

const dataDir = mkdtempSync(path.join(tmpdir(), 'copydesk-bench-live-'));
const storyId = 'bench-live';

const processorSeconds = (pid: number): number => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
};
const median = (sorted: number[]): number => sorted[Math.floor(sorted.length / 2)] ?? 0;
const rounded = (value: number): number => Math.round(value * 10) / 10;

buildIfNeeded();
const product = await startProduct(dataDir, port, { TRUSTED_PROXIES: '127.0.0.1' });
const readers = new Readers();
try {
  const editor = adminClient(product.origin, dataDir);
  const section = await editor.fetch<string>('*[_type == "section"][0]._id');
  await editor.createOrReplace({
    _id: storyId,
    _type: 'article',
    headline: 'A live story for ten thousand readers',
    slug: { _type: 'slug', current: storyId },
    standfirst: 'How soon the last one of them knows, measured on one machine.',
    section: { _type: 'reference', _ref: section },
    noByline: true,
    typeOfWork: 'live',
    language: 'en',
    body: [paragraph('It begins.')],
  });
  const publishEntry = (id: string) =>
    editor.createOrReplace({
      _id: id,
      _type: 'liveEntry',
      story: { _type: 'reference', _ref: storyId, _weak: true },
      body: [paragraph(`What happened in ${id}.`)],
    });
  await publishEntry('entry-0');
  const before = residentMegabytes(product.edgePid);
  const begun = performance.now();
  await readers.open(product.origin, `/articles/${storyId}/updates`, readerCount);
  const openedMs = performance.now() - begun;
  const withReaders = residentMegabytes(product.edgePid);

  const measured: { firstMs: number; medianMs: number; lastMs: number; edgeCpuMs: number }[] = [];
  for (let number = 1; number <= publishes; number += 1) {
    const used = processorSeconds(product.edgePid);
    const times = await readers.hear(`entry-${number}`, () => publishEntry(`entry-${number}`));
    measured.push({
      firstMs: rounded(times[0] ?? 0),
      medianMs: rounded(median(times)),
      lastMs: rounded(times.at(-1) ?? 0),
      edgeCpuMs: rounded((processorSeconds(product.edgePid) - used) * 1_000),
    });
  }
  const after = residentMegabytes(product.edgePid);
  const kilobytesPerReader = rounded(((withReaders - before) * 1_024) / readerCount);
  const worstLastMs = Math.max(...measured.map(({ lastMs }) => lastMs));

  console.log(
    `\n${readerCount.toLocaleString('en')} open streams: opened in ${(openedMs / 1_000).toFixed(1)} s; the edge takes ${before} MB without, ${withReaders} MB with them (${kilobytesPerReader} KB each), ${after} MB after ${publishes} entries`,
  );
  console.log('From the publish of an entry to the readers:');
  console.table(measured);
  console.log(
    `The last reader: ${worstLastMs} ms at worst, ${maxLastMs} allowed; ${maxKilobytesPerReader} KB a reader allowed.`,
  );
  if (worstLastMs > maxLastMs || kilobytesPerReader > maxKilobytesPerReader) process.exitCode = 1;
  if (readerCount === 10_000) {
    const results = path.resolve(import.meta.dirname, '../results');
    mkdirSync(results, { recursive: true });
    const machine = { node: process.version, processors: cpus().length, model: cpus()[0]?.model ?? '' };
    const memory = { before, withReaders, after, kilobytesPerReader };
    const bounds = { maxLastMs, maxKilobytesPerReader };
    writeFileSync(
      path.join(results, 'live.json'),
      `${JSON.stringify({ measuredAt: new Date().toISOString(), machine, readerCount, bounds, openedMs: rounded(openedMs), memoryMegabytes: memory, publishes: measured }, null, 2)}\n`,
    );
  }
} finally {
  readers.close();
  await product.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
