import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { adminClient, startProduct } from '../../testing/startProduct.ts';
import { writeArticles } from '../edge/articles.ts';
import { measurePublishToVisible } from '../edge/publishes.ts';
import { median } from '../edge/statistics.ts';

type Shown = { publishes: number; medianMs: number; worstMs: number };
export type ReaderResult = {
  attack: string;
  quiet: Shown;
  attacked: Shown;
  ratioOfMedians: number;
  answers: unknown;
};

const publishesAtATime = 5;
const pauseBetweenMs = 250;

type Measuring = { scratch: string; port: number; articles: number; seconds: number; attacks: string[] };

/**
 * Measures the time from a publish to a reader's page, without and with an attack on the product's lake through its
 * edge. The edge trusts this machine as a proxy, so that the attacking clients have different addresses.
 */
export const measureReaders = async ({
  scratch,
  port,
  articles,
  seconds,
  attacks,
}: Measuring): Promise<ReaderResult[]> => {
  const dataDir = path.join(scratch, 'product');
  const product = await startProduct(dataDir, port, { TRUSTED_PROXIES: '127.0.0.1,::1' });
  let stop = (): void => {};
  try {
    const client = adminClient(product.origin, dataDir);
    await writeArticles(client, articles);
    const slug = await client.fetch<string>('*[_type == "article"] | order(_createdAt)[0].slug.current');
    const measure = async (): Promise<Shown> => {
      const times: number[] = [];
      for (const end = performance.now() + seconds * 1_000; performance.now() < end; ) {
        times.push(...(await measurePublishToVisible(client, product.origin, slug, publishesAtATime)));
        await pause(pauseBetweenMs);
      }
      return { publishes: times.length, medianMs: median(times), worstMs: Math.max(...times) };
    };
    await measure();
    const results: ReaderResult[] = [];
    for (const attack of attacks) {
      const quiet = await measure();
      const attacker = spawn(
        process.execPath,
        [path.join(import.meta.dirname, 'attack.ts'), String(port), attack, '/lake'],
        { stdio: ['ignore', 'pipe', 'inherit'] },
      );
      stop = () => attacker.kill('SIGKILL');
      const lines = createInterface(attacker.stdout);
      await once(lines, 'line');
      const attacked = await measure();
      const printed = once(lines, 'line');
      attacker.kill('SIGTERM');
      const [answers] = (await printed) as [string];
      const ratioOfMedians = Number((attacked.medianMs / quiet.medianMs).toFixed(2));
      results.push({ attack, quiet, attacked, ratioOfMedians, answers: JSON.parse(answers) });
      console.log('from a publish to the reader’s page:', JSON.stringify(results.at(-1)));
      // Wait until the lake's rate limits have expired.
      await pause(11_000);
    }
    return results;
  } finally {
    stop();
    await product.stop();
  }
};
