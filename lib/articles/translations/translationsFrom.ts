import { isUnderEmbargo } from '../../dates/embargo.ts';
import type { TranslationResult } from '../../queryResults/story.ts';
import { languages } from '../../vocabulary.ts';

/** The same story in another language. `language` is a BCP 47 tag. */
export type Translation = { language: string; slug: string; headline: string };

/**
 * The other languages in which readers can open a story, in the order of the vocabulary. A language that is there twice
 * counts once, so that search engines find no contradiction.
 */
export const translationsFrom = (
  { _id, language }: { _id: string; language: string },
  results: TranslationResult[],
  now: Date,
): Translation[] => {
  const others = results.filter(
    (other) =>
      other._id !== _id && !other.retractedAt && !isUnderEmbargo(other.embargoedUntil, now.toISOString()),
  );
  return languages.flatMap(({ value }) => {
    const found = value === language ? undefined : others.find((other) => other.language === value);
    return found ? [{ language: value, slug: found.slug, headline: found.headline }] : [];
  });
};
