import { randomUUID } from 'node:crypto';
import type { SanityClient } from '@sanity/client';
import { updateStory } from '../../testing/changeStory.ts';
import { read } from './readers.ts';

const timeoutMs = 60_000;

/** Measures the milliseconds from the response to a publish until a reader gets the new page, for each publish. */
export const measurePublishToVisible = async (
  client: SanityClient,
  origin: string,
  slug: string,
  count: number,
): Promise<number[]> => {
  const id = await client.fetch<string>('*[_type == "article" && slug.current == $slug][0]._id', { slug });
  const measuredMs: number[] = [];
  for (let number = 1; number <= count; number += 1) {
    // A story keeps the words of earlier publishes.
    const words = `Publish ${number} of the benchmark, ${randomUUID()}.`;
    await updateStory(client, id, words);
    measuredMs.push(await waitUntilShown(`${origin}/articles/${slug}`, words));
  }
  return measuredMs;
};

type SteadyRate = { origin: string; paths: string[]; perSecond: number; seconds: number };
export type SteadyPublishes = { published: number; lastVisibleMs: number };

/** Publishes different stories at a constant rate, and measures how long readers wait for the last one. */
export const publishSteadily = async (
  client: SanityClient,
  { origin, paths, perSecond, seconds }: SteadyRate,
): Promise<SteadyPublishes> => {
  const begun = performance.now();
  const committed: Promise<unknown>[] = [];
  const count = perSecond * seconds;
  const storyOf = (number: number) => paths[number % paths.length] ?? '';
  const wordsOf = (number: number) => `Paragraph ${number} of the benchmark.`;
  for (let number = 0; number < count; number += 1) {
    const dueAt = begun + (number * 1000) / perSecond;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, dueAt - performance.now())));
    const id = storyOf(number).split('/').at(-1) ?? '';
    committed.push(updateStory(client, id, wordsOf(number)));
  }
  await Promise.all(committed);
  const last = count - 1;
  return { published: count, lastVisibleMs: await waitUntilShown(origin + storyOf(last), wordsOf(last)) };
};

/** Waits until a page shows a text. @returns milliseconds. @throws after the timeout. */
const waitUntilShown = async (url: string, text: string): Promise<number> => {
  const begun = performance.now();
  while (!(await read(url)).includes(text)) {
    if (performance.now() - begun > timeoutMs)
      throw new Error(`${url} did not show "${text}" before the timeout.`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  return Math.round(performance.now() - begun);
};
