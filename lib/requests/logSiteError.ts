import { type Logger, pino } from 'pino';
import { readEnvironment } from '../environment.ts';

let log: Logger | null = null;

/** Of the address the path alone: a query may hold what is nobody's business. */
export const logSiteError = (
  error: unknown,
  { path, ...request }: { requestId: string; method: string; path: string },
): void => {
  log ??= pino({ level: readEnvironment().logLevel, base: { process: 'site', pid: process.pid } });
  const reason = error instanceof Error ? error.message : String(error);
  log.error({ ...request, path: path.split('?', 1)[0], reason }, 'could not be answered');
};
