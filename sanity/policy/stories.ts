import {
  type Companion,
  type DocumentChange,
  isPersonId,
  type Proposal,
  type SanityDocument,
} from 'local-lake/policy';
import { articlePath } from '../../lib/addresses.ts';
import { hasSameContent, readContent } from '../../lib/articles/changes/readContent.ts';
import { rewriteProblem } from '../../lib/articles/changes/rewriteProblem.ts';
import { futureDateProblem } from '../../lib/articles/publishing/futureDateProblem.ts';
import { importedMark } from '../../lib/articles/publishing/importedMark.ts';
import { datePatch, datesOfPublished } from '../../lib/articles/publishing/publicationDates.ts';
import {
  incompleteStoryProblem,
  scheduledStoryProblem,
} from '../../lib/articles/publishing/scheduledStoryProblem.ts';
import { removalProblem } from '../../lib/articles/publishing/withdrawalProblem.ts';
import { workflowFields } from '../../lib/articles/publishing/workflowFields.ts';
import { asksForRecheck, isSubstantive } from '../../lib/corrections/isSubstantive.ts';
import type { CorrectionKind, CorrectionSeverity } from '../../lib/corrections/vocabulary.ts';
import { isInstant } from '../../lib/dates/instants.ts';
import { isFourEyesOff } from '../../lib/fourEyes.ts';
import { isObject } from '../../lib/isObject.ts';
import { isSameValue } from '../../lib/isSameValue.ts';
import { referencesIn } from '../../lib/references/referencesIn.ts';
import { isTextAsApproved } from '../../lib/releases/approvedText.ts';
import { isUnreadCopy, isUnreviewed, unreadCopyProblem } from '../../lib/releases/unreadCopy.ts';
import {
  asText,
  findForerunnerId,
  isPublic,
  isPublishedId,
  mayApprove,
  mayBeOnePerson,
  mayDate,
  ofType,
  priorStory,
  priorText,
  referenceOf,
} from './changes.ts';
import { isApproved, newlyPublished } from './corrections/published.ts';
import { typoRulesOf } from './corrections/typoRules.ts';
import { textRead } from './corrections/waiting.ts';
import { isRecord } from './references/weakenReferences.ts';
import { releasedCopy } from './releases/versions.ts';
import { startedBy } from './startedBy.ts';

/** Returns why the commit may not publish, change or unpublish a story, or null. */
export const findStoryProblem = (proposal: Proposal): string | null => {
  for (const change of proposal.changes.filter(isPublic)) {
    const problem = storyProblem(change, proposal);
    if (problem) return problem;
  }
  if (proposal.changes.filter(isPublic).some((change) => isLostByStory(change, proposal)))
    return 'Readers see this person or picture in a story. Change the story first, with a correction.';
  return newlyPublished(proposal).some((correction) => isWithoutItsText(correction, proposal))
    ? 'The note and the corrected text were approved together. Publish the draft of the story with the note, or ask for another approval.'
    : null;
};

const shownTypes = ['person', 'sanity.imageAsset', 'sanity.fileAsset'];
/** A weak reference counts too: stories from before the rule that keeps them strong have some, and pictures. */
const storiesWith =
  '*[_type in ["article", "liveEntry"] && references($id) && _id in path("*")][0...1000]._id';
/** That many stories are not read one by one: what they refer to stays. */
const maxStories = 1_000;

/**
 * Returns true if the commit deletes a person or a picture that a live story shows. The lake refuses it if the reference
 * of a published document is strong, and names the documents.
 */
const isLostByStory = (
  { id, before, after }: DocumentChange,
  { ask, get, listReferrers }: Proposal,
): boolean => {
  if (!before || !shownTypes.includes(before._type) || before._type === after?._type) return false;
  if (listReferrers(id).some((one) => isPublishedId(one) && !isRecord(get(one)))) return false;
  const stories = ask(storiesWith, { id }) as string[];
  if (stories.length >= maxStories) return true;
  return stories.some((storyId) => {
    const story = asText(get(storyId));
    return story !== null && referencesIn(readContent(story)).has(id);
  });
};

/** Returns true if an approved note would go live without the text that its approver read with it. */
const isWithoutItsText = (correction: SanityDocument, proposal: Proposal): boolean => {
  const id = referenceOf(correction, 'article');
  const story = id === null ? null : asText(proposal.get(id));
  if (id === null || !story || !isApproved(correction)) return false;
  const text = textRead(correction, id, proposal);
  return text !== null && !hasSameContent(text, story);
};

