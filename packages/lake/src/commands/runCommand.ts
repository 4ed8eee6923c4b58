import { LakeError } from '../errors.ts';
import { FolderError } from '../store/database/folderError.ts';
import { CommandError } from './CommandError.ts';

const isExpected = (error: unknown): error is Error =>
  error instanceof CommandError ||
  error instanceof FolderError ||
  error instanceof LakeError ||
  (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));

/**
 * Runs a command. A user's mistake is printed without a stack trace, and the exit code is 1.
 *
 * @param isMistake recognizes further errors as a user's mistake.
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
    // Open handles would keep the process alive.
    process.exit(1);
  }
};
