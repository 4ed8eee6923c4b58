import type { Proposal } from 'local-lake/policy';
import { isSameValue } from '../../../lib/isSameValue.ts';
import { lookProblem } from '../../../lib/theme/lookProblem.ts';
import type { Theme } from '../../../lib/theme/Theme.ts';
import { isPublic } from '../changes.ts';

/**
 * Returns why the commit may not change the look in Site settings, or null. An unchanged look stays: a new theme must not
 * stop other settings.
 */
export const findLookProblem = ({ changes }: Proposal, theme: Theme): string | null => {
  for (const { before, after } of changes.filter(isPublic)) {
    if (after?._type !== 'site' || isSameValue(before?.look, after.look)) continue;
    const problem = lookProblem(after.look, theme);
    if (problem) return problem;
  }
  return null;
};
