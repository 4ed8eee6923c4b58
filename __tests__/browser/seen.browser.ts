import { readFileSync } from 'node:fs';
import { updateStory } from '../../tools/testing/changeStory.ts';
import { goOn, pidOf } from '../../tools/testing/processes.ts';
import { eventually } from './harness/browser.ts';
import { adminOf } from './harness/newsroom.ts';
import { type Product, removeData, startProduct } from './harness/product.ts';

type Line = Record<string, unknown> & { process: string; msg: string };

let product: Product;
let slug: string;
beforeAll(async () => {
  product = await startProduct({ LOG_LEVEL: 'debug' });
  slug = await adminOf(product).fetch<string>('*[_type == "article"][0].slug.current');
}, 600_000);
afterAll(async () => {
  await product.stop();
  removeData(product);
});

const read = async (address: string) => {
  const answer = await fetch(product.origin + address);
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};
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
  await eventually(async () => (await read(`/articles/${slug}`)).text.includes(words));
};
/** Samples of the text format by name and labels. @see https://prometheus.io/docs/instrumenting/exposition_formats/ */
const readMetrics = async (): Promise<Map<string, number>> => {
  const samples = (await read('/metrics')).text.split('\n').filter((line) => line && !line.startsWith('#'));
  return new Map(
    samples.map((line) => {
      const [, name = '', value = ''] = /^([a-z_:][\w:]*(?:\{.*\})?) (\S+)$/.exec(line) ?? [];
      if (!name || (Number.isNaN(Number(value)) && value !== 'Nan'))
        throw new Error(`This is no sample: ${line}`);
      return [name, Number(value)];
    }),
  );
};

describe('who watches', () => {
  it('is told that readers can be served, and what of the lake', async () => {
    const { status, headers, text } = await read('/healthz');
    expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([
      200,
      'application/json',
      'no-store',
    ]);
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(JSON.parse(text)).toEqual({ status: 'ok', lake: 'up', version, problems: [] });
  });

  it('reads counts and times as Prometheus does', async () => {
    await read(`/articles/${slug}`);
    const before = await readMetrics();
    await read(`/articles/${slug}`);
    await read('/leads-nowhere');
    await publish('A kicker that is counted.');
    await eventually(async () => {
      const after = await readMetrics();
      const grew = (name: string) => (after.get(name) ?? 0) > (before.get(name) ?? 0);
      return (
        grew('copydesk_page_requests_total{outcome="hit"}') &&
        grew('copydesk_page_requests_total{outcome="miss"}') &&
        grew('copydesk_page_fill_seconds_count') &&
        grew('copydesk_publish_visible_seconds_count')
      );
    });
    const { headers } = await read('/metrics');
    expect(headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    const now = await readMetrics();
    expect(now.get('copydesk_content_reachable')).toBe(1);
    expect(now.get('copydesk_pages')).toBeGreaterThan(0);
    expect(now.get('process_resident_memory_bytes')).toBeGreaterThan(1e7);
  });

  it('finds a line a publish, with its way to readers in milliseconds', async () => {
    const before = lines().filter(({ msg }) => msg === 'published').length;
    await publish('A kicker that is in the log.');
    await eventually(async () => lines().filter(({ msg }) => msg === 'published').length === before + 1);
    const line = lines().findLast(({ msg }) => msg === 'published');
    expect(line).toMatchObject({
      process: 'edge',
      tags: expect.any(Number),
      pages: expect.any(Number),
      behind: 0,
      toldMs: expect.any(Number),
      visibleMs: expect.any(Number),
    });
    expect(line?.pages).toBeGreaterThan(0);
    expect(line?.visibleMs).toBeGreaterThanOrEqual(Number(line?.toldMs));
  });

  it('finds one request in the logs of all that worked on it, by its id', async () => {
    const query = encodeURIComponent('*[_type == "article"][0]._id');
    const { headers } = await read(`/lake/v2025-02-19/data/query/production?query=${query}`);
    const requestId = headers.get('x-request-id');
    expect(requestId).toMatch(/^[\da-f-]{36}$/);
    const told = () => lines().filter((line) => line.requestId === requestId);
    await eventually(async () => new Set(told().map((line) => line.process)).size === 2);
    expect(
      told()
        .map((line) => line.process)
        .toSorted(),
    ).toEqual(['edge', 'lake']);
    // A query may hold what is nobody's business.
    expect(JSON.stringify(told())).not.toContain('_type');
  });

  it('is told while the lake hangs, in the second that watchers wait', async () => {
    const lake = pidOf('lake', product.dataDir);
    process.kill(lake, 'SIGSTOP');
    try {
      const begun = performance.now();
      const { status, text } = await read('/healthz');
      expect([status, JSON.parse(text)]).toEqual([200, expect.objectContaining({ lake: 'down' })]);
      expect(performance.now() - begun).toBeLessThan(5_000);
    } finally {
      goOn(lake);
    }
  });
});
