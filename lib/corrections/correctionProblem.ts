import { isSameValue } from '../isSameValue.ts';
import { reasonProblem } from '../text/reasonProblem.ts';
import { agreedFields } from './agreedFields.ts';
import { type ApprovedRequest, approvalProblem } from './approvalProblem.ts';
import { isWaiting } from './oneAtATimeProblem.ts';
import { privateFields } from './privateFields.ts';
import { lookProblem } from './state/lookedOver.ts';
import { unnamedPartsProblem } from './state/namedParts.ts';
import type { AffectedPart } from './vocabulary.ts';

/** The stored fields that the rules of corrections use. */
type StoredCorrection = {
  status?: unknown;
  kind?: unknown;
  note?: unknown;
  requestedBy?: unknown;
  requestedText?: unknown;
  approvedBy?: unknown;
  publishedAt?: unknown;
  supersedes?: unknown;
  [field: string]: unknown;
};

/** The change of one correction in a commit. */
export type CorrectionChange = {
  /** The version before: the published one, else the draft that is published. Null for a new one. */
  before: StoredCorrection | null;
  /** Null if it is deleted. */
  after: StoredCorrection | null;
  /** True if the document is public before and after the commit. */
  wasPublished: boolean;
  isPublished: boolean;
  /** True if a version that readers have is at the id of this draft or copy. */
  isOfPublished: boolean;
  /** True if the same commit publishes a correction that supersedes this one. */
  isSuperseded: boolean;
  /** The superseded published correction, before the commit. */
  superseded: StoredCorrection | null;
  /** The note and the draft that this approval covers, before the commit. */
  request: ApprovedRequest;
  /** The revisions before the commit in which the text of the story can be read: of its draft, and of a published text that is the same. */
  textRevisions: string[];
  /** The parts that this text changes. The request names them. */
  partsToName: AffectedPart[];
  /** True if one editor may publish it: a typo, an update that only adds, or four eyes are off. */
  isForOneEditor: boolean;
  /** Why it is more than a typo that one editor may publish, or null. */
  moreThanTypo?: string | null;
  /** True if an administrator’s import brings the request of somebody else back. */
  isImported: boolean;
  /** When it takes effect, ISO 8601. */
  at: string;
  by: { id: string; mayApprove: boolean };
  /** True if an id belongs to a person. API tokens count as neither of the two people. */
  isPerson: (id: string) => boolean;
  /** True if one person may have the passwords of both. */
  mayBeOnePerson: (one: string, other: string) => boolean;
};

type Rule = (change: CorrectionChange) => string | null;

const isFilled = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';

const differs = (name: string, before: StoredCorrection | null, after: StoredCorrection): boolean =>
  !isSameValue(before?.[name], after[name]);

const isNotDeleted: Rule = ({ wasPublished, after }) =>
  wasPublished && !after
    ? 'A published correction stays in the log. To replace it, publish a new one with “Replace this note”.'
    : null;

/** An editor declines it, with a reason. */
const isNotLost: Rule = ({ wasPublished, before, after, by }) => {
  if (wasPublished || !before || after || by.mayApprove) return null;
  if (isFilled(before.approvedBy))
    return 'An editor approved this correction, so only an editor can discard it. Ask one to take back the approval.';
  if (before.reportedVia === 'reader') return 'Only an editor can discard the report of a reader. Ask one.';
  return isFilled(before.requestedBy) && before.requestedBy !== by.id
    ? 'Only an editor, or the person who asked for this correction, can discard it. Ask an editor to decline it.'
    : null;
};

const isNeverEdited: Rule = ({ wasPublished, isSuperseded, before, after }) => {
  if (!wasPublished || !before || !after) return null;
  const names = new Set(
    [...Object.keys(before), ...Object.keys(after)].filter(
      (name) => name !== '_rev' && name !== '_updatedAt',
    ),
  );
  const changed = [...names].filter((name) => differs(name, before, after));
  if (changed.length === 0) return null;
  const isReplaced = isSuperseded && changed.join() === 'status' && after.status === 'superseded';
  // Who may do that is another rule.
  const isLookedOver = changed.join() === 'lookedOver';
  return isReplaced || isLookedOver
    ? null
    : 'A published correction cannot be edited. To replace it, publish a new one with “Replace this note”.';
};

const isLookedOverByAnother: Rule = ({ before, after, wasPublished, isPublished, by, ...people }) =>
  after && differs('lookedOver', before, after)
    ? lookProblem({
        published: wasPublished && isPublished ? before : null,
        lookedOver: after.lookedOver,
        by,
        ...people,
      })
    : null;

