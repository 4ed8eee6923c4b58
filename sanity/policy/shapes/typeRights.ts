import type { DocumentChange, Proposal } from 'local-lake/policy';
import { typeRightProblem } from '../../../lib/accounts/typeRights.ts';
import { publishedId, versionsOf } from '../changes.ts';

/** Returns why somebody who does not publish may not write a document of its type, or null. @see typeRightProblem */
export const findTypeRightProblem = (proposal: Proposal): string | null => {
  const { changes, identity, upload } = proposal;
  if (identity.kind === 'system') return null;
  for (const change of changes) {
    if (change.id === upload?.assetId) continue;
    for (const type of new Set([change.before?._type, change.after?._type])) {
      if (type === undefined) continue;
      const isNew = () => !isStored(change, type, proposal);
      const problem = typeRightProblem(type, { roles: identity.roles, isNew });
      if (problem) return problem;
    }
  }
  return null;
};

/** Returns true if a version of the document exists before the commit. */
const isStored = ({ id, before }: DocumentChange, type: string, { ask, getBefore }: Proposal): boolean =>
  before?._type === type ||
  (ask(versionsOf, { id: publishedId(id) }) as string[]).some((one) => getBefore(one)?._type === type);
