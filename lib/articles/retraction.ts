import type { Correction } from '../corrections/Correction.ts';
import { noteWords } from '../corrections/correctionWords.ts';
import type { Words } from '../words/wordsOf.ts';

/**
 * When a story was retracted, or null: from its own field or from a published retraction. A retracted story keeps
 * its address, headline and notice. It is left out of fronts, lists, the top of feeds and the news sitemap.
 */
export const findRetractedAt = (retractedAt: string | null, corrections: Correction[]): string | null =>
  retractedAt ??
  corrections.find(({ kind, isSuperseded }) => kind === 'retraction' && !isSuperseded)?.publishedAt ??
  null;

/** The headline where it stands without its story: in titles, cards, feeds, structured data and the log. */
export const headlineWithStatus = (
  { headline, retractedAt }: { headline: string; retractedAt: string | null },
  words: Words,
): string => (retractedAt === null ? headline : words('story.retractedHeadline', { headline }));

/**
 * The description of a retracted story: the notice instead of standfirst and summary.
 *
 * @param corrections newest first.
 */
export const retractionNotice = (corrections: Correction[], words: Words): string => {
  const retraction = corrections.find(({ kind, isSuperseded }) => kind === 'retraction' && !isSuperseded);
  return retraction ? noteWords(retraction, words) : words('story.retractedNotice');
};
