import type { DocumentChange, Proposal } from 'local-lake/policy';
import { typeProblem } from '../../../lib/shapes/typeProblem.ts';
import { isPublishedId, publishedId, versionsOf } from '../changes.ts';

/** Returns why a document may not have its type, or null. @see typeProblem */
export const findTypeProblem = (proposal: Proposal): string | null => {
  for (const change of proposal.changes) {
    const { before, after } = change;
    // Only a new type can differ from the others.
    if (!after || before?._type === after._type) continue;
    const others = idsBeside(change, proposal).map((id) => proposal.get(id));
    const problem = typeProblem(before, after, others);
    if (problem) return problem;
  }
  return null;
};

/** Imports publish thousands of documents, so the copies of those are not looked up. */
const idsBeside = ({ id }: DocumentChange, { ask }: Proposal): string[] => {
  const live = publishedId(id);
  const copies = isPublishedId(id) ? [] : (ask(versionsOf, { id: live }) as string[]);
  return [...new Set([live, `drafts.${live}`, ...copies])].filter((one) => one !== id);
};
