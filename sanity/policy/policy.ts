import type { Policy, Proposal } from 'local-lake/policy';
import { unreadableProblem } from '../../lib/queryResults/unreadableProblem.ts';
import { shapeProblem } from '../../lib/shapes/shapeProblem.ts';
import { isPublic } from './changes.ts';
import { findCorrectionProblem, stampCorrections } from './corrections.ts';
import { findWithdrawalProblem, stampDrafts } from './drafts.ts';
import { findFourEyesProblem, stampFourEyes } from './fourEyes.ts';
import { findFrontPageProblem, stampFrontPage } from './frontPage.ts';
import { findPictureProblem, stampPictures } from './pictures.ts';
import { findRedirectProblem, writeRedirects } from './redirects.ts';
import { findReportProblem, stampReports } from './reports.ts';
import { leakOf } from './shapes/leakOf.ts';
import { shapes } from './shapes/shapes.ts';
import { findStoryProblem, stampStories } from './stories.ts';
import { findTalkProblem } from './talk.ts';

/**
 * The newsroom's rules, enforced for every client. No private data is published, comments stay in their private
 * dataset and are edited by their authors, corrections and changes to published text need two people, nobody rewrites a
 * live story alone, editors arrange the front page, and no picture is published after its rights have ended. The server
 * sets dates and redirects moved pages.
 */
export const policy: Policy = (proposal) =>
  findTalkProblem(proposal) ??
  findLeak(proposal) ??
  findSchemaProblem(proposal) ??
  findPictureProblem(proposal) ??
  findFourEyesProblem(proposal) ??
  findFrontPageProblem(proposal) ??
  findRedirectProblem(proposal) ??
  findCorrectionProblem(proposal) ??
  findReportProblem(proposal) ??
  findWithdrawalProblem(proposal) ??
  findStoryProblem(proposal) ?? [
    ...writeRedirects(proposal),
    ...stampCorrections(proposal),
    ...stampReports(proposal),
    ...stampStories(proposal),
    ...stampDrafts(proposal),
    ...stampFourEyes(proposal),
    ...stampFrontPage(proposal),
    ...stampPictures(proposal),
  ];

const findLeak = ({ changes, at }: Proposal): string | null => {
  for (const { before, after } of changes.filter(isPublic)) {
    const problem = after && leakOf(before, after, at);
    if (problem) return problem;
  }
  return null;
};

/** Problems with the schema, and documents that the site could not show. */
const findSchemaProblem = ({ changes }: Proposal): string | null => {
  for (const { before, after } of changes.filter(isPublic)) {
    const problem = after && (shapeProblem(shapes, before, after) ?? unreadableProblem(before, after));
    if (problem) return problem;
  }
  return null;
};
