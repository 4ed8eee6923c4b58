import { existsSync } from 'node:fs';

/** Adds the variables of `.env` in the working folder; those that are set already win. */
export const readDotEnv = (): void => {
  if (existsSync('.env')) process.loadEnvFile('.env');
};
