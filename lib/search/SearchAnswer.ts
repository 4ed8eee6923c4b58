import { z } from 'zod';

const parts = z.array(z.object({ text: z.string(), isHit: z.boolean() }));
const link = z.object({ title: z.string(), slug: z.string() });

const foundStory = z.object({
  slug: z.string(),
  headline: parts,
  excerpt: parts,
  language: z.string(),
  publishedAt: z.string(),
  kicker: z.string().nullable(),
  section: link.nullable(),
  authors: z.array(z.string()),
});
/** A story that was found. */
export type FoundStory = z.output<typeof foundStory>;

const narrowing = link.extend({ kind: z.enum(['topic', 'person']), stories: z.int() });
/** A topic or person of the best results, with their number among these. */
export type Narrowing = z.output<typeof narrowing>;

const found = z.object({
  kind: z.literal('found'),
  stories: z.array(foundStory),
  /** At most `maxCounted` and one. */
  total: z.int(),
  /** A word that no story has, and the one that was searched instead. */
  corrected: z.array(z.object({ typed: z.string(), used: z.string() })),
  narrowings: z.array(narrowing),
  /** The titles of the topic and the person in the address; null if there is none. */
  titles: z.object({ topic: z.string().nullable(), person: z.string().nullable() }),
});
export type Found = z.output<typeof found>;

/** The answer of the search process. `notReady` means that its index is not up to date yet. */
export const searchAnswer = z.discriminatedUnion('kind', [found, z.object({ kind: z.literal('notReady') })]);
export type SearchAnswer = z.output<typeof searchAnswer>;

/** More hits are not counted: counting takes time for each. */
export const maxCounted = 1_000;
