import type { Logger } from 'pino';

export type Log = Pick<Logger, 'error'>;

/**
 * A handler of events that catches what is thrown, at once or later, logs it and goes on: an event that cannot be
 * handled takes nothing from the next.
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
