import { isUnderEmbargo } from '../../articles/publishing/embargo.ts';
import type { WireLogged } from '../../wire/correction.ts';
import type { LoggedCorrection } from '../Correction.ts';
import { findPublicCorrection, withoutPassages } from '../publicCorrections.ts';

/**
 * The public corrections of all stories, in the given order, each with its story if that is readable at `now`. A
 * correction stays in the log whatever happens to its story.
 */
export const correctionLog = (wires: WireLogged[] | null | undefined, now: Date): LoggedCorrection[] =>
  (wires ?? []).flatMap((wire): LoggedCorrection[] => {
    const correction = findPublicCorrection(wire);
    if (!correction) return [];
    const { headline, slug, embargoedUntil, retractedAt } = wire.article ?? {};
    const isReadable = headline && slug && !isUnderEmbargo(embargoedUntil, now.toISOString());
    const article = isReadable ? { headline, slug, retractedAt: retractedAt ?? null } : null;
    const told = article?.retractedAt ? withoutPassages(correction) : correction;
    return [{ ...told, section: wire.section ?? null, article }];
  });
