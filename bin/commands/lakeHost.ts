import path from 'node:path';
import { CommandError, type CommandHost } from 'local-lake/commands';
import { pino } from 'pino';
import { embeddedProjectId } from '../../lib/embeddedProject.ts';
import { isDataDirSet, isSupervised, readEnvironment } from '../../server/environment.ts';
import { logUncaughtErrors } from '../../server/processes/logUncaughtErrors.ts';
import { lakeConfigurationFor } from './lakeConfigurationFor.ts';
import { readDotEnv } from './readDotEnv.ts';

/** DATA_DIR from the shell, not from `.env`, is meant for this command. */
const isFolderNamed = isDataDirSet();
readDotEnv();

/** The product's settings for the lake's commands: `npm run lake`, `token`, `account`. */
export const lakeHost: CommandHost = {
  spell: (command) => `npm run ${command === 'start' ? 'lake' : command} --`,
  project: embeddedProjectId,
  folderText: 'DATA_DIR/lake',
  findFolder: () => ({ path: lakeFolder(), isNamed: isFolderNamed }),
  configurationOf: lakeConfigurationFor,
  get logLevel() {
    return readEnvironment().logLevel;
  },
  isSupervised: isSupervised(),
  whenStarted: () =>
    logUncaughtErrors(
      pino({ level: readEnvironment().logLevel, base: { process: 'lake', pid: process.pid } }),
    ),
};

/**
 * The lake's folder of `npm start`.
 *
 * @throws CommandError if there is none: with a hosted project, or with LAKE_URL.
 */
export const lakeFolder = (): string => {
  const { isHosted, lakeUrl, dataDir } = readEnvironment();
  if (isHosted) {
    throw new CommandError(
      'SANITY_PROJECT_ID names a hosted project. Manage its accounts and tokens at https://www.sanity.io/manage.',
    );
  }
  if (lakeUrl)
    throw new CommandError(`The lake runs at ${lakeUrl} (LAKE_URL). Run this command on that machine.`);
  return path.join(dataDir, 'lake');
};
