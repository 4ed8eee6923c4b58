import { LakeError } from '../../errors.ts';
import { findStorageProblem } from './folderError.ts';

/** Nothing was written in any of these; clients keep their edit and try again. */
export const storageError = (error: unknown): LakeError | null => {
  switch (findStorageProblem(error)) {
    case 'full':
      return new LakeError(507, 'The disk is full: nothing was written. Make room and try again.');
    case 'read-only':
      return new LakeError(503, 'The data folder cannot be written: nothing was changed.');
    case 'damaged':
      return new LakeError(503, 'The dataset is damaged. Put a backup in its place: restore FILE');
    case 'busy':
    case 'unreadable':
      return new LakeError(503, 'The data folder cannot be read at the moment. Try again.');
    case null:
      return null;
  }
};
