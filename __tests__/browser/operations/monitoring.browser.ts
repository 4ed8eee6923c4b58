import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { apiVersion } from '../../../lib/apiVersion.ts';
import { updateStory } from '../../../tools/testing/changeStory.ts';
import { pidOf, resumeProcess } from '../../../tools/testing/processes.ts';
import { adminOf } from '../harness/clients.ts';
import { type Product, removeData, startProduct } from '../harness/product.ts';

type Line = Record<string, unknown> & { process: string; msg: string };

let product: Product;
let slug: string;
test.beforeAll(async () => {
  product = await startProduct({ LOG_LEVEL: 'debug' });
  slug = await adminOf(product).fetch<string>('*[_type == "article"][0].slug.current');
});
test.afterAll(async () => {
  await product.stop();
  removeData(product);
});

const read = (address: string) => product.read(address);
const lines = (): Line[] =>
  product
    .output()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line));
const publish = async (words: string) => {
  const lake = adminOf(product);
  const id = await lake.fetch<string>('*[_type == "article" && slug.current == $slug][0]._id', { slug });
  await updateStory(lake, id, words);
  await expect.poll(() => product.textOf(`/articles/${slug}`)).toContain(words);
};
/** Samples of the text format by name and labels. @see https://prometheus.io/docs/instrumenting/exposition_formats/ */
const readMetrics = async (): Promise<Map<string, number>> => {
  const samples = (await read('/metrics')).text.split('\n').filter((line) => line && !line.startsWith('#'));
  return new Map(
    samples.map((line) => {
      const [, name = '', value = ''] = /^([a-z_:][\w:]*(?:\{.*\})?) (\S+)$/.exec(line) ?? [];
      if (!name || (Number.isNaN(Number(value)) && value !== 'Nan'))
        throw new Error(`This line is not a sample: ${line}`);
      return [name, Number(value)];
    }),
  );
};

test.describe('monitoring', () => {
  test('gets status, lake and version from /healthz', async () => {
    const { status, headers, text } = await read('/healthz');
    expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([
      200,
      'application/json',
      'no-store',
    ]);
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(JSON.parse(text)).toEqual({ status: 'ok', lake: 'up', version, problems: [] });
  });

  test('gets counters and durations in the Prometheus format', async () => {
    await read(`/articles/${slug}`);
    const before = await readMetrics();
    await read(`/articles/${slug}`);
    await read('/topics/how-we-work');
    await publish('A kicker that is counted.');
    for (const name of [
      'copydesk_page_requests_total{outcome="hit"}',
      'copydesk_page_requests_total{outcome="miss"}',
      'copydesk_page_fill_seconds_count',
      'copydesk_publish_visible_seconds_count',
    ])
      await expect
        .poll(async () => (await readMetrics()).get(name), name)
        .toBeGreaterThan(before.get(name) ?? 0);
    const { headers } = await read('/metrics');
    expect(headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    const now = await readMetrics();
    expect(now.get('copydesk_content_reachable')).toBe(1);
    expect(now.get('copydesk_pages')).toBeGreaterThan(0);
    expect(now.get('process_resident_memory_bytes')).toBeGreaterThan(1e7);
  });

  test('finds one log line per publish, with its times in milliseconds', async () => {
    const published = () => lines().filter(({ msg }) => msg === 'published').length;
    const before = published();
    await publish('A kicker that is in the log.');
    await expect.poll(published).toBe(before + 1);
    const line = lines().findLast(({ msg }) => msg === 'published');
    expect(line).toMatchObject({
      process: 'edge',
      tags: expect.any(Number),
      pages: expect.any(Number),
      staleAfterRetries: 0,
      revalidatedMs: expect.any(Number),
      visibleMs: expect.any(Number),
    });
    expect(line?.pages).toBeGreaterThan(0);
    expect(line?.visibleMs).toBeGreaterThanOrEqual(Number(line?.revalidatedMs));
  });

  test('finds a request in the logs of all processes by its id', async () => {
    const query = encodeURIComponent('*[_type == "article"][0]._id');
    const { headers } = await read(`/lake/v${apiVersion}/data/query/production?query=${query}`);
    const requestId = headers.get('x-request-id');
    expect(requestId).toMatch(/^[\da-f-]{36}$/);
    const logged = () => lines().filter((line) => line.requestId === requestId);
    await expect
      .poll(() =>
        logged()
          .map((line) => line.process)
          .toSorted(),
      )
      .toEqual(['edge', 'lake']);
    // A query may contain private data.
    expect(JSON.stringify(logged())).not.toContain('_type');
  });

  test('sees on /healthz that the lake hangs before it is replaced', async () => {
    const lake = pidOf('lake', product.dataDir);
    process.kill(lake, 'SIGSTOP');
    try {
      const { status, text } = await read('/healthz');
      expect([status, JSON.parse(text)]).toEqual([200, expect.objectContaining({ lake: 'down' })]);
      expect(pidOf('lake', product.dataDir)).toBe(lake);
    } finally {
      resumeProcess(lake);
    }
  });
});
