import { type Logger, pino } from 'pino';
import { readEnvironment } from '../environment.ts';

let log: Logger | null = null;

/** The site's own log. Made when first used, since a build has no environment to read. */
export const siteLog = (): Logger => {
  log ??= pino({ level: readEnvironment().logLevel, base: { process: 'site', pid: process.pid } });
  return log;
};
