import { existsSync } from 'node:fs';
import { evaluate, parse } from 'groq-js';
import { createLake, type Dataset } from 'local-lake';
import type { SanityDocument } from 'local-lake/policy';
import { apiVersion } from '../../../lib/apiVersion.ts';
import { articleAt, referencedDocuments } from './articles.ts';
import { type Measured, measured } from './queries.ts';

/** Each part runs in its own process, so that memory and start time are those of a lake that only serves. */
const [part, articlesText, data] = process.argv.slice(2);
const articles = Number(articlesText);

/** Times in milliseconds, sorted. */
type Times = number[];
export type Result = { name: string; medianMs: number; p99Ms: number; rounds: number };

const summary = (name: string, times: Times): Result => {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? 0;
  return { name, medianMs: at(0.5), p99Ms: at(0.99), rounds: sorted.length };
};

const timed = async (work: () => unknown): Promise<number> => {
  const started = performance.now();
  await work();
  return performance.now() - started;
};

/** Warms up, then repeats until the time is over, at least three times. */
const repeat = async (work: (round: number) => unknown, rounds: number, maxMs: number): Promise<Times> => {
  const times: Times = [];
  const warm = Math.min(Math.ceil(rounds / 4), 50);
  const warmEnd = performance.now() + maxMs / 4;
  for (let round = 0; round < warm && performance.now() < warmEnd; round++) await work(round);
  const end = performance.now() + maxMs;
  for (let round = 0; round < rounds && (times.length < 3 || performance.now() < end); round++) {
    times.push(await timed(() => work(warm + round)));
  }
  return times;
};

const commitAll = (dataset: Dataset, documents: SanityDocument[], name: string): void => {
  dataset.commit({
    transactionId: name,
    digest: name,
    timestamp: dataset.now(),
    author: 'bench',
    changes: documents.map((after) => ({
      id: after._id,
      before: dataset.get(after._id),
      after,
      mutations: [],
    })),
  });
};

const datasetOf = (lake: Awaited<ReturnType<typeof createLake>>): Dataset => {
  const dataset = lake.context.datasets.find('local', 'production');
  if (!dataset) throw new Error('The lake has no dataset');
  return dataset;
};

const batchSize = 500;

const load = async (folder: string): Promise<unknown> => {
  const lake = await createLake({ data: folder });
  const dataset = datasetOf(lake);
  const loadMs = await timed(() => {
    commitAll(dataset, referencedDocuments, 'referencedDocuments');
    for (let start = 0; start < articles; start += batchSize) {
      const count = Math.min(batchSize, articles - start);
      commitAll(
        dataset,
        Array.from({ length: count }, (_, index) => articleAt(start + index)),
        `batch${start}`,
      );
    }
  });
  await lake.close();
  return { loadMs };
};

const measureLake = async (folder: string): Promise<unknown> => {
  const started = performance.now();
  const lake = await createLake({ data: folder });
  const headers = { authorization: `Bearer ${lake.context.accounts.adminToken.secret}` };
  const ask = async (
    { query, params, perspective = 'published' }: Measured,
    round: number,
  ): Promise<void> => {
    const address = new URL(`http://localhost/v${apiVersion}/data/query/production`);
    address.searchParams.set('query', query);
    address.searchParams.set('perspective', perspective);
    for (const [name, value] of Object.entries(params(round, articles))) {
      address.searchParams.set(`$${name}`, JSON.stringify(value));
    }
    const response = await lake.fetch(new Request(address, { headers }));
    if (response.status !== 200) throw new Error(await response.text());
    await response.text();
  };
  const [first] = measured;
  if (first) await ask(first, 0);
  const startMs = performance.now() - started;
  const results: Result[] = [];
  for (const benchQuery of measured) {
    results.push(summary(benchQuery.name, await repeat((round) => ask(benchQuery, round), 400, 4_000)));
  }
  const dataset = datasetOf(lake);
  const publish = (round: number): void => {
    const article = articleAt(round % articles);
    commitAll(dataset, [{ ...article, headline: `Edited ${round}` }], `publish${process.pid}-${round}`);
  };
  results.push(summary('publish', await repeat(publish, 200, 8_000)));
  const rssMegabytes = Math.round(process.memoryUsage().rss / 1_000_000);
  await lake.close();
  return { startMs, rssMegabytes, results };
};

/** Measures groq-js over the same documents in memory. */
const measureGroqJs = async (): Promise<unknown> => {
  const documents = [
    ...referencedDocuments,
    ...Array.from({ length: articles }, (_, index) => articleAt(index)),
  ];
  const byId = new Map(documents.map((document) => [document._id, document]));
  const results: Result[] = [];
  for (const { name, query, params, isLakeOnly } of measured) {
    if (isLakeOnly) continue;
    const ask = async (round: number): Promise<void> => {
      const values = params(round, articles);
      const value = await evaluate(parse(query, { params: values }), {
        dataset: documents,
        params: values,
        dereference: ({ _ref }) => byId.get(_ref),
      });
      JSON.stringify(await value.get());
    };
    results.push(summary(name, await repeat(ask, 50, 4_000)));
  }
  return { results, rssMegabytes: Math.round(process.memoryUsage().rss / 1_000_000) };
};

const parts: Record<string, (folder: string) => Promise<unknown>> = {
  load,
  lake: measureLake,
  groqJs: measureGroqJs,
};
const run = parts[part ?? ''];
if (!run || !data || !existsSync(data)) throw new Error('measure.ts PART ARTICLES FOLDER');
process.stdout.write(`${JSON.stringify(await run(data))}\n`);
process.exit(0);
