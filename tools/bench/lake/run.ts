import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { lakeHeap } from '../../../bin/lakeHeap.mjs';

const result = z.object({ name: z.string(), medianMs: z.number(), p99Ms: z.number(), rounds: z.number() });
const loaded = z.object({ loadMs: z.number() });
const lakeSchema = z.object({ startMs: z.number(), rssMegabytes: z.number(), results: z.array(result) });
const groqJsSchema = z.object({ rssMegabytes: z.number(), results: z.array(result) });

const defaultSizes = [1_000, 10_000, 100_000];
const sizes = process.argv
  .slice(3)
  .map(Number)
  .filter((size) => size > 0);
/** groq-js keeps every document of the largest dataset in memory. */
const groqJsMemoryMegabytes = 8_000;

const measure = (part: string, articles: number, folder: string): unknown => {
  const script = path.join(import.meta.dirname, 'measure.ts');
  const memory = part === 'groqJs' ? [`--max-old-space-size=${groqJsMemoryMegabytes}`] : lakeHeap;
  const output = execFileSync(process.execPath, [...memory, script, part, String(articles), folder], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(output.trim().split('\n').at(-1) ?? 'null');
};

const bySize = (sizes.length > 0 ? sizes : defaultSizes).map((articles) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'copydesk-bench-lake-'));
  try {
    const { loadMs } = loaded.parse(measure('load', articles, folder));
    const lake = lakeSchema.parse(measure('lake', articles, folder));
    return { articles, loadMs, lake, groqJs: groqJsSchema.parse(measure('groqJs', articles, folder)) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

const milliseconds = (value: number | undefined): string => (value === undefined ? '–' : value.toFixed(2));
for (const { articles, loadMs, lake, groqJs } of bySize) {
  console.log(
    `\n${articles.toLocaleString('en')} articles: loaded in ${(loadMs / 1000).toFixed(1)} s, first answer ${lake.startMs.toFixed(0)} ms after the start, ${lake.rssMegabytes} MB (groq-js ${groqJs.rssMegabytes} MB)`,
  );
  console.table(
    Object.fromEntries(
      lake.results.map(({ name, medianMs, p99Ms }) => {
        const other = groqJs.results.find((candidate) => candidate.name === name);
        return [
          name,
          {
            'lake median ms': milliseconds(medianMs),
            'lake p99 ms': milliseconds(p99Ms),
            'groq-js median ms': milliseconds(other?.medianMs),
            'groq-js p99 ms': milliseconds(other?.p99Ms),
          },
        ];
      }),
    ),
  );
}

const results = path.resolve(import.meta.dirname, '../results');
mkdirSync(results, { recursive: true });
const machine = { node: process.version, processors: cpus().length, model: cpus()[0]?.model ?? '' };
writeFileSync(
  path.join(results, 'lake.json'),
  `${JSON.stringify({ measuredAt: new Date().toISOString(), machine, bySize }, null, 2)}\n`,
);
