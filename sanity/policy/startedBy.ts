import type { Proposal, SanityDocument } from 'local-lake/policy';
import { startedMark } from '../../lib/articles/publishing/startedMark.ts';
import { assignedIn } from '../../lib/planning/Coverage.ts';
import { coverageFrom } from '../../lib/planning/coverageProblem.ts';
import { mayDate, ofType, referenceOf } from './changes.ts';

/** Who started a story that a commit writes. @see startedMark */
export const startedBy = (
  story: SanityDocument,
  prior: SanityDocument | null,
  { identity, get }: Proposal,
): string | undefined => {
  const plan = ofType(get(`drafts.${referenceOf(story, 'coverage') ?? ''}`), 'coverage');
  return startedMark({
    prior,
    given: story,
    by: { id: identity.id, isPerson: identity.kind === 'user', mayName: mayDate(identity) },
    plannedFor: plan ? assignedIn(coverageFrom(plan)) : [],
  });
};
