import type { SanityClient } from '@sanity/client';
import { updateStory } from '../../testing/changeStory.ts';
import { read } from './readers.ts';

const patienceMs = 60_000;

/** From the answer to a publish to the reader's fresh page, in milliseconds, one publish after the other. */
export const publishToVisible = async (
  client: SanityClient,
  origin: string,
  slug: string,
  count: number,
): Promise<number[]> => {
  const id = await client.fetch<string>('*[_type == "article" && slug.current == $slug][0]._id', { slug });
  const measuredMs: number[] = [];
  for (let number = 1; number <= count; number += 1) {
    const words = `Publish ${number} of the bench.`;
    await updateStory(client, id, words);
    measuredMs.push(await untilShown(`${origin}/articles/${slug}`, words));
  }
  return measuredMs;
};

export type Steady = { published: number; lastVisibleMs: number };

/** Publishes at an even pace, each time another story, and says how long readers waited for the last. */
export const publishSteadily = async (
  client: SanityClient,
  origin: string,
  paths: string[],
  perSecond: number,
  seconds: number,
): Promise<Steady> => {
  const begun = performance.now();
  const committed: Promise<unknown>[] = [];
  const count = perSecond * seconds;
  const storyOf = (number: number) => paths[number % paths.length] ?? '';
  const wordsOf = (number: number) => `Paragraph ${number} of the bench.`;
  for (let number = 0; number < count; number += 1) {
    const dueAt = begun + (number * 1000) / perSecond;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, dueAt - performance.now())));
    const id = storyOf(number).split('/').at(-1) ?? '';
    committed.push(updateStory(client, id, wordsOf(number)));
  }
  await Promise.all(committed);
  const last = count - 1;
  return { published: count, lastVisibleMs: await untilShown(origin + storyOf(last), wordsOf(last)) };
};

/** @throws when a page does not show a text. */
const untilShown = async (url: string, text: string): Promise<number> => {
  const begun = performance.now();
  while (!(await read(url)).includes(text)) {
    if (performance.now() - begun > patienceMs) throw new Error(`${url} never showed "${text}".`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  return Math.round(performance.now() - begun);
};
