import { isSameValue } from '../isSameValue.ts';
import { agreedFields } from './agreedFields.ts';
import { type ApprovedRequest, approvalProblem } from './approvalProblem.ts';

/** The stored fields that the rules of corrections use. */
type StoredCorrection = {
  status?: unknown;
  kind?: unknown;
  note?: unknown;
  requestedBy?: unknown;
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
  /** True if the same commit publishes a correction that supersedes this one. */
  isSuperseded: boolean;
  /** The superseded published correction, before the commit. */
  superseded: StoredCorrection | null;
  /** The note and the draft that this approval covers, before the commit. */
  request: ApprovedRequest;
  /** True if one editor may publish it: a typo, an update that only adds, or four eyes are off. */
  needsNobodyElse: boolean;
  by: { id: string; mayApprove: boolean };
  /** True if an id belongs to a person. API tokens count as neither of the two people. */
  isPerson: (id: string) => boolean;
};

type Rule = (change: CorrectionChange) => string | null;

/** Fields that a published document must not have, because anyone can read it. */
const privateFields = ['internalReason', 'reportMessage', 'reportPassage', 'reporterEmail', 'declineReason'];

const isFilled = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';

const differs = (name: string, before: StoredCorrection | null, after: StoredCorrection): boolean =>
  !isSameValue(before?.[name], after[name]);

const staysInTheLog: Rule = ({ wasPublished, after }) =>
  wasPublished && !after
    ? 'A published correction stays in the log. Publish another one that supersedes it.'
    : null;

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
  return isReplaced
    ? null
    : 'A published correction is never edited. Publish another one that supersedes it, together with the change.';
};

const isRequestedInOwnName: Rule = ({ before, after, by }) =>
  after && isFilled(after.requestedBy) && differs('requestedBy', before, after) && after.requestedBy !== by.id
    ? 'A correction is requested in your own name: requestedBy has to be you.'
    : null;

const isApprovedInOwnName: Rule = ({ before, after, by, isPerson }) => {
  if (!after || !isFilled(after.approvedBy) || !differs('approvedBy', before, after)) return null;
  if (after.approvedBy !== by.id)
    return 'A correction is approved in your own name: approvedBy has to be you.';
  if (!by.mayApprove) return 'An editor approves corrections.';
  return isPerson(by.id)
    ? null
    : 'An API token has read nothing: a correction is approved by an editor, signed in as themselves.';
};

const isApprovedAsRead: Rule = ({ before, after, request, by, isPerson }) =>
  after && isFilled(after.approvedBy) && differs('approvedBy', before, after)
    ? approvalProblem({ before, after, request, by: by.id, isPerson })
    : null;

const isApprovedByAnother: Rule = ({ after }) =>
  after && isFilled(after.approvedBy) && after.approvedBy === after.requestedBy
    ? 'Nobody approves their own correction: another editor has to.'
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
    ? `Two people stand behind a correction, and an API token is none: ${token} has to be a person who is signed in.`
    : null;
};

/** The fields that an approval covers. Changing one would make it an approval of something else. */
const approvedFields = [...agreedFields, 'approvedNote', 'approvedDraft', 'approvedAt'] as const;

const staysAsApproved: Rule = ({ before, after }) =>
  before &&
  after &&
  isFilled(before.approvedBy) &&
  after.approvedBy === before.approvedBy &&
  approvedFields.some((name) => differs(name, before, after))
    ? 'This correction was approved as it stood. Clear the approval, change it, and have it approved again.'
    : null;

const isComplete: Rule = ({ wasPublished, isPublished, after, needsNobodyElse }) => {
  if (!isPublished || !after || wasPublished) return null;
  const required = [
    'kind',
    'requestedBy',
    ...(after.kind === 'typo' ? [] : ['note']),
    ...(needsNobodyElse ? [] : ['approvedBy']),
  ];
  const missing = required.filter((name) => !isFilled(after[name]));
  if (missing.includes('approvedBy'))
    return after.kind === 'typo'
      ? 'That is more than a typo that one editor puts right: another editor has to approve it.'
      : 'A correction is published once another editor has approved it.';
  return missing.length > 0 ? `A published correction needs ${missing.join(', ')}.` : null;
};

const referenceIn = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && '_ref' in value ? value._ref : undefined;

/** Only two people replace a correction that two people published. Only a retraction replaces a retraction. */
const supersedesItsLike: Rule = ({ isPublished, wasPublished, after, superseded, needsNobodyElse }) => {
  if (!isPublished || wasPublished || !after || (after.supersedes ?? null) === null) return null;
  if (superseded?.status !== 'published') return 'Only a published correction that stands is superseded.';
  if (referenceIn(superseded.article) !== referenceIn(after.article))
    return 'A correction supersedes one of the same story.';
  if (after.kind === 'typo') return 'A note that readers were told is superseded by a note, not by a typo.';
  if (superseded.kind === 'retraction' && after.kind !== 'retraction')
    return 'A retraction is superseded by a retraction alone: it is not undone.';
  return needsNobodyElse || isFilled(after.approvedBy)
    ? null
    : 'A correction is superseded once another editor has approved its successor.';
};

const keepsSecrets: Rule = ({ isPublished, after }) => {
  const told = privateFields.filter((name) => isPublished && after && (after[name] ?? null) !== null);
  return told.length > 0
    ? `A published correction can be read by anyone: take ${told.join(', ')} out of it.`
    : null;
};

const rules: Rule[] = [
  staysInTheLog,
  isNeverEdited,
  isRequestedInOwnName,
  isApprovedInOwnName,
  isApprovedByAnother,
  isApprovedAsRead,
  isOfTwoPeople,
  staysAsApproved,
  isComplete,
  supersedesItsLike,
  keepsSecrets,
];

/**
 * Returns why a change to a correction is refused, or null. Two people publish a correction, exactly as it was
 * approved, and it stays published. A typo, which readers do not see, needs no second person and no note.
 */
export const correctionProblem = (change: CorrectionChange): string | null => {
  for (const rule of rules) {
    const problem = rule(change);
    if (problem) return problem;
  }
  return null;
};
