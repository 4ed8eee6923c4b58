export { backUp } from '../backup/backUp.ts';
export { restore } from '../backup/restore.ts';
export { FolderError } from '../store/database/folderError.ts';
export { isLocked, readLockHolder } from '../store/database/lock.ts';
export { restrictToOwner } from '../store/database/restrictToOwner.ts';
