import type { Proposal } from 'local-lake/policy';
import { asPublished } from '../../../lib/articles/publishing/workflowFields.ts';
import { wrongReferenceProblem } from '../../../lib/references/wrongReferenceProblem.ts';
import { isPublic, mayDate } from '../changes.ts';
import { shapes } from '../shapes/shapes.ts';

/** Returns why a reference of a published document leads nowhere, or to a document of another kind, or null. */
export const findWrongReference = ({ changes, get, identity }: Proposal): string | null => {
  const typeOf = (id: string): string | null => (get(id) ?? get(`drafts.${id}`))?._type ?? null;
  for (const { before, after } of changes.filter(isPublic)) {
    const problem =
      after &&
      wrongReferenceProblem({
        before: before ? shapes.referencesOf(before) : [],
        after: shapes.referencesOf(asPublished(after)),
        typeOf,
        isImport: mayDate(identity),
      });
    if (problem) return problem;
  }
  return null;
};
