import type { Logger } from 'pino';

export type Log = Pick<Logger, 'error'>;

/**
 * Wraps an event handler: logs its exceptions and rejections, so that a failed event does not stop the next one.
 *
 * @param eventName the event in the log message: `a publish`.
 */
export const catchAndLog = <Event extends unknown[]>(
  log: Log,
  eventName: string,
  handle: (...event: Event) => unknown,
): ((...event: Event) => void) => {
  const failed = (error: unknown) => log.error({ err: error }, `${eventName} could not be handled`);
  return (...event) => {
    try {
      const handling = handle(...event);
      if (handling instanceof Promise) handling.catch(failed);
    } catch (error) {
      failed(error);
    }
  };
};
