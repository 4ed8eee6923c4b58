import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { createClient } from '@sanity/client';
import { installPrograms } from '../../bin/testing/systemPrograms.ts';
import { type Peer, startBareNode, startNginx } from './peers.ts';
import { residentMegabytes, startProduct } from './product.ts';
import { connections, type Load, load } from './wrk.ts';

/** The pages of readers beside nginx, bare Node and Next, and how long starts and publishes take. */
const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const seconds = Number(process.env.BENCH_SECONDS ?? 10);
const distinct = Number(process.env.BENCH_ARTICLES ?? 10_000);
const publishes = 50;
const port = 4790;

const missing = installPrograms(['wrk', 'nginx-light']);
if (missing.length) throw new Error(`The bench needs ${missing.join(', ')}.`);

const scratch = mkdtempSync(path.join(tmpdir(), 'copydesk-bench-'));
const dataDir = path.join(scratch, 'data');
const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const cold = await startProduct(dataDir, port);
await cold.stop();
const product = await startProduct(dataDir, port);
const admin = createClient({
  projectId: 'copydesk',
  dataset: 'production',
  apiVersion: '2025-02-19',
  apiHost: `${product.origin}/lake`,
  useProjectHostname: false,
  useCdn: false,
  perspective: 'raw',
  token: readFileSync(path.join(dataDir, 'lake/admin-token'), 'utf8'),
});
const peers: Peer[] = [];
try {
  const [story, section] = await Promise.all([
    admin.fetch<string>('*[_type == "article"] | order(_createdAt)[0].slug.current'),
    admin.fetch<string>('*[_type == "section"][0]._id'),
  ]);
  const storyPath = `/articles/${story}`;
  const { headers } = await fetch(product.origin + storyPath);
  const body = await bytes(product.origin + storyPath);
  const nginx = await startNginx(new Map([[storyPath, body]]), headers, port + 1, path.join(scratch, 'one'));
  const bare = await startBareNode(body, port + 2, scratch);
  peers.push(nginx, bare);

  const servers = [
    ['nginx, one worker', nginx.origin],
    ['bare node:http', bare.origin],
    ['front', product.origin],
    ['next start', product.siteOrigin],
  ] as const;
  const measured = new Map<string, Load[]>(servers.map(([name]) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, origin] of servers)
      measured.get(name)?.push(await load(origin, [storyPath], seconds, scratch));
  }
  const table = servers.map(([name]) => summary(name, measured.get(name) ?? []));
  console.table(table);

  const visibleMs = await publishToVisible(story);
  const paths = await fillArticles(section);
  const manyNginx = await startNginx(await download(paths), headers, port + 3, path.join(scratch, 'many'));
  peers.push(manyNginx);
  const many = {
    front: summary('front', [await load(product.origin, paths, seconds, scratch)]),
    nginx: summary('nginx', [await load(manyNginx.origin, paths, seconds, scratch)]),
    residentMegabytes: residentMegabytes(product.frontPid),
  };
  console.table([many.front, many.nginx]);
  const result = {
    measuredAt: new Date().toISOString(),
    machine: `${cpus().length} × ${cpus()[0]?.model}`,
    node: process.version,
    conditions: `${connections} connections, gzip, ${rounds} rounds of ${seconds} s, medians`,
    ratios: {
      frontToNginx: ratio(table, 'front', 'nginx, one worker'),
      frontToBareNode: ratio(table, 'front', 'bare node:http'),
      frontToNext: ratio(table, 'front', 'next start'),
      manyArticlesToNginx: many.front.requestsPerSecond / many.nginx.requestsPerSecond,
    },
    oneArticle: table,
    distinctArticles: { articles: paths.length, ...many },
    startSeconds: { cold: cold.seconds, second: product.seconds },
    publishToVisibleMs: { median: median(visibleMs), worst: Math.max(...visibleMs), publishes },
  };
  console.log(JSON.stringify({ ...result, oneArticle: undefined }, null, 2));
  const results = path.resolve(import.meta.dirname, '../results');
  mkdirSync(results, { recursive: true });
  writeFileSync(path.join(results, 'front.json'), `${JSON.stringify(result, null, 2)}\n`);
} finally {
  for (const { stop } of peers) stop();
  await product.stop();
  rmSync(scratch, { recursive: true, force: true });
}

async function bytes(url: string): Promise<Buffer> {
  return Buffer.from(await (await fetch(url)).arrayBuffer());
}

function summary(server: string, loads: Load[]) {
  return {
    server,
    requestsPerSecond: median(loads.map(({ requestsPerSecond }) => requestsPerSecond)),
    p50Ms: median(loads.map(({ p50Ms }) => p50Ms)),
    p99Ms: median(loads.map(({ p99Ms }) => p99Ms)),
    failures: loads.reduce((sum, { failures }) => sum + failures, 0),
  };
}

function ratio(table: ReturnType<typeof summary>[], a: string, b: string): number {
  const of = (name: string) => table.find(({ server }) => server === name)?.requestsPerSecond ?? 0;
  return Number((of(a) / of(b)).toFixed(2));
}

/** From the answer to a publish to the reader's fresh page, in milliseconds. */
async function publishToVisible(slug: string): Promise<number[]> {
  const id = await admin.fetch<string>('*[_type == "article" && slug.current == $slug][0]._id', { slug });
  const measuredMs: number[] = [];
  for (let number = 1; number <= publishes; number += 1) {
    const kicker = `Publish ${number} of the bench`;
    await admin.patch(id).set({ kicker }).commit();
    const begun = performance.now();
    while (!(await bytes(`${product.origin}/articles/${slug}`)).includes(kicker)) {
      if (performance.now() - begun > 30_000) throw new Error(`Publish ${number} never showed.`);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    measuredMs.push(Math.round(performance.now() - begun));
  }
  return measuredMs;
}

/** Writes stories and has each of them rendered once. */
async function fillArticles(section: string): Promise<string[]> {
  const slugs = Array.from({ length: distinct }, (_, number) => `bench-${number}`);
  for (let from = 0; from < slugs.length; from += 500) {
    const transaction = admin.transaction();
    for (const slug of slugs.slice(from, from + 500)) {
      transaction.createOrReplace({
        _id: slug,
        _type: 'article',
        headline: `Headline of ${slug}`,
        slug: { _type: 'slug', current: slug },
        standfirst: 'A standfirst that is as long as standfirsts are wont to be in this newsroom of ours.',
        section: { _type: 'reference', _ref: section },
        noByline: true,
        firstPublishedAt: '2025-01-01T08:00:00Z',
        body: Array.from({ length: 12 }, (_, paragraph) => ({
          _type: 'block',
          _key: `p${paragraph}`,
          style: 'normal',
          markDefs: [],
          children: [
            { _type: 'span', _key: 's', text: `${slug}: paragraph ${paragraph}. `.repeat(8), marks: [] },
          ],
        })),
      });
    }
    await transaction.commit({ visibility: 'async' });
  }
  const paths = slugs.map((slug) => `/articles/${slug}`);
  const begun = performance.now();
  const queue = [...paths];
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      for (let next = queue.pop(); next; next = queue.pop()) await bytes(product.origin + next);
    }),
  );
  console.log(`${paths.length} pages filled in ${Math.round((performance.now() - begun) / 1000)} s`);
  return paths;
}

async function download(paths: string[]): Promise<Map<string, Buffer>> {
  const pages = new Map<string, Buffer>();
  for (const address of paths) pages.set(address, await bytes(product.origin + address));
  return pages;
}
