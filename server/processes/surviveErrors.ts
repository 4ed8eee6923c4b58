import type { Logger } from 'pino';

/**
 * From now on nothing thrown while an event is handled ends the process: it is logged, and the process goes on. To be
 * called when the start is over. Each handler that can answer for its own failure does so (`guarded`); this is for those
 * that nobody thought of, ours and those of packages. A process that is no good after it does not answer the
 * supervisor, and is replaced.
 *
 * @see docs/decisions/uncaught-errors-do-not-end-a-process.md
 */
export const surviveErrors = (log: Pick<Logger, 'fatal'>): void => {
  // Node raises a rejected promise that nobody handles as this event, too.
  process.on('uncaughtException', (error: Error & { code?: unknown }, origin) => {
    // To log that the log cannot be written would go on for ever.
    if (error?.code === 'EPIPE') return;
    log.fatal({ err: error, origin }, 'thrown while an event was handled; the process goes on');
  });
};
