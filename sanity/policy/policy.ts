import type { Policy, Proposal } from 'local-lake/policy';
import { shapeProblem } from '../../lib/shapes/shapeProblem.ts';
import { isPublic } from './changes.ts';
import { findUnapproved, stampCorrections } from './corrections.ts';
import { findForgedDraft, stampDrafts } from './drafts.ts';
import { findSwitched, stampFourEyes } from './fourEyes.ts';
import { findMisled, writeRedirects } from './redirects.ts';
import { leakOf } from './shapes/leakOf.ts';
import { shapes } from './shapes/shapes.ts';
import { findRewritten, stampStories } from './stories.ts';

/**
 * The newsroom's rules, enforced for every client. No private data is published, comments stay in their dataset,
 * corrections and changes to published text need two people, and nobody rewrites a live story alone. The server
 * sets dates and redirects moved pages.
 */
export const policy: Policy = (proposal) =>
  findTalk(proposal) ??
  findLeak(proposal) ??
  findMisshapen(proposal) ??
  findSwitched(proposal) ??
  findMisled(proposal) ??
  findUnapproved(proposal) ??
  findForgedDraft(proposal) ??
  findRewritten(proposal) ?? [
    ...writeRedirects(proposal),
    ...stampCorrections(proposal),
    ...stampStories(proposal),
    ...stampDrafts(proposal),
    ...stampFourEyes(proposal),
  ];

const findLeak = ({ changes, at }: Proposal): string | null => {
  for (const { before, after } of changes.filter(isPublic)) {
    const problem = after && leakOf(before, after, at);
    if (problem) return problem;
  }
  return null;
};

/** Problems with the schema. */
const findMisshapen = ({ changes }: Proposal): string | null => {
  for (const { before, after } of changes.filter(isPublic)) {
    const problem = after && shapeProblem(shapes, before, after);
    if (problem) return problem;
  }
  return null;
};

const talk = ['comment', 'tasks.task'];

/** Comments have their own private dataset. Here anyone could read them. */
const findTalk = ({ dataset, changes }: Proposal): string | null => {
  const isHere = changes.some(({ after }) => after && talk.includes(after._type));
  return isHere && !dataset.endsWith('-comments')
    ? 'Comments and tasks are kept beside the content, in the dataset for comments.'
    : null;
};
