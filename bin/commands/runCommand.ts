import { LakeError } from 'local-lake';
import { FolderError } from 'local-lake/folder';
import { EnvironmentError } from '../../server/environment.ts';
import { CommandError } from './CommandError.ts';
import { readDotEnv } from './readDotEnv.ts';

const isExpected = (error: unknown): error is Error =>
  error instanceof CommandError ||
  error instanceof EnvironmentError ||
  error instanceof FolderError ||
  error instanceof LakeError ||
  (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));

/** Runs a command to its end. A mistake of whoever typed it is one line and exit code 1. */
export const runCommand = async (command: () => Promise<void>): Promise<void> => {
  readDotEnv();
  try {
    await command();
  } catch (error) {
    if (!isExpected(error)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
};
