import { type Logger, pino } from 'pino';
import { readEnvironment } from '../environment.ts';

let log: Logger | null = null;

/** The site's log. Created at first use, since a build has no environment. */
export const siteLog = (): Logger => {
  log ??= pino({ level: readEnvironment().logLevel, base: { process: 'site', pid: process.pid } });
  return log;
};
