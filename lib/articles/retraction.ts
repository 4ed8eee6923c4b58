import type { Correction } from '../corrections/Correction.ts';
import { noteWords } from '../corrections/correctionWords.ts';

/**
 * When a story was retracted, or null: by its own field, or by a published retraction. A retracted story keeps its
 * address, shows its headline and the notice, and leaves fronts, lists, the top of feeds and the news sitemap.
 */
export const findRetractedAt = (retractedAt: string | null, corrections: Correction[]): string | null =>
  retractedAt ??
  corrections.find(({ kind, isSuperseded }) => kind === 'retraction' && !isSuperseded)?.publishedAt ??
  null;

/** A story's headline where it stands alone: in titles, cards, feeds, structured data and the log. */
export const toldHeadline = ({
  headline,
  retractedAt,
}: {
  headline: string;
  retractedAt: string | null;
}): string => (retractedAt === null ? headline : `Retracted: ${headline}`);

/** Stands in the place of what a retracted story said, where no note can. */
const retractedWords = 'This story has been retracted.';

/**
 * What a retracted story is described by, instead of its standfirst and summary: the notice.
 *
 * @param corrections newest first.
 */
export const retractionNotice = (corrections: Correction[]): string => {
  const retraction = corrections.find(({ kind, isSuperseded }) => kind === 'retraction' && !isSuperseded);
  return retraction ? noteWords(retraction) : retractedWords;
};