const storyProblem = ({ id, before, after }: DocumentChange, proposal: Proposal): string | null => {
  const live = ofType(before, 'article');
  const story = ofType(after, 'article');
  if (live && !story)
    return after ? 'A live story cannot become a document of another type.' : unpublishProblem(id, proposal);
  if (!story) return null;
  const { at, identity } = proposal;
  if (isObject(story.withdrawal))
    return 'Someone asked to take this story off the site. Keep it on the site or unpublish it before you publish changes.';
  const copy = releasedCopy(id, proposal);
  const isWaiting = (copy ? isUnreadCopy(copy) : isUnreviewed(story)) && !isApprovedAsItIs(id, proposal);
  if (isWaiting && !copy)
    return 'Someone who cannot publish changed this story after it was scheduled or filed. Read it, then publish or schedule it again.';
  return (
    (mayDate(identity) ? futureDateProblem(story, at) : null) ??
    (live ? null : scheduledStoryProblem(story, at)) ??
    (!live && copy ? incompleteStoryProblem(story) : null) ??
    addressProblem(live, story, proposal) ??
    rewriteOf(id, story, proposal) ??
    (isWaiting ? unreadCopyProblem : null)
  );
};

/** The corrections of a story in this commit, each with the draft that its approver read. */
const approvalsOf = (id: string, prior: SanityDocument, proposal: Proposal) =>
  correctionsOf(id, proposal).map((correction) => {
    const draft = textRead(correction, id, proposal);
    const isNamed =
      draft !== null &&
      correction.approvedDraft === draft._rev &&
      isTextAsApproved(correction, proposal.getBefore(draft._id)) &&
      !isApprovalOutdated(correction, prior, proposal);
    return {
      kind: correction.kind,
      isApproved: isApproved(correction),
      approvedDraft: isNamed ? draft : null,
    };
  });

/** Returns true if a second person read exactly this draft, so that it waits for no editor. */
const isApprovedAsItIs = (id: string, proposal: Proposal): boolean => {
  const prior = priorText(id, proposal);
  return (
    prior !== null &&
    approvalsOf(id, prior, proposal).some(({ isApproved: isDone, approvedDraft }) => isDone && approvedDraft)
  );
};

/** Returns why the text of a story or entry may not change, or null. @see rewriteProblem */
export const rewriteOf = (id: string, after: SanityDocument, proposal: Proposal): string | null => {
  const prior = priorText(id, proposal);
  if (!prior) return null;
  const corrections = approvalsOf(id, prior, proposal);
  return rewriteProblem({
    prior,
    after,
    corrections,
    isFourEyesOff: isFourEyesOff(proposal.getBefore('site')),
    typoRules: () => typoRulesOf(after, proposal),
  });
};

/** Returns true if another text was published since the approval. The approved draft would remove it unread. */
const isApprovalOutdated = (
  correction: SanityDocument,
  prior: SanityDocument,
  { changes, getBefore, getAt }: Proposal,
): boolean => {
  const waiting = getBefore(findForerunnerId(correction._id, changes) ?? '');
  if (!waiting || waiting.approvedBy !== correction.approvedBy || !isInstant(waiting.approvedAt))
    return false;
  const then = asText(getAt(prior._id, waiting.approvedAt));
  return then !== null && !hasSameContent(then, prior);
};

export const correctionsOf = (articleId: string, proposal: Proposal): SanityDocument[] =>
  newlyPublished(proposal).filter((correction) => referenceOf(correction, 'article') === articleId);

/** Returns why a story or entry may not be taken off the site, or null. @see removalProblem */
export const unpublishProblem = (id: string, proposal: Proposal): string | null => {
  const { identity, get, getBefore } = proposal;
  return removalProblem({
    draftBefore: asText(getBefore(`drafts.${id}`)),
    draftAfter: asText(get(`drafts.${id}`)),
    by: { id: identity.id, mayApprove: mayApprove(identity) },
    isPerson: isPersonId,
    mayBeOnePerson: mayBeOnePerson(proposal),
    isFourEyesOff: isFourEyesOff(getBefore('site')),
  });
};

const slugOf = (story: SanityDocument | null): string | null => {
  const slug = story?.slug;
  return typeof slug === 'object' && slug !== null && 'current' in slug && typeof slug.current === 'string'
    ? slug.current || null
    : null;
};

const storiesAt =
  '*[_type == "article" && slug.current == $slug && !(_id in path("drafts.**")) && !(_id in path("versions.**"))]._id';
const redirectsFrom = '*[_type == "redirect" && from == $path].to';

