import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { writeArticles } from '../edge/articles.ts';
import { adminClient, startProduct } from '../edge/product.ts';
import { publishToVisible } from '../edge/publishes.ts';
import { median } from '../edge/statistics.ts';

type Shown = { publishes: number; medianMs: number; worstMs: number };
export type ReadersNotice = {
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
 * How long a publish takes to a reader's page, without and with an attack on the product's lake, through its edge. The
 * edge trusts this machine as a proxy, so that strangers have addresses of their own.
 */
export const measureReaders = async ({
  scratch,
  port,
  articles,
  seconds,
  attacks,
}: Measuring): Promise<ReadersNotice[]> => {
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
        times.push(...(await publishToVisible(client, product.origin, slug, publishesAtATime)));
        await pause(pauseBetweenMs);
      }
      return { publishes: times.length, medianMs: median(times), worstMs: Math.max(...times) };
    };
    await measure();
    const noticed: ReadersNotice[] = [];
    for (const attack of attacks) {
      const quiet = await measure();
      const stranger = spawn(
        process.execPath,
        [path.join(import.meta.dirname, 'attack.ts'), String(port), attack, '/lake'],
        { stdio: ['ignore', 'pipe', 'inherit'] },
      );
      stop = () => stranger.kill('SIGKILL');
      const lines = createInterface(stranger.stdout);
      await once(lines, 'line');
      const attacked = await measure();
      const said = once(lines, 'line');
      stranger.kill('SIGTERM');
      const [answers] = (await said) as [string];
      const ratioOfMedians = Number((attacked.medianMs / quiet.medianMs).toFixed(2));
      noticed.push({ attack, quiet, attacked, ratioOfMedians, answers: JSON.parse(answers) });
      console.log('a publish to the reader’s page:', JSON.stringify(noticed.at(-1)));
      // The next one begins with a lake that has forgotten this one.
      await pause(11_000);
    }
    return noticed;
  } finally {
    stop();
    await product.stop();
  }
};
