export { defaultRoles } from '../accounts/roles.ts';
export {
  type Companion,
  type DeletedDocument,
  type DocumentChange,
  type Grant,
  type Identity,
  isPersonId,
  type MissedPublication,
  type PlannedPublication,
  type Policy,
  type Proposal,
  type Role,
  type SanityDocument,
  unknownAuthor,
} from '../types.ts';
