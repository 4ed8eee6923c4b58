import type { SanityDocument } from './documents.ts';
import type { Identity } from './identities.ts';

/** What an identity may do in one dataset. */
export type Access = {
  identity: Identity;
  /** `everything` and `public` (published, no dot in the id) are answered by an index; `filter` asks `canRead` a document. */
  reads: 'everything' | 'public' | 'filter';
  canRead(document: SanityDocument): boolean;
  canCreate(after: SanityDocument): boolean;
  /** Whether an upload may make this asset. */
  canUpload(asset: SanityDocument): boolean;
  canUpdate(before: SanityDocument, after: SanityDocument): boolean;
  canDelete(before: SanityDocument): boolean;
  isAdministrator: boolean;
};

/** Where a request goes, and the `Authorization` that it brings. */
export type Entry = { project: string; dataset: string; authorization: string | null };
