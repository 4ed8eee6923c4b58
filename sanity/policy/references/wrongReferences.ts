import type { DocumentChange, Proposal } from 'local-lake/policy';
import { asPublished } from '../../../lib/articles/publishing/workflowFields.ts';
import { titleOf } from '../../../lib/references/titleOf.ts';
import { changedTypeProblem, wrongReferenceProblem } from '../../../lib/references/wrongReferenceProblem.ts';
import { isPublic, mayDate } from '../changes.ts';
import { shapes } from '../shapes/shapes.ts';

/** Returns why a reference of a published document leads nowhere, or to a document of another kind, or null. */
export const findWrongReference = (proposal: Proposal): string | null => {
  for (const change of proposal.changes.filter(isPublic)) {
    const problem = problemOf(change, proposal) ?? problemOfReferrers(change, proposal);
    if (problem) return problem;
  }
  return null;
};

/** @see wrongReferenceProblem */
const problemOf = ({ before, after }: DocumentChange, { get, identity }: Proposal): string | null =>
  after &&
  wrongReferenceProblem({
    before: before ? shapes.referencesOf(before) : [],
    after: shapes.referencesOf(asPublished(after)),
    typeOf: (id) => (get(id) ?? get(`drafts.${id}`))?._type ?? null,
    isImport: mayDate(identity),
  });

const referrersQuery = '*[references($id) && _id in path("*")][0...100]._id';

/** A document that gets another type, or comes back with one: what leads to it still means the old one. */
const problemOfReferrers = ({ id, before, after }: DocumentChange, proposal: Proposal): string | null => {
  if (!after || before?._type === after._type) return null;
  for (const referrerId of proposal.ask(referrersQuery, { id }) as string[]) {
    const referrer = proposal.get(referrerId);
    const isWrong =
      referrer && shapes.referencesOf(referrer).some((one) => one.id === id && !one.to.includes(after._type));
    if (isWrong) return changedTypeProblem(titleOf(referrer) ?? referrerId, after._type);
  }
  return null;
};
