import type { CorrectionKind, CorrectionSeverity } from './vocabulary.ts';

type Weighed = { kind: CorrectionKind; severity: CorrectionSeverity };

/**
 * Returns true if a correction changes the meaning: only then does the “Updated” time move. A retraction always
 * does, a typo never.
 */
export const isSubstantive = ({ kind, severity }: Weighed): boolean =>
  kind === 'retraction' || (kind !== 'typo' && severity !== 'minor');

/** Returns true if summary and key points must be checked, because they may repeat the error. */
export const asksForRecheck = ({ kind }: Pick<Weighed, 'kind'>): boolean =>
  kind === 'correction' || kind === 'clarification' || kind === 'retraction';
