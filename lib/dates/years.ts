import { wallClockOf } from './wallClock.ts';

/** Newspapers are four centuries old. More years can only come from a wrong date. */
const maxYears = 600;

const yearOf = (instant: string, timeZone: string) => Number(wallClockOf(instant, timeZone).split('-')[0]);

/**
 * The years between two dates, newest first, in the newsroom's time zone.
 *
 * @param oldest, newest ISO 8601; null if nothing was published.
 */
export const yearsBetween = (oldest: string | null, newest: string | null, timeZone: string): number[] => {
  if (!oldest || !newest) return [];
  const [first, last] = [yearOf(oldest, timeZone), yearOf(newest, timeZone)];
  if (Number.isNaN(first) || Number.isNaN(last)) return [];
  return Array.from({ length: Math.min(last - first + 1, maxYears) }, (_, index) => last - index);
};
