import { isUnderEmbargo } from '../../dates/embargo.ts';
import type { LoggedResult } from '../../queryResults/correction.ts';
import type { LoggedCorrection } from '../Correction.ts';
import { findPublicCorrection, withoutPassages } from '../publicCorrections.ts';

/**
 * The public corrections of all stories, in the given order, each with its story if that is readable at `now`. A
 * correction stays in the log whatever happens to its story. The passages of a story that cannot be read do not.
 */
export const correctionLog = (results: LoggedResult[] | null | undefined, now: Date): LoggedCorrection[] =>
  (results ?? []).flatMap((result): LoggedCorrection[] => {
    const correction = findPublicCorrection(result);
    if (!correction) return [];
    const { headline, slug, embargoedUntil, retractedAt } = result.article ?? {};
    const isReadable = headline && slug && !isUnderEmbargo(embargoedUntil, now.toISOString());
    const article = isReadable ? { headline, slug, retractedAt: retractedAt ?? null } : null;
    const told = article && !article.retractedAt ? correction : withoutPassages(correction);
    return [{ ...told, section: result.section ?? null, article }];
  });
