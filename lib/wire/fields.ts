import { z } from 'zod';
import { listOf, spare } from './readWire.ts';

/** Longer than any paragraph, with what previews put between the letters of it. */
const maxTextLength = 200_000;
const maxNameLength = 10_000;

/** What XML 1.0 has no way to write: one of them makes a whole feed unreadable. Half a surrogate pair is mended apart. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
const unwritable = /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]/g;

const clean = (written: string): string => written.toWellFormed().replaceAll(unwritable, '');

/** Words as they are shown. */
export const text = z.string().max(maxTextLength).transform(clean);

/** Words that something is known by: a headline, a name, a title. */
export const name = z
  .string()
  .max(maxNameLength)
  .transform(clean)
  .refine((written) => written.trim() !== '', 'is empty');

/** The front takes addresses up to 1,024 characters. */
const maxEncodedSlugLength = 900;

/** A part of an address that leads back to the page: a slash or a dot alone would lead elsewhere. */
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
  'is no part of an address',
);

const earliestYear = 1500;

/** ISO 8601: an instant, or a day. No newspaper is older than the earliest year, and a year has four digits. */
export const instant = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()], { error: 'is no date' })
  .refine((written) => Number(written.slice(0, 4)) >= earliestYear, 'is a date before newspapers');

const isLanguage = (tag: string): boolean => {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
};

/** A BCP 47 tag: formatting a date in anything else throws. */
export const language = z.string().max(100).refine(isLanguage, 'is no language');

/** An address that somebody wrote. Who links to it sees to its scheme. */
export const address = z
  .string()
  .max(8_192)
  .transform((written) => written.toWellFormed());

export const id = z.string().max(500);

/** More than any story names of people, topics or contacts: a page is made with each of them. */
export const maxReferences = 200;

/** A page by its title and slug. */
export const link = z.object({ title: name, slug });

export const spareLink = spare(link);
export const links = listOf(link);
