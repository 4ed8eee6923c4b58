import { LakeError } from '../errors.ts';
import { FolderError } from '../store/database/folderError.ts';
import { CommandError } from './CommandError.ts';

const isExpected = (error: unknown): error is Error =>
  error instanceof CommandError ||
  error instanceof FolderError ||
  error instanceof LakeError ||
  (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));

/**
 * Runs a command to its end. A mistake of whoever typed it is one line and exit code 1.
 *
 * @param isMistake what else is one.
 */
export const runCommand = async (
  command: () => void | Promise<void>,
  isMistake: (error: unknown) => boolean = () => false,
): Promise<void> => {
  try {
    await command();
  } catch (error) {
    if (!isExpected(error) && !(isMistake(error) && error instanceof Error)) throw error;
    console.error(error.message);
    // What was opened on the way to the mistake would keep the process.
    process.exit(1);
  }
};