/** Two stories cannot share an address: the second would replace a live story, or a redirect to a moved one. */
const addressProblem = (
  live: SanityDocument | null,
  story: SanityDocument,
  proposal: Proposal,
): string | null => {
  const { ask, changes } = proposal;
  const slug = slugOf(story);
  const prior = priorStory(story._id, proposal);
  if (slug === null) {
    const known = slugOf(prior);
    return known === null
      ? null
      : `Readers know this story by the address “${known}”. A published story needs an address.`;
  }
  if (slug === slugOf(live)) return null;
  const inCommit = changes.filter((change) => isPublic(change) && change.id !== story._id);
  const staysThere = (id: string): boolean => {
    const change = inCommit.find((one) => one.id === id);
    return !change || slugOf(ofType(change.after, 'article')) === slug;
  };
  const known = (ask(storiesAt, { slug }) as string[]).filter((id) => id !== story._id);
  const isTaken =
    known.some(staysThere) || inCommit.some(({ after }) => slugOf(ofType(after, 'article')) === slug);
  if (isTaken) return `Another live story has the address “${slug}”. Choose another address.`;
  return known.length > 0 || leadsElsewhere(slug, prior, ask)
    ? `The address “${slug}” leads to a story that has moved or is off the site. Choose another address.`
    : null;
};

/** Follows redirects to a story that moved several times. */
const maxRedirects = 20;

/** Returns true if an address leads to another story. A story may return to its own old address. */
const leadsElsewhere = (slug: string, prior: SanityDocument | null, ask: Proposal['ask']): boolean => {
  const own = slugOf(prior);
  if (own === slug) return false;
  let path = articlePath(slug);
  for (let count = 0; count < maxRedirects; count += 1) {
    const [to] = ask(redirectsFrom, { path }) as unknown[];
    if (typeof to !== 'string') return count > 0;
    if (own !== null && to === articlePath(own)) return false;
    path = to;
  }
  return true;
};

type Weighed = { kind: CorrectionKind; severity: CorrectionSeverity };

/** The server's patches for stories that a commit publishes, corrects or retracts: mainly their dates. */
export const stampStories = (proposal: Proposal): Companion[] => {
  const touched = new Set([
    ...proposal.changes.filter(isPublic).map(({ id }) => id),
    ...newlyPublished(proposal).flatMap((correction) => referenceOf(correction, 'article') ?? []),
  ]);
  return [...touched].flatMap((id) => {
    const story = ofType(proposal.get(id), 'article');
    return story ? stamps(story, proposal) : [];
  });
};

const stamps = (story: SanityDocument, proposal: Proposal): Companion[] => {
  const { at, identity, changes, getBefore } = proposal;
  const prior = priorStory(story._id, proposal);
  const corrections = correctionsOf(story._id, proposal) as (SanityDocument & Weighed)[];
  const forerunner = getBefore(findForerunnerId(story._id, changes) ?? '');
  const isDatedByPlan = forerunner?.firstPublishedAt === forerunner?.scheduledFor;
  const brought = mayDate(identity) ? story : isDatedByPlan ? null : forerunner;
  const dates = datesOfPublished({
    prior,
    brought,
    at,
    isCorrected: corrections.some(isSubstantive),
    isRetracted: corrections.some(({ kind }) => kind === 'retraction'),
  });
  const patch = datePatch(story, dates, workflowFields) ?? { set: {}, unset: [] };
  const mark = importedMark({ prior: prior ?? forerunner, brought: mayDate(identity) ? story : null, at });
  const isMarkKept = isSameValue(story.importedFrom, mark);
  const starter = startedBy(story, proposal);
  const isRechecked = story.recheckSummary !== true && waitsForRecheck(story, corrections);
  const set = {
    ...patch.set,
    ...(isRechecked ? { recheckSummary: true } : {}),
    ...(mark && !isMarkKept ? { importedFrom: mark } : {}),
    ...(starter !== undefined && starter !== story.startedBy ? { startedBy: starter } : {}),
  };
  const unset = [
    ...patch.unset,
    ...(mark || isMarkKept ? [] : ['importedFrom']),
    ...(starter === undefined && story.startedBy !== undefined ? ['startedBy'] : []),
  ];
  return asPatch(story._id, { set, unset });
};

/**
 * Returns true if summary or key points of a live story have to be compared with its text, because it was corrected.
 *
 * @param corrections those that are published now.
 */
export const waitsForRecheck = (story: SanityDocument, corrections: SanityDocument[]): boolean => {
  const hasSummary = Boolean(story.summary) || (Array.isArray(story.keyPoints) && story.keyPoints.length > 0);
  return (
    story.recheckSummary === true ||
    (hasSummary && (corrections as (SanityDocument & Weighed)[]).some(asksForRecheck))
  );
};

/** Empty if no change is needed. */
export const asPatch = (
  id: string,
  { set, unset }: { set: Record<string, unknown>; unset: string[] },
): Companion[] =>
  Object.keys(set).length + unset.length === 0
    ? []
    : [
        {
          patch: {
            id,
            ...(Object.keys(set).length > 0 ? { set } : {}),
            ...(unset.length > 0 ? { unset } : {}),
          },
        },
      ];
