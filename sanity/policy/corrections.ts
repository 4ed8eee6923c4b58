import {
  type Companion,
  type DocumentChange,
  isPersonId,
  type MissedPublication,
  type Proposal,
  type SanityDocument,
  unknownAuthor,
} from 'local-lake/policy';
import { hasSameContent } from '../../lib/articles/changes/readContent.ts';
import { isChangeForOneEditor } from '../../lib/articles/changes/rewriteProblem.ts';
import { scheduleFields, unreviewedChangeFields } from '../../lib/articles/publishing/workflowFields.ts';
import { agreedFields, approvalFields } from '../../lib/corrections/agreedFields.ts';
import { type ApprovedRequest, requestOfTokenProblem } from '../../lib/corrections/approvalProblem.ts';
import { correctionProblem } from '../../lib/corrections/correctionProblem.ts';
import { loggedFacts } from '../../lib/corrections/log/loggedFacts.ts';
import { passageChanges } from '../../lib/corrections/passages/passageChanges.ts';
import { publishedCopyProblem } from '../../lib/corrections/publishedCopyProblem.ts';
import { isInstant } from '../../lib/dates/instants.ts';
import { isFourEyesOff } from '../../lib/fourEyes.ts';
import { isSameValue } from '../../lib/isSameValue.ts';
import { approvedCopyProblem, approvedTextProblem } from '../../lib/releases/approvedCopyProblem.ts';
import { releaseIn } from '../../lib/releases/releaseIn.ts';
import { isUnreadCopy, unreadCopyProblem } from '../../lib/releases/unreadCopy.ts';
import {
  asText,
  draftIdBeside,
  findForerunnerId,
  isPublic,
  isPublishedId,
  mayApprove,
  mayBeOnePerson,
  ofType,
  priorText,
  publishedId,
  referenceOf,
} from './changes.ts';
import { dropImportedApprovals, isImportedRequest, withoutApproval } from './corrections/importedRequests.ts';
import { changedDraft, partsOf, readableText } from './corrections/requestedText.ts';
import { weakenedDrafts } from './references/weakenReferences.ts';
import { releasedCopy } from './releases/versions.ts';

const asCorrection = (document: SanityDocument | null): SanityDocument | null =>
  ofType(document, 'correction');

/** Corrections published in this commit. */
export const newlyPublished = ({ changes }: Proposal): SanityDocument[] =>
  changes.flatMap(({ id, before, after }) =>
    isPublishedId(id) && !asCorrection(before) ? (asCorrection(after) ?? []) : [],
  );

/** Returns true if requester and approver are two people. */
export const isApproved = ({ approvedBy, requestedBy }: SanityDocument): boolean =>
  isPerson(approvedBy) && isPerson(requestedBy) && approvedBy !== requestedBy;

const isPerson = (id: unknown): boolean => typeof id === 'string' && isPersonId(id);

/** The pending correction: the draft or version to be published or changed. */
const waitingIdOf = (id: string, changes: DocumentChange[]): string =>
  isPublishedId(id) ? (findForerunnerId(id, changes) ?? `drafts.${id}`) : id;

/** The draft behind a version in a release. It contains the requester's text. */
const originOf = (id: string): string | null =>
  id.startsWith('versions.') ? `drafts.${publishedId(id)}` : null;

const hasSameAgreedFields = (one: SanityDocument | null, other: SanityDocument | null): boolean =>
  one !== null && other !== null && agreedFields.every((name) => isSameValue(one[name], other[name]));

/** The story's draft that goes live with a correction, if it differs from the published version. */
const draftOfStory = (correctionId: string, articleId: string, proposal: Proposal): SanityDocument | null => {
  const waitingId = waitingIdOf(correctionId, proposal.changes);
  return changedDraft(
    proposal.getBefore(draftIdBeside(waitingId, articleId, proposal)),
    priorText(articleId, proposal),
  );
};

/**
 * The text that the approver of a correction read, or null if it did not differ from the published one. An approval of
 * an earlier commit is looked up in the history: the draft and its versions in releases can have the same revision.
 */
export const textRead = (
  correction: SanityDocument,
  articleId: string,
  proposal: Proposal,
): SanityDocument | null => {
  const { changes, getBefore, getAt } = proposal;
  const waitingId = waitingIdOf(correction._id, changes);
  const waiting = asCorrection(getBefore(waitingId));
  if (!waiting || waiting.approvedBy !== correction.approvedBy)
    return draftOfStory(correction._id, articleId, proposal);
  const { approvedAt } = waiting;
  if (!isInstant(approvedAt)) return null;
  const getThen = (id: string) => getAt(id, approvedAt);
  const draftId = draftIdBeside(waitingId, articleId, { getBefore: getThen });
  return changedDraft(getThen(draftId), asText(getThen(articleId)));
};