const isRequestedInOwnName: Rule = ({ before, after, isImported, by }) =>
  after &&
  !isImported &&
  isFilled(after.requestedBy) &&
  differs('requestedBy', before, after) &&
  after.requestedBy !== by.id
    ? 'You can request a correction only in your own name. Set requestedBy to your own user id.'
    : null;

/** Reports and answered ones are no requests, nor is a draft that nobody asks for. */
const withoutRequest: unknown[] = ['reported', 'accepted', 'declined'];
/** The status of a draft of a correction that readers have. Another draft is not published because it says so. */
const ofPublished: unknown[] = ['published', 'superseded'];

const isRequest = (correction: StoredCorrection | null, isOfPublished: boolean): boolean =>
  correction !== null &&
  (isWaiting(correction.status) ||
    (isFilled(correction.requestedBy) &&
      !withoutRequest.includes(correction.status) &&
      !(isOfPublished && ofPublished.includes(correction.status))));

/** Of a request that names no revision, nobody knows which text it is about. A copy in a release is the same request. */
const namesItsText: Rule = ({ before, after, isPublished, isOfPublished, isImported }) =>
  after &&
  !isPublished &&
  !isImported &&
  isRequest(after, isOfPublished) &&
  !isRequest(before, isOfPublished) &&
  !isFilled(after.requestedText)
    ? 'A request for a correction names the text that its writer read. Set requestedText to the revision (_rev) of the story’s draft, or of the live story if it has none. In Studio, reload the page and ask again.'
    : null;

const isRequestedAsRead: Rule = ({ before, after, isImported, textRevisions, by }) => {
  if (!after || isImported || !isFilled(after.requestedText) || !differs('requestedText', before, after))
    return null;
  if (isFilled(after.requestedBy) && after.requestedBy !== by.id)
    return 'Only whoever asked for a correction can say which text they read. Ask for it in your own name.';
  return textRevisions.includes(`${after.requestedText}`)
    ? null
    : 'The text of the story has changed since you read it. Read it again, then ask for the correction again.';
};

const namesWhatChanges: Rule = ({ before, after, isImported, partsToName }) =>
  after && !isImported && isFilled(after.requestedText) && differs('requestedText', before, after)
    ? unnamedPartsProblem(after.affects, partsToName)
    : null;

const isApprovedInOwnName: Rule = ({ before, after, by, isPerson }) => {
  if (!after || (after.approvedBy ?? null) === null || !differs('approvedBy', before, after)) return null;
  if (after.approvedBy !== by.id)
    return 'You can approve a correction only in your own name. Set approvedBy to your own user id.';
  if (!by.mayApprove) return 'Only an editor can approve a correction. Ask one.';
  return isPerson(by.id)
    ? null
    : 'An API token cannot approve a correction. An editor who is signed in must approve it.';
};

const isApprovedAsRead: Rule = ({ before, after, request, by, isPerson, mayBeOnePerson }) =>
  after && isFilled(after.approvedBy) && differs('approvedBy', before, after)
    ? approvalProblem({ before, after, request, by: by.id, isPerson, mayBeOnePerson })
    : null;

const isApprovedByAnother: Rule = ({ after }) =>
  after && isFilled(after.approvedBy) && after.approvedBy === after.requestedBy
    ? 'You cannot approve your own correction. Ask another editor.'
    : null;

/** Checked at approval and at publication: the correction may be older than the rule. */
const isOfTwoPeople: Rule = ({ before, after, wasPublished, isPublished, isPerson }) => {
  if (!after || !isFilled(after.approvedBy)) return null;
  const isAsked = (isPublished && !wasPublished) || differs('approvedBy', before, after);
  if (!isAsked) return null;
  const token = ['requestedBy', 'approvedBy'].find(
    (name) => isFilled(after[name]) && !isPerson(`${after[name]}`),
  );
  return token
    ? `A correction needs two people, and an API token is not a person. ${token} must be a person who is signed in.`
    : null;
};

/** The fields that an approval covers. A change of one would invalidate the approval. */
const approvedFields = [...agreedFields, 'approvedNote', 'approvedDraft', 'approvedAt'] as const;

const staysAsApproved: Rule = ({ before, after }) =>
  before &&
  after &&
  isFilled(before.approvedBy) &&
  after.approvedBy === before.approvedBy &&
  approvedFields.some((name) => differs(name, before, after))
    ? alreadyApproved
    : null;

