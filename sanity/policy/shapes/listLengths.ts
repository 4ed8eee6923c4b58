import type { Proposal } from 'local-lake/policy';
import { listLengthProblem } from '../../../lib/shapes/listLengths.ts';

/** Returns why a document, also a draft, may not be stored, or null. @see listLengthProblem */
export const findListLengthProblem = ({ changes }: Proposal): string | null => {
  for (const { before, after } of changes) {
    const problem = after && listLengthProblem(before, after);
    if (problem) return problem;
  }
  return null;
};
