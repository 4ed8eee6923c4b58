import { isDeepStrictEqual } from 'node:util';
import { isAboutNow } from '../dates/isAboutNow.ts';

/** The fields of a correction that its rules are about, as they are stored. */
export type StoredCorrection = {
  status?: unknown;
  kind?: unknown;
  note?: unknown;
  requestedBy?: unknown;
  approvedBy?: unknown;
  publishedAt?: unknown;
  [field: string]: unknown;
};

/** What one commit would do to one correction. */
export type CorrectionChange = {
  /** As it was: under its published id, else as the draft that becomes it. Null for a new one. */
  before: StoredCorrection | null;
  /** Null when it would be deleted. */
  after: StoredCorrection | null;
  /** Whether readers see the document before, and after. */
  wasPublished: boolean;
  isPublished: boolean;
  /** Whether the same commit publishes a correction that supersedes this one. */
  isSuperseded: boolean;
  /** When the commit takes effect, ISO 8601. */
  at: string;
  /** Whoever commits; who brings an archive along dates what is in it. */
  by: { id: string; mayApprove: boolean; mayDate: boolean };
};

type Rule = (change: CorrectionChange) => string | null;

/** What the approver read and agreed to. */
const agreedFields = [
  'article',
  'kind',
  'severity',
  'affects',
  'was',
  'is',
  'note',
  'requestedBy',
  'supersedes',
];

/** What a published document must not carry, because anyone can read it. */
const privateFields = ['internalReason', 'reportMessage', 'reportPassage', 'reporterEmail', 'declineReason'];

const isFilled = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';

const differs = (name: string, before: StoredCorrection | null, after: StoredCorrection): boolean =>
  !isDeepStrictEqual(before?.[name] ?? null, after[name] ?? null);

const staysInTheLog: Rule = ({ wasPublished, after }) =>
  wasPublished && !after
    ? 'A published correction stays in the log. Publish another one that supersedes it.'
    : null;

const isNeverEdited: Rule = ({ wasPublished, isSuperseded, before, after }) => {
  if (!wasPublished || !before || !after) return null;
  const names = new Set(
    [...Object.keys(before), ...Object.keys(after)].filter((name) => !name.startsWith('_')),
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

const isApprovedInOwnName: Rule = ({ before, after, by }) => {
  if (!after || !isFilled(after.approvedBy) || !differs('approvedBy', before, after)) return null;
  if (after.approvedBy !== by.id)
    return 'A correction is approved in your own name: approvedBy has to be you.';
  return by.mayApprove ? null : 'An editor approves corrections.';
};

const isApprovedByAnother: Rule = ({ after }) =>
  after && isFilled(after.approvedBy) && after.approvedBy === after.requestedBy
    ? 'Nobody approves their own correction: another editor has to.'
    : null;

const staysAsApproved: Rule = ({ before, after }) =>
  before &&
  after &&
  isFilled(before.approvedBy) &&
  after.approvedBy === before.approvedBy &&
  agreedFields.some((name) => differs(name, before, after))
    ? 'This correction was approved as it stood. Clear the approval, change it, and have it approved again.'
    : null;

const isComplete: Rule = ({ isPublished, after }) => {
  if (!isPublished || !after) return null;
  const isTypo = after.kind === 'typo';
  const required = ['kind', 'requestedBy', 'publishedAt', ...(isTypo ? [] : ['note', 'approvedBy'])];
  const missing = required.filter((name) => !isFilled(after[name]));
  if (missing.includes('approvedBy')) return 'A correction is published once another editor has approved it.';
  return missing.length > 0 ? `A published correction needs ${missing.join(', ')}.` : null;
};

/** One that is dated ahead would stand first in the log, and one that is dated back would hide below others. */
const isDatedNow: Rule = ({ wasPublished, isPublished, after, at, by }) =>
  isPublished && !wasPublished && !by.mayDate && !isAboutNow(after?.publishedAt, at)
    ? 'A correction is dated when it is published: publishedAt has to be now. If it is, the clock that wrote it is wrong.'
    : null;

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
  staysAsApproved,
  isComplete,
  isDatedNow,
  keepsSecrets,
];

/**
 * Why a change to a correction must not be made, or null when it may. Two people stand behind every published
 * correction, what was approved is what is published, and what was published stays. A typo, which readers are not
 * told of, needs no second person and no note.
 */
export const correctionProblem = (change: CorrectionChange): string | null => {
  for (const rule of rules) {
    const problem = rule(change);
    if (problem) return problem;
  }
  return null;
};
