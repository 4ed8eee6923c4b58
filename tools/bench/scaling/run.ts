import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { updateStory } from '../../testing/changeStory.ts';
import { siteName, startDocumentedNginx } from '../../testing/servers/documentedNginx.ts';
import { startRedis } from '../../testing/servers/startRedis.ts';
import { adminClient, residentMegabytes, type Started, startProduct } from '../../testing/startProduct.ts';
import { installPrograms } from '../../testing/systemPrograms.ts';
import { connections, load } from '../edge/wrk.ts';

/** Measures the figures of docs/scaling.md: three machines with one Redis and one lake behind nginx. */
const seconds = Number(process.env.BENCH_SECONDS ?? 10);
const publishes = Number(process.env.BENCH_PUBLISHES ?? 30);
const port = 4820;

const missing = installPrograms(['wrk', 'nginx', 'redis-server', 'openssl']);
if (missing.length)
  throw new Error(`The benchmark needs ${missing.join(', ')}. Install them and run it again.`);

const scratch = mkdtempSync(path.join(tmpdir(), 'copydesk-bench-'));
const folder = (name: string) => path.join(scratch, name);
const redis = await startRedis();
const machines: Started[] = [];
const shared = { REDIS_URL: redis.url, SITE_URL: `https://${siteName}`, TRUSTED_PROXIES: '127.0.0.1,::1' };
const first = await startProduct(folder('a'), port, shared);
machines.push(first);
for (const [index, name] of ['b', 'c'].entries())
  machines.push(
    await startProduct(folder(name), port + 1 + index, { ...shared, LAKE_URL: `${first.origin}/lake` }),
  );
const nginx = await startDocumentedNginx(machines.map(({ origin }) => origin));
const newsroom = adminClient(first.origin, folder('a'));

try {
  const story = await newsroom.fetch<{ id: string; slug: string }>(
    '*[_type == "article"] | order(_createdAt)[0]{"id": _id, "slug": slug.current}',
  );
  const address = `/articles/${story.slug}`;
  const pages = {
    story: await sizes(address),
    front: await sizes('/'),
    firstVisitOfStory: await firstVisit(address),
  };
  const visible = await measurePublishToAll(story.id, address);
  const rates = {
    edge: await load(first.origin, { paths: [address], seconds, scratch }),
    nginxOverTls: await load(`https://127.0.0.1:${nginx.httpsPort}`, { paths: [address], seconds, scratch }),
  };
  const memory = await memoryOfPages();
  const result = {
    measuredAt: new Date().toISOString(),
    machine: `${cpus().length} × ${cpus()[0]?.model}`,
    node: process.version,
    conditions: `three machines, Redis and nginx on one computer; ${connections} connections, gzip, ${seconds} s`,
    bytesOnTheWire: pages,
    publishToVisibleOnAllMs: visible,
    requestsPerSecond: rates,
    memory,
  };
  console.log(JSON.stringify(result, null, 2));
  const results = path.resolve(import.meta.dirname, '../results');
  mkdirSync(results, { recursive: true });
  writeFileSync(path.join(results, 'scaling.json'), `${JSON.stringify(result, null, 2)}\n`);
} finally {
  await nginx.stop();
  for (const machine of machines.toReversed()) await machine.stop();
  await redis.remove();
  rmSync(scratch, { recursive: true, force: true });
}

/** The body as it is transferred. */
function receive(address: string, headers: Record<string, string>): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    get(first.origin + address, { headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer
        .on('data', (chunk: Buffer) => chunks.push(chunk))
        .on('end', () => resolve(Buffer.concat(chunks)));
    }).on('error', reject);
  });
}

/** Requests and bytes of a first visit: page, styles, script, preloaded fonts, lead picture. */
async function firstVisit(address: string) {
  const html = (await receive(address, {})).toString();
  const links = [...html.matchAll(/<link[^>]+>/g)].filter(([link]) =>
    /stylesheet|as="(?:font|style)"/.test(link),
  );
  const found = [
    ...links.map(([link]) => /href="([^"]+)"/.exec(link)?.[1]),
    ...[...html.matchAll(/<script[^>]+src="([^"]+)"/g)].map(([, source]) => source),
    /<img[^>]+src="([^"]+)"/.exec(html)?.[1],
  ];
  const parts = new Set(
    found.filter((part) => part !== undefined).map((part) => part.replaceAll('&amp;', '&')),
  );
  const headers = { 'accept-encoding': 'br', accept: 'image/avif,image/webp,*/*' };
  const bodies = await Promise.all(
    [address, ...parts].map((part) => receive(part.replace(`https://${siteName}`, ''), headers)),
  );
  return { requests: bodies.length, bytes: bodies.reduce((sum, { length }) => sum + length, 0) };
}

/** Transferred bytes of a page by encoding. */
async function sizes(address: string) {
  const received = (encoding: string) => receive(address, { 'accept-encoding': encoding });
  const [identity, gzip, br] = [await received('identity'), await received('gzip'), await received('br')];
  if (!gunzipSync(gzip).equals(identity) || !brotliDecompressSync(br).equals(identity))
    throw new Error('The encodings differ.');
  return { identity: identity.length, gzip: gzip.length, br: br.length };
}

/** Measures the time from the response to a publish until every machine serves the new page, and its Redis commands. */
async function measurePublishToAll(id: string, address: string) {
  const commands = async () =>
    Number(/total_commands_processed:(\d+)/.exec(String(await redis.command('INFO', 'stats')))?.[1]);
  const shows = async (words: string) =>
    (await Promise.all(machines.map(async ({ origin }) => (await fetch(origin + address)).text()))).every(
      (text) => text.includes(words),
    );
  await shows('');
  const before = await commands();
  const measuredMs: number[] = [];
  for (let number = 1; number <= publishes; number += 1) {
    const words = `Publish ${number} of the benchmark.`;
    await updateStory(newsroom, id, words);
    const begun = performance.now();
    while (!(await shows(words))) {
      if (performance.now() - begun > 30_000)
        throw new Error(`Publish ${number} did not show before the timeout.`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    measuredMs.push(Math.round(performance.now() - begun));
  }
  const sorted = measuredMs.toSorted((a, b) => a - b);
  return {
    median: sorted[Math.floor(sorted.length / 2)],
    worst: sorted.at(-1),
    publishes,
    redisCommandsPerPublish: Math.round(((await commands()) - before) / publishes),
  };
}

async function memoryOfPages() {
  const text = await (await fetch(`${first.origin}/metrics`)).text();
  const gauge = (name: string) => Number(new RegExp(`^${name} (\\d+)`, 'm').exec(text)?.[1]);
  const [pages, bytes] = [gauge('copydesk_pages'), gauge('copydesk_page_bytes')];
  return {
    pages,
    bytesPerPage: Math.round(bytes / pages),
    edgeResidentMegabytes: residentMegabytes(first.edgePid),
  };
}
