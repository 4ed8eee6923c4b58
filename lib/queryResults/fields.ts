import { z } from 'zod';
import { listOf, optionalPart } from './parseResult.ts';

/** Longer than any paragraph, including the invisible characters that previews add. */
const maxTextLength = 200_000;
const maxNameLength = 10_000;

/** Characters that XML 1.0 forbids: one makes a whole feed unreadable. Lone surrogates are replaced elsewhere. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
const unwritable = /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]/g;

const clean = (written: string): string => written.toWellFormed().replaceAll(unwritable, '');

/** Text as shown. */
export const text = z.string().max(maxTextLength).transform(clean);

/** White space, and characters that show nothing: zero-width spaces, joiners, fillers. */
const hasVisible = (written: string): boolean => /[^\s\p{C}\p{Default_Ignorable_Code_Point}]/u.test(written);

/** A name that must not be empty: a headline, a name, a title. */
export const name = z.string().max(maxNameLength).transform(clean).refine(hasVisible, 'is empty');

/** The edge accepts URLs up to 1,024 characters. */
const maxEncodedSlugLength = 900;

/** A slug that leads to its own page: a slash or a lone dot would lead elsewhere. */
export const slug = z.string().refine(
  (written) =>
    written.isWellFormed() &&
    written !== '' &&
    written !== '.' &&
    written !== '..' &&
    // biome-ignore lint/suspicious/noControlCharactersInRegex: no address holds one.
    !/[/\\\0-\x1F\x7F]/.test(written) &&
    written.length <= maxEncodedSlugLength &&
    encodeURIComponent(written).length <= maxEncodedSlugLength,
  'cannot be part of an address',
);

const earliestYear = 1500;

/** ISO 8601: an instant or a day, with a four-digit year. No newspaper is older than `earliestYear`. */
export const instant = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()], { error: 'is not a date' })
  .refine((written) => Number(written.slice(0, 4)) >= earliestYear, `is before the year ${earliestYear}`);

const isLanguage = (tag: string): boolean => {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
};

/** A BCP 47 tag. Invalid ones make date formatting throw. */
export const language = z.string().max(100).refine(isLanguage, 'is not a language tag');

/** A URL as written, without white space around it. The code that links it checks the scheme. */
export const address = z
  .string()
  .trim()
  .max(8_192)
  .transform((written) => written.toWellFormed());

export const id = z.string().max(500);

/** More people, topics or contacts than any story has. Rendering takes time for each. */
export const maxReferences = 200;

/** A link to a page: title and slug. */
export const link = z.object({ title: name, slug });

export const optionalLink = optionalPart(link);
export const links = listOf(link);
