import { runCommand as runLakeCommand } from 'local-lake/commands';
import { EnvironmentError } from '../../server/environment.ts';
import { readDotEnv } from './readDotEnv.ts';

/** Runs a command. A wrong argument or environment variable prints one line and exits with code 1. */
export const runCommand = (command: () => Promise<void>): Promise<void> => {
  readDotEnv();
  return runLakeCommand(command, (error) => error instanceof EnvironmentError);
};
