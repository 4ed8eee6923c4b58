import type { Companion, DocumentChange, Proposal, SanityDocument } from 'local-lake/policy';
import {
  othersSecretProblem,
  previewSecretProblem,
  previewSecretType,
} from '../../../lib/shapes/previewSecretProblem.ts';
import { typeProblem } from '../../../lib/shapes/typeProblem.ts';
import { mayApprove, publishedId, versionsOf } from '../changes.ts';

/** Returns why a document may not have its type, or a preview's secret not its id, or null. @see typeProblem */
export const findTypeProblem = (proposal: Proposal): string | null => {
  for (const change of proposal.changes) {
    const problem = problemOf(change, proposal);
    if (problem) return problem;
  }
  return null;
};

const problemOf = (change: DocumentChange, proposal: Proposal): string | null => {
  const { before, after } = change;
  const problem = findSecretProblem(change, proposal);
  if (problem || !after) return problem;
  // Only a new type can differ from the others.
  const others = before?._type === after._type ? [] : documentsBeside(change, proposal);
  const isKnown = others.some((other) => other !== null) || hasPast(change, proposal);
  return previewSecretProblem({ before, after, isKnown }) ?? typeProblem(after, others);
};

/**
 * Deletes the secret of a preview beside a document that the commit writes: else it would be the draft of a document that
 * readers see.
 */
export const dropSecrets = (proposal: Proposal): Companion[] =>
  proposal.changes
    .filter(({ after }) => !isSecretOrNone(after))
    .flatMap((change) =>
      // A document that exists may have a secret beside it from before the rule.
      change.before?._type === change.after?._type
        ? [proposal.get(`drafts.${publishedId(change.id)}`)]
        : documentsBeside(change, proposal),
    )
    .flatMap((other) => (other?._type === previewSecretType ? [{ delete: { id: other._id } }] : []));

/** A preview's secret is changed and deleted by whoever wrote it. A document that somebody begins replaces it. */
const findSecretProblem = (
  { id, before, after }: DocumentChange,
  { identity, at, findAuthor }: Proposal,
): string | null => {
  if (before?._type !== previewSecretType || !isSecretOrNone(after) || mayApprove(identity)) return null;
  const isOwn = findAuthor(id, () => false) === identity.id;
  return othersSecretProblem({ updatedAt: before._updatedAt, at, isOwn });
};

/** The documents with the same published id after the commit. */
const documentsBeside = ({ id }: DocumentChange, { ask, get }: Proposal): (SanityDocument | null)[] => {
  const live = publishedId(id);
  const stored = ask(versionsOf, { id: live }) as string[];
  return [...new Set([live, `drafts.${live}`, ...stored])].filter((one) => one !== id).map((one) => get(one));
};

const isSecretOrNone = (document: SanityDocument | null): boolean =>
  document === null || document._type === previewSecretType;

/** Returns true if a secret would have the id of a document that was deleted, and may come back. */
const hasPast = ({ id, before, after }: DocumentChange, { findAuthor }: Proposal): boolean =>
  after?._type === previewSecretType &&
  (!isSecretOrNone(before) ||
    [id, publishedId(id)].some(
      (one) => findAuthor(one, (was, is) => isSecretOrNone(was) && isSecretOrNone(is)) !== null,
    ));
