import type { SanityClient } from '@sanity/client';
import { read } from './readers.ts';

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
    const kicker = `Publish ${number} of the bench`;
    await client.patch(id).set({ kicker }).commit();
    const begun = performance.now();
    while (!(await read(`${origin}/articles/${slug}`)).includes(kicker)) {
      if (performance.now() - begun > 30_000) throw new Error(`Publish ${number} never showed.`);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    measuredMs.push(Math.round(performance.now() - begun));
  }
  return measuredMs;
};

/** Publishes at an even pace, each time another story. @returns how many were done. */
export const publishSteadily = async (
  client: SanityClient,
  paths: string[],
  perSecond: number,
  seconds: number,
): Promise<number> => {
  const until = performance.now() + seconds * 1000;
  const done: Promise<unknown>[] = [];
  for (let number = 0; performance.now() < until; number += 1) {
    const id = paths[number % paths.length]?.split('/').at(-1) ?? '';
    done.push(
      client
        .patch(id)
        .set({ kicker: `Kicker ${number}` })
        .commit(),
    );
    await new Promise((resolve) => setTimeout(resolve, 1000 / perSecond));
  }
  await Promise.all(done);
  return done.length;
};