const requestOf = (id: string, articleId: string | null, proposal: Proposal): ApprovedRequest => {
  const waitingId = waitingIdOf(id, proposal.changes);
  const note = asCorrection(proposal.getBefore(waitingId));
  const draft = articleId === null ? null : draftOfStory(id, articleId, proposal);
  return {
    note: note && { revision: note._rev, author: authorOf(waitingId, hasSameAgreedFields, proposal) },
    draft: draft && { revision: draft._rev, author: authorOf(draft._id, hasSameContent, proposal) },
  };
};

/**
 * The author of a text that waits. Whoever copies a draft into a release writes nothing: a copy has the author of the
 * draft whose text it has. If the author is unknown, it may be the current user.
 */
const authorOf = (
  id: string,
  isSame: (before: SanityDocument | null, after: SanityDocument | null) => boolean,
  { identity, findAuthor, getBefore }: Proposal,
): string | null => {
  const origin = originOf(id);
  const isCopied = origin !== null && getBefore(origin) !== null && isSame(getBefore(origin), getBefore(id));
  const author = findAuthor(isCopied ? origin : id, isSame);
  return author === unknownAuthor ? identity.id : author;
};

/** More typos in a day are a rewrite. */
const maxTyposPerDay = 5;
const dayMs = 24 * 60 * 60 * 1000;

/** An approval by nobody, such as an empty one, does not count. */
const typosOfTheDay = (articleId: string, { ask, at }: Proposal): number => {
  const typos = ask(
    `*[_type == "correction" && article._ref == $articleId && kind == "typo" && status == "published"
      && !(_id in path("drafts.**")) && publishedAt > $since]`,
    { articleId, since: new Date(Date.parse(at) - dayMs).toISOString() },
  ) as SanityDocument[];
  return typos.filter((typo) => !isApproved(typo)).length;
};

/**
 * Returns true if one editor may publish the correction.
 *
 * @see isChangeForOneEditor
 */
const isForOneEditor = (correction: SanityDocument, proposal: Proposal): boolean => {
  if (isFourEyesOff(proposal.getBefore('site'))) return true;
  if ((correction.supersedes ?? null) !== null) return false;
  const articleId = referenceOf(correction, 'article');
  const prior = articleId === null ? null : priorText(articleId, proposal);
  const after = articleId === null ? null : asText(proposal.get(articleId));
  if (!prior || !after || !isChangeForOneEditor(correction.kind, prior, after)) return false;
  return correction.kind !== 'typo' || typosOfTheDay(articleId ?? '', proposal) < maxTyposPerDay;
};

/** Returns why a correction may not be changed or published, or null. */
export const findCorrectionProblem = (proposal: Proposal): string | null => {
  const { identity, changes, getBefore } = proposal;
  const by = { id: identity.id, mayApprove: mayApprove(identity) };
  const superseded = newlyPublished(proposal).map((correction) => referenceOf(correction, 'supersedes'));
  // The published document first: its problem matters more than a draft's.
  const inOrder = changes.toSorted((a, b) => Number(isPublishedId(b.id)) - Number(isPublishedId(a.id)));
  for (const change of inOrder) {
    const isLive = isPublishedId(change.id);
    const before = asCorrection(change.before);
    const written = asCorrection(change.after);
    const isImported = isImportedRequest(change, proposal);
    const after = written && isImported ? withoutApproval(written) : written;
    const textLost = approvedTextLost(change, proposal);
    if (textLost) return textLost;
    if (!before && !after) continue;
    if (isLive && after && !isPublic(change))
      return 'Readers cannot see a document whose id has a dot. Publish the correction under an id without a dot.';
    if (isCopy(change) && asCorrection(getBefore(publishedId(change.id)))) return publishedCopyProblem;
    const lost = releaseIn(change.id) === null ? null : approvedCopyProblem(before, after, by);
    if (lost && !goesLive(change.id, proposal)) return lost;
    const isNew = isLive && before === null && after !== null;
    const target = after && referenceOf(after, 'supersedes');
    const prior =
      before ??
      asCorrection(getBefore((isLive ? findForerunnerId(change.id, changes) : originOf(change.id)) ?? ''));
    const problem =
      correctionProblem({
        before: prior,
        after,
        wasPublished: isLive && before !== null,
        isPublished: isLive && after !== null,
        isSuperseded: superseded.includes(change.id),
        superseded: target ? asCorrection(getBefore(target)) : null,
        // Reads the history, so only for approvals by those who may approve.
        request:
          after && by.mayApprove && after.approvedBy === by.id && after.approvedBy !== prior?.approvedBy
            ? requestOf(change.id, referenceOf(after, 'article'), proposal)
            : { note: null, draft: null },
        ...(after && typeof after.requestedText === 'string' && after.requestedText !== prior?.requestedText
          ? readableText(after.kind, referenceOf(after, 'article') ?? '', proposal)
          : { textRevisions: [], partsToName: [] }),
        isForOneEditor: isNew && isForOneEditor(after, proposal),
        isImported,
        at: proposal.at,
        by,
        isPerson: isPersonId,
        mayBeOnePerson: mayBeOnePerson(proposal),
      }) ??
      (isNew
        ? (retractionProblem(after, proposal) ??
          unreadProblem(after, proposal) ??
          unownedProblem(after, proposal))
        : null);
    if (problem) return problem;
  }
  return null;
};

