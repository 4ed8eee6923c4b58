export { draftingGrants, standardRoles } from '../accounts/roles.ts';
export {
  type Companion,
  type DeletedDocument,
  type DocumentChange,
  type Grant,
  type Identity,
  isPersonId,
  type LakeConfiguration,
  type MissedPublication,
  type NewDocument,
  type PlannedPublication,
  type Policy,
  type ProjectRules,
  type Proposal,
  type Role,
  type SanityDocument,
  unknownAuthor,
} from '../types.ts';
