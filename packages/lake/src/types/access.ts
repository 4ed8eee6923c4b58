import type { SanityDocument } from './documents.ts';
import type { Identity } from './identities.ts';

/** The permissions of an identity in a dataset. */
export type Access = {
  identity: Identity;
  /** An index answers `everything` and `public` (ids without a dot). For `filter`, `canRead` checks each document. */
  reads: 'everything' | 'public' | 'filter';
  canRead(document: SanityDocument): boolean;
  canCreate(after: SanityDocument): boolean;
  /** Whether an upload may create this asset. */
  canUpload(asset: SanityDocument): boolean;
  canUpdate(before: SanityDocument, after: SanityDocument): boolean;
  canDelete(before: SanityDocument): boolean;
  isAdministrator: boolean;
  /**
   * The id of the person who may know this person's password and has not been ruled out since, or for a removed account
   * that of the person's new one; otherwise the same id. Two people with the same controller may be one.
   */
  controllerOf(id: string): string;
  /**
   * Asked again when something is committed: a body may arrive for a minute, and an upload for longer.
   *
   * @throws LakeError 401 if the caller's session or token has ended since, as it does when the role changes.
   */
  confirm(): void;
};

/** The dataset of a request, and its `Authorization` header. */
export type Entry = { project: string; dataset: string; authorization: string | null };