const copiesOfCorrections =
  '*[_type == "correction" && article._ref == $articleId && _id in path("versions.**")]._id';

/** @see approvedTextProblem */
const approvedTextLost = ({ id, before, after }: DocumentChange, proposal: Proposal): string | null => {
  const { identity, ask, get } = proposal;
  const release = releaseIn(id);
  if (release === null || !asText(before) || asText(after) || goesLive(id, proposal)) return null;
  const ids = ask(copiesOfCorrections, { articleId: publishedId(id) }) as string[];
  return approvedTextProblem(
    ids.filter((one) => releaseIn(one) === release).flatMap((one) => get(one) ?? []),
    { id: identity.id, mayApprove: mayApprove(identity) },
  );
};

/** A note for one editor goes live with a release without an approval. */
const unreadProblem = (correction: SanityDocument, proposal: Proposal): string | null => {
  const copy = releasedCopy(correction._id, proposal);
  return copy && isUnreadCopy(copy) && !isApproved(correction) ? unreadCopyProblem : null;
};

/** A note for one editor goes live without an approval, in the name of who asked. A token that imported it is not that person. */
const unownedProblem = (correction: SanityDocument, proposal: Proposal): string | null => {
  const waitingId = waitingIdOf(correction._id, proposal.changes);
  if (isApproved(correction) || correction.requestedBy === proposal.identity.id) return null;
  if (proposal.getBefore(waitingId) === null) return null;
  const author = authorOf(waitingId, hasSameAgreedFields, proposal);
  return author === null || isPersonId(author) ? null : requestOfTokenProblem;
};

const retractionProblem = (correction: SanityDocument, { get }: Proposal): string | null => {
  const articleId = referenceOf(correction, 'article');
  return correction.kind === 'retraction' && !ofType(get(articleId ?? ''), 'article')
    ? 'The story is not on the site, so it cannot be retracted.'
    : null;
};

/** The server's patches for a published correction and the one it supersedes. */
export const stampCorrections = (proposal: Proposal): Companion[] => [
  ...newlyPublished(proposal).flatMap((correction) => stamps(correction, proposal)),
  ...stampApprovals(proposal),
  ...dropCopiedApprovals(proposal),
  ...dropImportedApprovals(proposal),
  ...takeBackApprovals(proposal),
  ...keepApproved(proposal),
];

const stamps = (correction: SanityDocument, proposal: Proposal): Companion[] => {
  const { at, transactionId, get, getBefore } = proposal;
  const articleId = referenceOf(correction, 'article') ?? '';
  const prior = priorText(articleId, proposal);
  const after = asText(get(articleId));
  const text = after ?? prior;
  const supersedes = referenceOf(correction, 'supersedes');
  const isAlone = !isApproved(correction) && correction.kind !== 'typo';
  const isOff = isFourEyesOff(getBefore('site'));
  const set = {
    status: 'published',
    publishedAt: at,
    ...(prior ? { revisionBefore: prior._rev } : {}),
    ...(after
      ? { revisionAfter: hasSameContent(prior, after) ? (prior?._rev ?? after._rev) : transactionId }
      : {}),
    ...partsOf(correction, prior, after),
    changes: prior && after ? passageChanges(prior, after, (id) => nameIn(get(id))) : [],
    ...loggedFacts(storyOfText(text, proposal)),
    ...(text?._type === 'liveEntry' ? { liveStory: text.story } : {}),
    ...(isAlone ? { [isOff ? 'alone' : 'addition']: true } : {}),
  };
  const unset = [
    'alone',
    'addition',
    'section',
    'liveStory',
    'inRelease',
    'readBy',
    'requestedText',
    ...scheduleFields,
    ...unreviewedChangeFields,
  ].filter((name) => name in correction && !(name in set));
  return [
    { patch: { id: correction._id, set, ...(unset.length > 0 ? { unset } : {}) } },
    ...(supersedes ? markSuperseded(supersedes, proposal) : []),
  ];
};

