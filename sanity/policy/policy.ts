import type { Cancellation, Companion, Policy, Proposal, Refusal } from 'local-lake/policy';
import { asPublished } from '../../lib/articles/publishing/workflowFields.ts';
import { unreadableProblem } from '../../lib/queryResults/unreadableProblem.ts';
import { newsroomZone } from '../../lib/shapes/newsroomZone.ts';
import { shapeProblem } from '../../lib/shapes/shapeProblem.ts';
import { isPublic } from './changes.ts';
import { nameChangedParts } from './corrections/changedParts.ts';
import { nameWaitingCorrections } from './corrections/nameWaiting.ts';
import { findOneAtATimeProblem } from './corrections/oneAtATime.ts';
import { stampRechecks } from './corrections/recheckMarks.ts';
import { stampCorrections } from './corrections/stampCorrections.ts';
import { findCorrectionProblem } from './corrections.ts';
import { findDiscardProblem } from './drafts/discards.ts';
import { findWithdrawalProblem, stampDrafts } from './drafts.ts';
import { findFourEyesProblem, stampFourEyes } from './fourEyes.ts';
import { findFrontPageProblem, stampFrontPage } from './frontPage.ts';
import { findHouseStyleProblem } from './houseStyle.ts';
import { findLiveEntryProblem, stampLiveEntries } from './live/liveEntries.ts';
import { findPictureProblem, stampPictures } from './pictures.ts';
import { findCoverageProblem, stampCoverages } from './planning/coverages.ts';
import { findRedirectProblem, writeRedirects } from './redirects.ts';
import { findReferredProblem } from './references/references.ts';
import { findTranslationProblem, unlinkTranslations } from './references/translations.ts';
import { weakenReferences } from './references/weakenReferences.ts';
import { findWrongReference } from './references/wrongReferences.ts';
import { findUnreadCopyProblem } from './releases/copies.ts';
import { groupsOf, maxGroups, refusalOf } from './releases/groups.ts';
import { cancelLostStories, unscheduleLostStories } from './releases/lostStories.ts';
import { stampReleases } from './releases/releases.ts';
import { findReportProblem, stampReports } from './reports.ts';
import { findAddressProblem } from './shapes/addresses.ts';
import { leakOf } from './shapes/leakOf.ts';
import { findListLengthProblem } from './shapes/listLengths.ts';
import { shapes } from './shapes/shapes.ts';
import { findTopicProblem } from './shapes/topics.ts';
import { findTypeRightProblem } from './shapes/typeRights.ts';
import { dropSecrets, findTypeProblem } from './shapes/types.ts';
import { findSharedFieldsProblem } from './sharedFields.ts';
import { findStoryProblem, stampStories } from './stories.ts';
import { findTalkProblem } from './talk.ts';

/**
 * The newsroom's rules, enforced for every client. The server sets dates and redirects moved pages.
 *
 * - No private data is published. Comments stay in their private dataset and are edited by their authors.
 * - Corrections, and changes to published text, need two people. One correction of a story waits at a time. Nobody rewrites a live story alone.
 * - What live stories show of a person, a section, a topic or the site takes two people.
 * - Editors arrange the front page and keep the house style.
 * - A journalist changes only own plans, and writes only the types that the desk offers.
 * - A journalist discards only own drafts, and none that waits for an editor or for its time.
 * - No release publishes what no editor has read.
 * - No story is published with a word that house style blocks, and no picture after its rights have ended.
 * - No draft keeps a document from being taken off the site.
 * - No list of a draft is too long to compare.
 * - Editors link the languages of a story that readers see.
 * - No two sections, topics, people or house pages share an address.
 * - No reference leads nowhere, or to a document of another kind: a section is no person.
 * - No topic stands below a part of a topic, and no entry below a story that is not live.
 */
export const policy: Policy = (proposal) => {
  const problem = findProblem(proposal);
  if (problem === null) return companionsOf(proposal);
  const refusals = refusalsOf(proposal);
  return refusals.length > 0 ? { refusals } : problem;
};

/**
 * Why each story of a commit is rejected, for a commit that changes several, such as a release. Empty for one story, and
 * if the stories are rejected only together.
 */
const refusalsOf = (proposal: Proposal): Refusal[] => {
  const groups = groupsOf(proposal.changes);
  if (groups.length === 1 || groups.length > maxGroups) return [];
  return groups.flatMap((changes) => {
    const reason = findProblem({ ...proposal, changes });
    return reason === null ? [] : [refusalOf(changes, reason)];
  });
};

const findProblem = (proposal: Proposal): string | null =>
  findTalkProblem(proposal) ??
  findLeak(proposal) ??
  findTypeRightProblem(proposal) ??
  findTypeProblem(proposal) ??
  findSchemaProblem(proposal) ??
  findListLengthProblem(proposal) ??
  findPictureProblem(proposal) ??
  findFourEyesProblem(proposal) ??
  findFrontPageProblem(proposal) ??
  findHouseStyleProblem(proposal) ??
  findTopicProblem(proposal) ??
  findAddressProblem(proposal) ??
  findRedirectProblem(proposal) ??
  // First: whoever cannot ask now need not read the text again.
  findOneAtATimeProblem(proposal) ??
  findCorrectionProblem(proposal) ??
  findReportProblem(proposal) ??
  findCoverageProblem(proposal) ??
  findDiscardProblem(proposal) ??
  findWithdrawalProblem(proposal) ??
  findStoryProblem(proposal) ??
  findReferredProblem(proposal) ??
  findSharedFieldsProblem(proposal) ??
  findLiveEntryProblem(proposal) ??
  findTranslationProblem(proposal) ??
  findWrongReference(proposal) ??
  findUnreadCopyProblem(proposal);

const companionsOf = (proposal: Proposal): (Companion | Cancellation)[] => [
  // First: it replaces whole drafts.
  ...weakenReferences(proposal),
  ...dropSecrets(proposal),
  ...writeRedirects(proposal),
  ...stampCorrections(proposal),
  ...stampReports(proposal),
  ...stampStories(proposal),
  ...stampLiveEntries(proposal),
  ...stampDrafts(proposal),
  ...nameChangedParts(proposal),
  ...nameWaitingCorrections(proposal),
  ...stampRechecks(proposal),
  ...stampFourEyes(proposal),
  ...stampFrontPage(proposal),
  ...stampPictures(proposal),
  ...stampCoverages(proposal),
  ...stampReleases(proposal),
  ...unscheduleLostStories(proposal),
  ...unlinkTranslations(proposal),
  ...cancelLostStories(proposal),
];

const findLeak = ({ changes, at, getBefore }: Proposal): string | null => {
  const timeZone = newsroomZone(getBefore('site'));
  for (const { before, after } of changes.filter(isPublic)) {
    const problem = after && leakOf(before, asPublished(after), { at, timeZone });
    if (problem) return problem;
  }
  return null;
};

/** Problems with the schema, and documents that the site could not show. */
const findSchemaProblem = ({ changes }: Proposal): string | null => {
  for (const { before, after } of changes.filter(isPublic)) {
    const document = after && asPublished(after);
    const problem =
      document && (shapeProblem(shapes, before, document) ?? unreadableProblem(before, document));
    if (problem) return problem;
  }
  return null;
};
