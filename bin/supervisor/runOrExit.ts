import { EnvironmentError } from '../../server/environment.ts';
import { readDotEnv } from '../commands/readDotEnv.ts';
import { StartError } from './StartError.ts';

/** Runs a command with the variables of `.env`. A failure prints one clear line and exits with code 1. */
export const runOrExit = async (command: () => Promise<void>): Promise<void> => {
  readDotEnv();
  try {
    await command();
  } catch (error) {
    if (!(error instanceof StartError) && !(error instanceof EnvironmentError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
};
