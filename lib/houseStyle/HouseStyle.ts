import { z } from 'zod';
import { languages } from '../vocabulary.ts';

/** The id has a dot, so that anonymous clients cannot read the document. */
export const houseStyleId = 'internal.houseStyle';

/** Bounds of the list. A check takes time in proportion to them. */
export const maxEntries = 500;
export const maxWordsCharacters = 80;
export const maxInsteadCharacters = 200;
export const maxReasonCharacters = 400;

/** A word or phrase that the newsroom does not write. */
export type StyleEntry = {
  key: string;
  words: string;
  /** What to write instead, or null. */
  instead: string | null;
  reason: string | null;
  /** True if a story with the word is not published. */
  blocks: boolean;
  /** True if other forms of the word are allowed. */
  isExact: boolean;
  /** The language of the stories that it is for, or null for all. */
  language: string | null;
};

/** The checks that are switched on and off. The list of words is always checked. */
export const styleChecks = [
  {
    name: 'repeatedWords',
    title: 'Doubled words',
    description: '“the the”, and “a” or “an” before another sound: “a hour”, “a MP”.',
  },
  {
    name: 'unclearDates',
    title: 'Unclear dates',
    description: '“yesterday”, “on Monday”, “recently”: readers come later.',
  },
  {
    name: 'names',
    title: 'Names spelled in two ways',
    description: 'Within the story, and against the contacts of the newsroom.',
  },
  {
    name: 'figures',
    title: 'Figures',
    description: 'Changed since the live version, or in the headline and not in a text of 50 words or more.',
  },
] as const;
type StyleCheck = (typeof styleChecks)[number]['name'];

export type HouseStyle = { entries: StyleEntry[]; checks: Record<StyleCheck, boolean> };

const text = (max: number) => z.string().trim().max(max).nullish();

const storedEntry = z.object({
  _key: z.string(),
  words: z.string().trim().min(1).max(maxWordsCharacters),
  instead: text(maxInsteadCharacters),
  reason: text(maxReasonCharacters),
  blocks: z.boolean().nullish(),
  isExact: z.boolean().nullish(),
  language: z.enum(languages.map(({ value }) => value)).nullish(),
});

const storedChecks = z.record(z.string(), z.unknown());

/** The document as it may be stored. */
export const storedHouseStyle = z.object({
  words: z.array(storedEntry).max(maxEntries).nullish(),
  checks: storedChecks.nullish(),
});

/** Whatever is stored. */
const readable = z.object({
  words: z.array(z.unknown()).nullish().catch(null),
  checks: storedChecks.nullish().catch(null),
});

const entryFrom = (stored: z.infer<typeof storedEntry>): StyleEntry => ({
  key: stored._key,
  words: stored.words,
  instead: stored.instead || null,
  reason: stored.reason || null,
  blocks: stored.blocks === true,
  isExact: stored.isExact === true,
  language: stored.language ?? null,
});

const checksFrom = (stored: Record<string, unknown>): HouseStyle['checks'] => ({
  repeatedWords: stored.repeatedWords !== false,
  unclearDates: stored.unclearDates !== false,
  names: stored.names !== false,
  figures: stored.figures !== false,
});

/** The house style of a newsroom. Without a document all checks are on. An entry that cannot be read is left out. */
export const houseStyleFrom = (document: unknown): HouseStyle => {
  const { data } = readable.safeParse(document);
  return {
    entries: (data?.words ?? []).slice(0, maxEntries).flatMap((entry) => {
      const read = storedEntry.safeParse(entry);
      return read.success ? [entryFrom(read.data)] : [];
    }),
    checks: checksFrom(data?.checks ?? {}),
  };
};
