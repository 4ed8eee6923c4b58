import { existsSync } from 'node:fs';

/** Adds the variables of `.env` in the working folder. Variables that are already set take precedence. */
export const readDotEnv = (): void => {
  if (existsSync('.env')) process.loadEnvFile('.env');
};
