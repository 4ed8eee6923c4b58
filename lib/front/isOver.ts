import { isInstant } from '../dates/instants.ts';

/**
 * Returns true if a place on the front has ended.
 *
 * @param until ISO 8601 with its zone. Null and undefined are without end; an invalid value has passed.
 * @param now ISO 8601.
 */
export const isOver = (until: unknown, now: string): boolean => {
  if (until === undefined || until === null) return false;
  return !isInstant(until) || Date.parse(until) <= Date.parse(now);
};
