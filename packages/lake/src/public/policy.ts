export { draftingGrants, standardRoles } from '../accounts/roles.ts';
export { dailyQuotas, standingQuotas } from '../quotas/quotas.ts';
export type { LakeConfiguration } from '../types/configuration.ts';
export type { DeletedDocument, DocumentChange, NewDocument, SanityDocument } from '../types/documents.ts';
export { type Grant, type Identity, isPersonId, type Role, unknownAuthor } from '../types/identities.ts';
export type {
  Cancellation,
  Companion,
  ImportCompanion,
  KeptPersonalData,
  MissedPublication,
  PersonalData,
  PlannedPublication,
  Policy,
  ProjectRules,
  Proposal,
  Refusal,
} from '../types/policy.ts';
export type { FileWords, Upload } from '../types/uploads.ts';
