import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { readHurriedly } from '../../tools/testing/hurriedReaders.ts';
import { removeData, startProduct } from './harness/product.ts';

for (const workers of ['1', '2'])
  test.describe(`at SIGTERM, with ${workers} processes that serve readers`, () => {
    test('no request is dropped: of readers in memory or not, of the desk, of writers', async () => {
      const product = await startProduct({ WORKERS: workers, LOG_LEVEL: 'warn' });
      try {
        const lake = `${product.origin}/lake/v2025-02-19/data`;
        const { result: slugs } = (await (
          await fetch(`${lake}/query/production?query=*[_type=="article"].slug.current`)
        ).json()) as { result: string[] };
        const stories = slugs.map((slug) => `/articles/${slug}`);
        for (const story of stories.slice(0, 5)) await (await fetch(product.origin + story)).text();
        const reading = [
          readHurriedly(product.origin, ['/', ...stories.slice(0, 5)], 16),
          readHurriedly(product.origin, ['/studio', '/lake/v1/ping', '/api/views?slug=a', '/feed.xml'], 8),
          readHurriedly(product.origin, [...stories.slice(5), '/nowhere', '/also-nowhere'], 4),
        ];
        const token = readFileSync(path.join(product.dataDir, 'lake/admin-token'), 'utf8');
        const written = await writeUntilRefused(`${lake}/mutate/production`, token, async () => {
          await pause(1_000);
          expect(await product.stop()).toBe(0);
        });
        const outcomes = await Promise.all(reading);
        expect(outcomes.flatMap(({ dropped }) => dropped)).toEqual([]);
        expect(written.dropped).toEqual([]);
        for (const { answered } of [...outcomes, written]) expect(answered).toBeGreaterThan(5);
      } finally {
        await product.stop();
        removeData(product);
      }
    });
  });

/** Writes one document after the other while `meanwhile` goes on, until nobody takes its connections. */
const writeUntilRefused = async (address: string, token: string, meanwhile: () => Promise<void>) => {
  const outcomes = { answered: 0, dropped: [] as string[] };
  const writing = (async () => {
    for (;;) {
      const outcome = await fetch(address, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ mutations: [{ create: { _type: 'note', text: 'x' } }] }),
      }).then(
        async (answer) => (await answer.text()) && answer.status,
        (error: Error) => (error.cause as NodeJS.ErrnoException).code,
      );
      if (outcome === 'ECONNREFUSED') return;
      if (outcome === 200) outcomes.answered += 1;
      else outcomes.dropped.push(String(outcome));
    }
  })();
  await meanwhile();
  await writing;
  return outcomes;
};
