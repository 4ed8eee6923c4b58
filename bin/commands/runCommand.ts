import { runCommand as runLakeCommand } from 'local-lake/commands';
import { EnvironmentError } from '../../server/environment.ts';
import { readDotEnv } from './readDotEnv.ts';

/** Runs a command to its end. A mistake of whoever typed it, or set the environment, is one line and exit code 1. */
export const runCommand = (command: () => Promise<void>): Promise<void> => {
  readDotEnv();
  return runLakeCommand(command, (error) => error instanceof EnvironmentError);
};
