import type { ConditionalPropertyCallbackContext } from 'sanity';
import { typeRightProblem } from '../../../lib/accounts/typeRights.ts';
import { rolesOf } from './rolesOf.ts';

/** Read-only for whoever may not write a document of the type. The server decides by the same rule. */
export const readOnlyByType =
  (type: string) =>
  ({ document, currentUser }: ConditionalPropertyCallbackContext): boolean =>
    typeRightProblem(type, { roles: rolesOf(currentUser), isNew: () => !document?._createdAt }) !== null;
