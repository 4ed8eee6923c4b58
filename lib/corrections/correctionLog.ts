import { isUnderEmbargo } from '../articles/embargo.ts';
import type { WireLogged } from '../wire/correction.ts';
import type { LoggedCorrection } from './Correction.ts';
import { publicCorrections } from './publicCorrections.ts';

const earliest = new Date(0).toISOString();

/** The corrections of all stories that readers are owed at `now`, newest first, each with its story. */
export const correctionLog = (wires: WireLogged[] | null | undefined, now: Date): LoggedCorrection[] =>
  (wires ?? [])
    .flatMap((wire): LoggedCorrection[] => {
      if (!wire.article)
        return publicCorrections([wire], earliest).map((correction) => ({ ...correction, article: null }));
      const { headline, slug, section, embargoedUntil, publishedAt } = wire.article;
      if (!headline || !slug || !publishedAt) return [];
      if (isUnderEmbargo(embargoedUntil, now.toISOString())) return [];
      const article = { headline, slug, section: section ?? null };
      return publicCorrections([wire], publishedAt).map((correction) => ({ ...correction, article }));
    })
    .toSorted((a, b) => Date.parse(b.publishedAt) - Date.parse(a.publishedAt));
