import type { DocumentChange, Proposal, SanityDocument } from 'local-lake/policy';
import { typeRightProblem } from '../../../lib/accounts/typeRights.ts';
import { isSameValue } from '../../../lib/isSameValue.ts';
import { withOnlyWeakReferences } from '../../../lib/references/withWeakReferences.ts';
import { publishedId, versionsOf } from '../changes.ts';

/** Returns why somebody who does not publish may not write a document of its type, or null. @see typeRightProblem */
export const findTypeRightProblem = (proposal: Proposal): string | null => {
  const { changes, identity, upload } = proposal;
  if (identity.kind === 'system') return null;
  for (const change of changes) {
    if (change.id === upload?.assetId || isOwnDraftDiscarded(change, proposal)) continue;
    for (const type of new Set([change.before?._type, change.after?._type])) {
      if (type === undefined) continue;
      const isNew = () => !isStored(change, type, proposal);
      const problem = typeRightProblem(type, { roles: identity.roles, isNew });
      if (problem) return problem;
    }
  }
  return null;
};

/** The server weakens references to what somebody else removes, which does not make them the author. */
const hasSameWords = (before: SanityDocument | null, after: SanityDocument | null): boolean =>
  isSameValue(wordsOf(before), wordsOf(after));

const wordsOf = (document: SanityDocument | null): unknown =>
  document && withOnlyWeakReferences({ ...document, _rev: null, _updatedAt: null });

/** Whoever wrote a draft deletes it, also one from before the rule. */
const isOwnDraftDiscarded = (
  { id, before, after }: DocumentChange,
  { identity, get, getBefore, findAuthor }: Proposal,
): boolean => {
  const live = publishedId(id);
  return (
    id === `drafts.${live}` &&
    before !== null &&
    after === null &&
    get(live) === getBefore(live) &&
    findAuthor(id, hasSameWords) === identity.id
  );
};

/** Returns true if a version of the document exists before the commit. */
const isStored = ({ id, before }: DocumentChange, type: string, { ask, getBefore }: Proposal): boolean =>
  before?._type === type ||
  (ask(versionsOf, { id: publishedId(id) }) as string[]).some((one) => getBefore(one)?._type === type);
