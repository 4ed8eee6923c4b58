import type { Logger } from 'pino';

export type Log = Pick<Logger, 'error'>;

/**
 * Wraps an event handler: logs its exceptions and rejections, so that a failed event does not stop the next one.
 *
 * @param what names the event for the log: `a publish`.
 */
export const guarded = <Event extends unknown[]>(
  log: Log,
  what: string,
  handle: (...event: Event) => unknown,
): ((...event: Event) => void) => {
  const failed = (error: unknown) => log.error({ err: error }, `${what} could not be handled`);
  return (...event) => {
    try {
      const handling = handle(...event);
      if (handling instanceof Promise) handling.catch(failed);
    } catch (error) {
      failed(error);
    }
  };
};
