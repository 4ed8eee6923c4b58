import { findInstant, wallClockOf } from '../dates/wallClock.ts';
import { type Period, partsOf } from './Period.ts';

/** Midnight of a calendar day, ISO 8601 in UTC. Where clocks skip midnight, the day begins later. */
const startOf = (year: number, month: number, day: number, timeZone: string): string => {
  const date = new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
  for (const time of ['00:00', '00:30', '01:00']) {
    const instant = findInstant(`${date}T${time}`, timeZone);
    if (instant) return instant;
  }
  return `${date}T00:00:00.000Z`;
};

/** The start of a period and of the next one: ISO 8601, UTC. */
export const boundsOf = ({ year, month, day }: Period, timeZone: string): { from: string; to: string } => {
  if (month === null) return { from: startOf(year, 1, 1, timeZone), to: startOf(year + 1, 1, 1, timeZone) };
  if (day === null)
    return { from: startOf(year, month, 1, timeZone), to: startOf(year, month + 1, 1, timeZone) };
  return { from: startOf(year, month, day, timeZone), to: startOf(year, month, day + 1, timeZone) };
};

/** The most parts that a period has: the days of a month. */
const maxParts = 31;

/**
 * The starts of all parts of a period, and the end of the last one, which is repeated up to `maxParts + 1` instants: the
 * parts that the period does not have are empty.
 */
export const startsOfParts = (period: Period, timeZone: string): string[] => {
  const starts = partsOf(period).map((part) => boundsOf(part, timeZone).from);
  const end = boundsOf(period, timeZone).to;
  return Array.from({ length: maxParts + 1 }, (_, index) => starts[index] ?? end);
};

/** The year, month or day of an instant in the newsroom's zone. @param like has the length of the period. */
export const periodAt = (instant: string, like: Period, timeZone: string): Period | null => {
  const [year = 0, month = 0, day = 0] = wallClockOf(instant, timeZone).slice(0, 10).split('-').map(Number);
  if (!year || !month || !day) return null;
  if (like.month === null) return { year, month: null, day: null };
  return like.day === null ? { year, month, day: null } : { year, month, day };
};
