import type { Logger } from 'pino';

/**
 * Logs uncaught errors instead of ending the process. Call it at the end of the start. Handlers catch their own errors
 * (`catchAndLog`); this is the safety net for the rest, in our code and in packages. If the process is broken afterwards, it
 * misses its heartbeats and the supervisor replaces it.
 *
 * @see docs/decisions/uncaught-errors-do-not-end-a-process.md
 */
export const logUncaughtErrors = (log: Pick<Logger, 'fatal'>): void => {
  // Node also emits unhandled rejections as this event.
  process.on('uncaughtException', (error: Error & { code?: unknown }, origin) => {
    // Logging a failed write of the log would loop.
    if (error?.code === 'EPIPE') return;
    log.fatal({ err: error, origin }, 'uncaught error; the process continues');
  });
};
