import { setTimeout as pause } from 'node:timers/promises';
import { expect } from '@playwright/test';
import { apiVersion } from '../../../lib/apiVersion.ts';
import { createOutcomes, type Outcomes, readContinuously } from '../../../tools/testing/continuousReaders.ts';
import { adminTokenOf } from './accounts.ts';
import type { Product } from './product.ts';

/** Leaves processor time to the tests of the other workers. */
const readIntervalMs = 20;

/**
 * Stops a product with a lake while it is read and written, and expects that no request is dropped: hits, misses,
 * Studio, API and writes.
 */
export const stopUnderLoad = async (product: Product): Promise<void> => {
  const lake = `${product.origin}/lake/v${apiVersion}/data`;
  const { result: slugs } = (await (
    await fetch(`${lake}/query/production?query=*[_type=="article"].slug.current`)
  ).json()) as { result: string[] };
  const stories = slugs.map((slug) => `/articles/${slug}`);
  for (const story of stories.slice(0, 5)) await (await fetch(product.origin + story)).text();
  const misses = Array.from({ length: 40 }, (_, number) => `/nowhere-${number}`);
  const groups: [addresses: string[], readersAtOnce: number][] = [
    [['/', ...stories.slice(0, 5)], 8],
    [['/studio', '/lake/v1/ping', '/api/views?slug=a', '/feed.xml'], 4],
    [[...stories.slice(5), ...misses], 2],
  ];
  const read = groups.map(createOutcomes);
  const written = createOutcomes();
  const working = [
    ...groups.map(([addresses, readersAtOnce], group) =>
      readContinuously(product.origin, addresses, readersAtOnce, read[group], readIntervalMs),
    ),
    writeUntilRejected(`${lake}/mutate/production`, adminTokenOf(product), written),
  ];
  await expect.poll(() => Math.min(...[...read, written].map(({ answered }) => answered))).toBeGreaterThan(5);
  expect(await product.stop()).toBe(0);
  await Promise.all(working);
  expect([...read, written].flatMap(({ dropped }) => dropped)).toEqual([]);
};

/** Writes documents one by one until connections are refused. */
const writeUntilRejected = async (address: string, token: string, outcomes: Outcomes): Promise<void> => {
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
    await pause(readIntervalMs);
  }
};
