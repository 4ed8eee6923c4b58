import type { SanityDocument } from '../../types/documents.ts';
import { FolderError } from './folderError.ts';

/** A document from its row. @throws FolderError when the disk has not kept it as it was written. */
export const parseStored = (json: unknown): SanityDocument => {
  try {
    return JSON.parse(String(json)) as SanityDocument;
  } catch {
    throw new FolderError('A stored document is damaged. Put a backup in its place: restore FILE', 'damaged');
  }
};
