import type { Correction } from '../corrections/Correction.ts';
import { laterOf } from '../dates/instants.ts';

/**
 * When a story substantively changed after it ran, or null. Only a substantive correction moves the date; a typo
 * does not, nor does anything done before the story first ran.
 *
 * @param publishedAt, modifiedAt ISO 8601.
 */
export const findModifiedAt = (publishedAt: string, modifiedAt: string | null): string | null =>
  modifiedAt !== null && Date.parse(modifiedAt) > Date.parse(publishedAt) ? modifiedAt : null;

/** When anything that readers see last changed, corrections counted: for feeds' `updated` and sitemaps' `lastmod`. */
export const lastChangedAt = (story: {
  publishedAt: string;
  modifiedAt: string | null;
  corrections: Pick<Correction, 'publishedAt'>[];
}): string =>
  story.corrections.reduce(
    (latest, { publishedAt }) => laterOf(latest, publishedAt) ?? latest,
    laterOf(story.publishedAt, story.modifiedAt) ?? story.publishedAt,
  );
