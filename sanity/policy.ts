import { correctionProblem } from '../lib/corrections/correctionProblem.ts';
import { leakProblem } from '../lib/leakProblem.ts';
import type { DocumentChange, Policy, SanityDocument } from './lake/types.ts';

const approvingRoles = ['administrator', 'editor'];

/** `drafts.x` and `versions.r1.x` are about `x`. */
const publishedId = (id: string): string =>
  id.startsWith('drafts.') ? id.slice('drafts.'.length) : id.replace(/^versions\.[^.]+\./, '');

const asCorrection = (document: SanityDocument | null): SanityDocument | null =>
  document?._type === 'correction' ? document : null;

const isPublished = ({ id }: DocumentChange): boolean => publishedId(id) === id;

/** The draft or version that this commit turns into the document. */
const findForerunner = (id: string, changes: DocumentChange[]): SanityDocument | null => {
  const forerunner = changes.find(
    (change) => change.id !== id && publishedId(change.id) === id && change.before && !change.after,
  );
  return asCorrection(forerunner?.before ?? null);
};

const supersededBy = (changes: DocumentChange[]): unknown[] =>
  changes
    .filter((change) => isPublished(change) && asCorrection(change.after))
    .map(({ after }) => (after?.supersedes as { _ref?: unknown } | undefined)?._ref);

/** The newsroom's rules that the server holds everyone to: nothing private is published, and four eyes on a correction. */
export const policy: Policy = (proposal) => findLeak(proposal) ?? findUnapproved(proposal);

const findLeak: Policy = ({ changes }) => {
  for (const { id, after } of changes) {
    const problem = after && !id.includes('.') ? leakProblem(after) : null;
    if (problem) return problem;
  }
  return null;
};

const findUnapproved: Policy = ({ identity, changes }) => {
  const superseded = supersededBy(changes);
  // What readers see comes first: its problem tells more than that of a draft beside it.
  const inOrder = changes.toSorted((a, b) => Number(isPublished(b)) - Number(isPublished(a)));
  for (const change of inOrder) {
    const isPublic = isPublished(change);
    const before = asCorrection(change.before);
    const after = asCorrection(change.after);
    if (!before && !after) continue;
    const problem = correctionProblem({
      before: before ?? (isPublic ? findForerunner(change.id, changes) : null),
      after,
      wasPublished: isPublic && before !== null,
      isPublished: isPublic && after !== null,
      isSuperseded: superseded.includes(change.id),
      by: { id: identity.id, mayApprove: identity.roles.some((role) => approvingRoles.includes(role)) },
    });
    if (problem) return problem;
  }
  return null;
};