/** The story of an entry, else the document itself. */
const storyOfText = (text: SanityDocument | null, { get }: Proposal): SanityDocument | null =>
  text?._type === 'liveEntry' ? ofType(get(referenceOf(text, 'story') ?? ''), 'article') : text;

const nameIn = (document: SanityDocument | null): string | null =>
  typeof document?.name === 'string' ? document.name : null;

const markSuperseded = (id: string, { get }: Proposal): Companion[] =>
  asCorrection(get(id)) ? [{ patch: { id, set: { status: 'superseded' } } }] : [];

/** A copy in a release, which is approved there: an approval ends with its request. */
const isCopy = ({ id, before, after }: DocumentChange): boolean =>
  id.startsWith('versions.') && !asCorrection(before) && asCorrection(after) !== null;

const dropCopiedApprovals = ({ changes }: Proposal): Companion[] =>
  changes
    .filter(isCopy)
    .flatMap(({ id, after }) =>
      (after?.approvedBy ?? null) === null
        ? []
        : [{ patch: { id, set: { status: 'drafted' }, unset: [...approvalFields] } }],
    );

/** Dates an approval, and records whose it is for a time: who hears if that is missed, after the approval is gone. */
const stampApprovals = ({ changes, at, getBefore }: Proposal): Companion[] =>
  changes.flatMap((change): Companion[] => {
    const { id, before, after } = change;
    const correction = isCopy(change) ? null : asCorrection(after);
    const known = before ?? getBefore(findForerunnerId(publishedId(id), changes) ?? '');
    if (!correction || correction.approvedBy === undefined) return [];
    if (correction.approvedBy === known?.approvedBy) return [];
    const isForLater = id.startsWith('drafts.') && typeof correction.scheduledFor === 'string';
    const set = { approvedAt: at, ...(isForLater ? { scheduledBy: correction.approvedBy } : {}) };
    return [{ patch: { id, set } }];
  });

const approvedCorrections = `*[_type == "correction" && article._ref == $articleId && status == "approved"
  && defined(approvedBy) && defined(approvedDraft) && _id in path("drafts.**")]._id`;

/** Returns true if an approval names the revision of the draft of a story, so that the server must not touch the draft. */
export const isDraftNamedByApproval = (articleId: string, { ask }: Proposal): boolean =>
  (ask(approvedCorrections, { articleId }) as string[]).length > 0;

/**
 * A changed or discarded draft takes back the approval of a scheduled correction: its approver read another text. Both
 * wait for another approval, and the correction records who changed the draft.
 */
const takeBackApprovals = (proposal: Proposal): Companion[] => {
  const { changes, at, identity, ask, get, getBefore } = proposal;
  const changed = [
    ...changes.map(({ id, before, after }) => ({ id, draft: before ?? after })),
    ...weakenedDrafts(proposal).map((draft) => ({ id: draft._id, draft })),
  ];
  return changed.flatMap(({ id, draft }): Companion[] => {
    const articleId = publishedId(id);
    const isDraftOfLive =
      id === `drafts.${articleId}` &&
      asText(draft) !== null &&
      getBefore(articleId) !== null &&
      get(articleId) === getBefore(articleId);
    if (!isDraftOfLive) return [];
    return (ask(approvedCorrections, { articleId }) as string[])
      .filter((waitingId) => get(waitingId)?.approvedBy === getBefore(waitingId)?.approvedBy)
      .map((waitingId) => takeBack(waitingId, { unreviewedChangeAt: at, unreviewedChangeBy: identity.id }));
  });
};

const goesLive = (id: string, { get, getBefore }: Proposal): boolean =>
  get(publishedId(id)) !== getBefore(publishedId(id));

/** A correction whose approval someone takes back who cannot approve waits for another one, and records who did it. */
const keepApproved = (proposal: Proposal): Companion[] =>
  proposal.changes.flatMap((change): Companion[] => {
    const { at, identity } = proposal;
    const { id } = change;
    const before = asCorrection(change.before);
    const after = asCorrection(change.after);
    const isLost = (before?.approvedBy ?? null) !== null && (after?.approvedBy ?? null) === null;
    if (!after || !isLost || mayApprove(identity) || !id.startsWith('drafts.')) return [];
    return [takeBack(id, { unreviewedChangeAt: at, unreviewedChangeBy: identity.id })];
  });

const takeBack = (id: string, marks: Record<string, string>): Companion => ({
  patch: { id, set: { status: 'drafted', ...marks }, unset: [...approvalFields] },
});

/** A correction that missed its time waits for approval again, with the reason. Its story’s draft carries no mark. */
export const missedCorrection: MissedPublication = (draft, { reason, executeAt, cancelledAt }) => [
  takeBack(draft._id, {
    missedBecause: reason,
    scheduledFor: executeAt,
    ...(cancelledAt && { unscheduledAt: cancelledAt }),
  }),
];
