import type { Correction } from '../corrections/Correction.ts';

/**
 * When a story was retracted, or null: by its own field, or by a published retraction. A retracted story keeps its
 * address, shows its headline and the notice, and leaves fronts, feeds and the news sitemap.
 */
export const findRetractedAt = (retractedAt: string | null, corrections: Correction[]): string | null =>
  retractedAt ??
  corrections.find(({ kind, isSuperseded }) => kind === 'retraction' && !isSuperseded)?.publishedAt ??
  null;
