import type { CorrectionKind, CorrectionSeverity } from './vocabulary.ts';

type Weighed = { kind: CorrectionKind; severity: CorrectionSeverity };

/**
 * Whether a correction changes what the story says: only then does its "Updated" time move. A retraction always
 * does, a typo never.
 */
export const isSubstantive = ({ kind, severity }: Weighed): boolean =>
  kind === 'retraction' || (kind !== 'typo' && severity !== 'minor');

/** Whether the summary and key points, which repeat the text's errors, have to be read again. */
export const asksForRecheck = ({ kind }: Pick<Weighed, 'kind'>): boolean =>
  kind === 'correction' || kind === 'clarification' || kind === 'retraction';