/** A copy in a release has another id than the draft. */
const serverFields = ['_id', '_rev', '_createdAt', '_updatedAt', '_system', 'inRelease'];

/** Whoever cannot approve could stop an approved correction unnoticed, by a field that must not be published. */
const isLeftAlone: Rule = ({ before, after, by }) => {
  if (by.mayApprove || !before || !after || !isFilled(before.approvedBy)) return null;
  if (after.approvedBy !== before.approvedBy) return null;
  const names = [...Object.keys(before), ...Object.keys(after)].filter(
    (name) => !serverFields.includes(name),
  );
  return names.some((name) => differs(name, before, after)) ? alreadyApproved : null;
};

const alreadyApproved =
  'This correction is already approved. To change it, remove the approval first, then ask for approval again.';

const isDeclinedBriefly: Rule = ({ before, after }) =>
  reasonProblem(after?.declineReason, before?.declineReason);

const isNotEarly: Rule = ({ at, after, wasPublished, isPublished }) =>
  isPublished &&
  !wasPublished &&
  typeof after?.scheduledFor === 'string' &&
  Date.parse(at) < Date.parse(after.scheduledFor)
    ? `This correction is scheduled for ${after.scheduledFor}. To publish it earlier, take it back and request it without a time.`
    : null;

/** A reader who reported an error is answered by another correction. */
const keepsReportOpen: Rule = ({ before, after }) =>
  before?.reportedVia === 'reader' &&
  (before.status === 'drafted' || before.status === 'approved') &&
  after?.status === 'declined'
    ? 'This correction answers a reader’s report, which stays open if the answer is declined. Set the status to “accepted”.'
    : null;

const isComplete: Rule = ({ wasPublished, isPublished, after, isForOneEditor, moreThanTypo }) => {
  if (!isPublished || !after || wasPublished) return null;
  const required = [
    'kind',
    'requestedBy',
    ...(after.kind === 'typo' ? [] : ['note']),
    ...(isForOneEditor ? [] : ['approvedBy']),
  ];
  const missing = required.filter((name) => !isFilled(after[name]));
  if (missing.includes('approvedBy'))
    return after.kind === 'typo'
      ? ['This is more than a typo, so another editor must approve it.', moreThanTypo]
          .filter(Boolean)
          .join(' ')
      : 'This correction is not approved yet. Another editor must approve it before it is published.';
  return missing.length > 0 ? `The correction needs ${missing.join(', ')} before it is published.` : null;
};

const referenceIn = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && '_ref' in value ? value._ref : undefined;

/** Only a retraction replaces a retraction. */
const supersedesSameKind: Rule = ({ isPublished, wasPublished, after, superseded }) => {
  if (!isPublished || wasPublished || !after || (after.supersedes ?? null) === null) return null;
  if (superseded?.status !== 'published')
    return 'Only a published correction that has not been replaced can be replaced.';
  if (referenceIn(superseded.article) !== referenceIn(after.article))
    return 'A correction can replace only a correction of the same story.';
  if (after.kind === 'typo')
    return 'A typo cannot replace a note that readers have seen. Choose another kind.';
  return superseded.kind === 'retraction' && after.kind !== 'retraction'
    ? 'A retraction cannot be undone. Only another retraction can replace it.'
    : null;
};

const hasNoPrivateFields: Rule = ({ isPublished, after }) => {
  const exposed = privateFields.filter((name) => isPublished && after && (after[name] ?? null) !== null);
  return exposed.length > 0
    ? `Anyone can read a published correction. Remove ${exposed.join(', ')} from it.`
    : null;
};

const rules: Rule[] = [
  isNotDeleted,
  isNotLost,
  isNeverEdited,
  isLookedOverByAnother,
  isRequestedInOwnName,
  namesItsText,
  isRequestedAsRead,
  namesWhatChanges,
  isApprovedInOwnName,
  isApprovedByAnother,
  isApprovedAsRead,
  isOfTwoPeople,
  staysAsApproved,
  isLeftAlone,
  keepsReportOpen,
  isDeclinedBriefly,
  isNotEarly,
  isComplete,
  supersedesSameKind,
  hasNoPrivateFields,
];

/**
 * Returns why a change to a correction is rejected, or null. Two people publish a correction, exactly as it was
 * approved, and it stays published. A typo, which readers do not see, needs no second person and no note.
 */
export const correctionProblem = (change: CorrectionChange): string | null => {
  for (const rule of rules) {
    const problem = rule(change);
    if (problem) return problem;
  }
  return null;
};
