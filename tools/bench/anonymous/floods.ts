import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import type { SanityClient } from '@sanity/client';
import { adminClient, startProduct } from '../../testing/startProduct.ts';
import { writeArticles } from '../edge/articles.ts';
import { measurePublishToVisible } from '../edge/publishes.ts';
import { median } from '../edge/statistics.ts';

type Shown = { publishes: number; medianMs: number; worstMs: number };
export type FloodResult = {
  flood: string;
  connections: number;
  calm: Shown;
  flooded: Shown;
  ratioOfMedians: number;
  /** Of a published page that is in no memory, for a reader with another address. */
  statusesForOthers: Record<string, number>;
  answers: unknown;
};

const floods = ['invented stories', 'entries', 'views', 'people', 'studio', 'previews', 'searches'];
/** They take turns, so that none grows much. */
const publishedStories = 10;
const pauseBetweenMs = 250;
const coldPages = 2_000;

type Measuring = { scratch: string; port: number; seconds: number };
type Product = { origin: string; client: SanityClient; slugs: string[] };

/**
 * Measures the time from a publish to a reader's page while a stranger with one address floods the edge, beside the calm
 * time right before. The edge trusts this machine as a proxy, so that others have other addresses.
 */
export const measureFloods = async ({ scratch, port, seconds }: Measuring): Promise<FloodResult[]> => {
  const dataDir = path.join(scratch, 'flooded');
  const { origin, stop } = await startProduct(dataDir, port, { TRUSTED_PROXIES: '127.0.0.1,::1' });
  try {
    const client = adminClient(origin, dataDir);
    const cold = await writeArticles(client, coldPages);
    const slugs = cold.splice(0, publishedStories).map((address) => address.replace('/articles/', ''));
    const product = { origin, client, slugs };
    await measure(product, seconds);
    const results: FloodResult[] = [];
    for (const [kinds, connections] of [
      ...floods.map((kind) => [[kind], 100] as const),
      [floods, 100] as const,
      [floods, 300] as const,
    ]) {
      const calm = await measure(product, seconds);
      const result = await measureFlood(product, { kinds, connections, port, seconds, cold });
      const ratioOfMedians = Number((result.flooded.medianMs / calm.medianMs).toFixed(2));
      results.push({
        flood: kinds.length > 1 ? 'all at once' : kinds.join(),
        connections,
        calm,
        ratioOfMedians,
        ...result,
      });
      console.log('from a publish to the reader’s page:', JSON.stringify(results.at(-1)));
      await pause(2_000);
    }
    return results;
  } finally {
    await stop();
  }
};

const measure = async ({ client, origin, slugs }: Product, seconds: number): Promise<Shown> => {
  const times: number[] = [];
  for (const end = performance.now() + seconds * 1_000; performance.now() < end; ) {
    times.push(
      ...(await measurePublishToVisible(client, origin, slugs[times.length % slugs.length] ?? '', 1)),
    );
    await pause(pauseBetweenMs);
  }
  return { publishes: times.length, medianMs: median(times), worstMs: Math.max(...times) };
};

type Flood = { kinds: readonly string[]; connections: number; port: number; seconds: number; cold: string[] };

const measureFlood = async (
  product: Product,
  { kinds, connections, port, seconds, cold }: Flood,
): Promise<Pick<FloodResult, 'flooded' | 'statusesForOthers' | 'answers'>> => {
  const script = path.join(import.meta.dirname, 'flood.ts');
  const flooding = spawn(
    process.execPath,
    [script, String(port), String(connections), product.slugs[0] ?? '', ...kinds],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  try {
    const lines = createInterface(flooding.stdout);
    await once(lines, 'line');
    const [flooded, statusesForOthers] = await Promise.all([
      measure(product, seconds),
      readColdPages(product.origin, cold, seconds),
    ]);
    const printed = once(lines, 'line');
    flooding.kill('SIGTERM');
    const [answers] = (await printed) as [string];
    return { flooded, statusesForOthers, answers: JSON.parse(answers) };
  } finally {
    flooding.kill('SIGKILL');
  }
};

/** Reads published pages that are in no memory, some a second, each for another reader. */
const readColdPages = async (
  origin: string,
  cold: string[],
  seconds: number,
): Promise<Record<string, number>> => {
  const statuses: Record<string, number> = {};
  for (const end = performance.now() + seconds * 1_000; performance.now() < end; ) {
    const address = `198.51.100.${cold.length % 250}`;
    const response = await fetch(origin + cold.shift(), { headers: { 'x-forwarded-for': address } });
    await response.arrayBuffer();
    statuses[response.status] = (statuses[response.status] ?? 0) + 1;
    await pause(500);
  }
  return statuses;
};
