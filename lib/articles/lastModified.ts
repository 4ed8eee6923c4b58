import type { Correction } from '../corrections/Correction.ts';
import { laterOf } from '../dates/instants.ts';

/**
 * When a story last changed substantively after publication, or null. Typos, and changes before publication, do
 * not count.
 *
 * @param publishedAt, modifiedAt ISO 8601.
 */
export const findModifiedAt = (publishedAt: string, modifiedAt: string | null): string | null =>
  modifiedAt !== null && Date.parse(modifiedAt) > Date.parse(publishedAt) ? modifiedAt : null;

/** The last visible change, corrections included: for `updated` in feeds and `lastmod` in sitemaps. */
export const lastChangedAt = (story: {
  publishedAt: string;
  modifiedAt: string | null;
  corrections: Pick<Correction, 'publishedAt'>[];
}): string =>
  story.corrections.reduce(
    (latest, { publishedAt }) => laterOf(latest, publishedAt) ?? latest,
    laterOf(story.publishedAt, story.modifiedAt) ?? story.publishedAt,
  );
