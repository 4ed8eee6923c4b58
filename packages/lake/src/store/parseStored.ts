import type { SanityDocument } from '../types/documents.ts';
import { FolderError } from './database/folderError.ts';

/** Parses a stored document. @throws FolderError if it was damaged on disk. */
export const parseStored = (json: unknown): SanityDocument => {
  try {
    return JSON.parse(String(json)) as SanityDocument;
  } catch {
    throw new FolderError('A stored document is damaged. Restore a backup: restore FILE', 'damaged');
  }
};
