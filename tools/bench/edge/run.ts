import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { adminClient, buildIfNeeded, residentMegabytes, startProduct } from '../../testing/startProduct.ts';
import { installPrograms } from '../../testing/systemPrograms.ts';
import { writeArticles } from './articles.ts';
import { type Peer, startBareNode, startNginx } from './peers.ts';
import { measurePublishToVisible, publishSteadily } from './publishes.ts';
import { fill, measureReaderDuring, read } from './readers.ts';
import { median } from './statistics.ts';
import { connections, type Load, load } from './wrk.ts';

/** Compares readers' pages with nginx, bare Node and Next, and measures starts and publishes. */
const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const seconds = Number(process.env.BENCH_SECONDS ?? 10);
const distinct = Number(process.env.BENCH_ARTICLES ?? 10_000);
const publishes = 50;
const publishesPerSecond = 30;
const secondsOfPublishes = 20;
const port = 4790;

const missing = installPrograms(['wrk', 'nginx']);
if (missing.length)
  throw new Error(`The benchmark needs ${missing.join(', ')}. Install them and run it again.`);

const scratch = mkdtempSync(path.join(tmpdir(), 'copydesk-bench-'));
const dataDir = path.join(scratch, 'data');
buildIfNeeded();
const loadBefore = loadavg()[0] ?? 0;
const cold = await startProduct(dataDir, port);
await cold.stop();
const product = await startProduct(dataDir, port);
const admin = adminClient(product.origin, dataDir);
const peers: Peer[] = [];
const startPeer = async (starting: Promise<Peer>): Promise<string> => {
  const peer = await starting;
  peers.push(peer);
  return peer.origin;
};

try {
  const slug = await admin.fetch<string>('*[_type == "article"] | order(_createdAt)[0].slug.current');
  const story = `/articles/${slug}`;
  const { headers } = await fetch(product.origin + story);
  const body = await read(product.origin + story);
  const servers: [name: string, origin: string, headers?: Record<string, string>][] = [
    [
      'nginx, one worker',
      await startPeer(startNginx(new Map([[story, body]]), headers, port + 1, path.join(scratch, 'one'))),
    ],
    ['bare node:http', await startPeer(startBareNode(body, port + 2, scratch))],
    ['edge', product.origin],
    // A request with a cookie goes to Node's own HTTP server: shows the gain of answering hits before it.
    ['edge, hits by node:http', product.origin, { Cookie: 'a=1' }],
    ['next start', product.siteOrigin],
  ];
  const loads = new Map<string, Load[]>(servers.map(([name]) => [name, []]));
  for (let round = 0; round < rounds; round += 1)
    for (const [name, origin, headers] of servers)
      loads.get(name)?.push(await load(origin, { paths: [story], seconds, scratch, headers }));
  const oneArticle = servers.map(([name]) => summary(name, loads.get(name) ?? []));
  console.table(oneArticle);

  const visibleMs = await measurePublishToVisible(admin, product.origin, slug, publishes);

  const paths = await writeArticles(admin, distinct);
  let pagesPerSecond = 0;
  const filling = fill(product.origin, paths).then((filled) => {
    pagesPerSecond = filled;
  });
  const cachedPage = await measureReaderDuring(product.origin + story, filling);
  const coldFill = { pages: distinct, pagesPerSecond, cachedPageMeanwhile: cachedPage };
  console.log('cold fill', coldFill);

  const files = new Map<string, Buffer>();
  for (const address of paths) files.set(address, await read(product.origin + address));
  const manyNginx = await startPeer(startNginx(files, headers, port + 3, path.join(scratch, 'many')));
  const nginxMany: Load[] = [];
  const edgeMany: Load[] = [];
  for (let round = 0; round < rounds; round += 1) {
    nginxMany.push(await load(manyNginx, { paths, seconds, scratch }));
    edgeMany.push(await load(product.origin, { paths, seconds, scratch }));
  }
  const many = [summary('nginx, one worker', nginxMany), summary('edge', edgeMany)];
  const edgeMegabytes = residentMegabytes(product.edgePid);
  console.table(many);

  const [whilePublishing, { published, lastVisibleMs }] = await Promise.all([
    load(product.origin, { paths: [story, ...paths.slice(0, 999)], seconds: secondsOfPublishes, scratch }),
    publishSteadily(admin, {
      origin: product.origin,
      paths,
      perSecond: publishesPerSecond,
      seconds: secondsOfPublishes,
    }),
  ]);

  const result = {
    measuredAt: new Date().toISOString(),
    machine: `${cpus().length} × ${cpus()[0]?.model}`,
    node: process.version,
    conditions: `wrk, ${connections} connections, gzip, ${rounds} rounds of ${seconds} s, medians; all on the same cores`,
    loadAverage: { before: loadBefore, after: loadavg()[0] ?? 0 },
    ratios: {
      edgeToNginx: ratio(oneArticle, 'edge', 'nginx, one worker'),
      quickHitsToNodeHttp: ratio(oneArticle, 'edge', 'edge, hits by node:http'),
      edgeToBareNode: ratio(oneArticle, 'edge', 'bare node:http'),
      edgeToNext: ratio(oneArticle, 'edge', 'next start'),
      manyArticlesToNginx: ratio(many, 'edge', 'nginx, one worker'),
    },
    bodyBytes: body.length,
    oneArticle,
    distinctArticles: { articles: paths.length, servers: many, edgeMegabytes },
    coldFill,
    whilePublishing: { published, seconds: secondsOfPublishes, lastVisibleMs, ...whilePublishing },
    startSeconds: { first: cold.seconds, second: product.seconds },
    publishToVisibleMs: { median: median(visibleMs), worst: Math.max(...visibleMs), publishes },
  };
  const { oneArticle: _shown, ...rest } = result;
  console.log(JSON.stringify(rest, null, 2));
  const results = path.resolve(import.meta.dirname, '../results');
  mkdirSync(results, { recursive: true });
  writeFileSync(path.join(results, 'edge.json'), `${JSON.stringify(result, null, 2)}\n`);
} finally {
  for (const { stop } of peers) stop();
  await product.stop();
  rmSync(scratch, { recursive: true, force: true });
}

type Summary = ReturnType<typeof summary>;

function summary(server: string, loads: Load[]) {
  return {
    server,
    requestsPerSecond: median(loads.map(({ requestsPerSecond }) => requestsPerSecond)),
    p50Ms: median(loads.map(({ p50Ms }) => p50Ms)),
    p99Ms: median(loads.map(({ p99Ms }) => p99Ms)),
    failures: loads.reduce((sum, { failures }) => sum + failures, 0),
  };
}

function ratio(table: Summary[], ours: string, bound: string): number {
  const of = (name: string) => table.find(({ server }) => server === name)?.requestsPerSecond ?? 0;
  return Number((of(ours) / of(bound)).toFixed(2));
}
