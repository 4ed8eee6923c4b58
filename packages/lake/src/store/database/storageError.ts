import { LakeError } from '../../errors.ts';
import { findStorageProblem } from './folderError.ts';

/**
 * The response to an error of the disk; null for other errors. In all these cases nothing was written. The status makes
 * clients keep their edit and retry.
 */
export const storageError = (error: unknown): LakeError | null => {
  switch (findStorageProblem(error)) {
    case 'full':
      return new LakeError(507, 'The disk is full. Nothing was written. Free some space and try again.');
    case 'read-only':
      return new LakeError(503, 'The data folder is not writable. Nothing was changed.');
    case 'damaged':
      return new LakeError(503, 'The dataset is damaged. Restore a backup: restore FILE', {
        type: 'damagedDataset',
      });
    case 'busy':
    case 'unreadable':
      return new LakeError(503, 'The data folder cannot be read at the moment. Try again.');
    case null:
      return null;
  }
};
