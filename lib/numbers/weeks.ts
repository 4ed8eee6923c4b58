import { tz } from '@date-fns/tz';
import { addWeeks, format, startOfISOWeek } from 'date-fns';

/** A week of the newsroom: from Monday, 0:00 in its time zone. */
export type Week = {
  /** The ISO week: `2026-W48`. */
  name: string;
  /** Its Monday: `2026-11-23`. */
  monday: string;
  /** The first instant, and the first of the next week. ISO 8601, UTC. */
  from: string;
  to: string;
};

/**
 * The last weeks, oldest first. The last one is the week of `now`, which is not over.
 *
 * @param now ISO 8601.
 * @param timeZone an IANA name.
 */
export const lastWeeks = (count: number, now: string, timeZone: string): Week[] => {
  const zone = tz(timeZone);
  const thisWeek = startOfISOWeek(now, { in: zone });
  const startOf = (index: number): Date => addWeeks(thisWeek, index - count + 1, { in: zone });
  return Array.from({ length: count }, (_, index) => ({
    name: format(startOf(index), "RRRR-'W'II", { in: zone }),
    monday: format(startOf(index), 'yyyy-MM-dd', { in: zone }),
    from: new Date(startOf(index).getTime()).toISOString(),
    to: new Date(startOf(index + 1).getTime()).toISOString(),
  }));
};

/** Finds the index of the week of an instant; -1 if it is in none, or is no instant. @param weeks oldest first. */
export const createWeekFinder = (weeks: readonly Week[]): ((instant: string) => number) => {
  const starts = weeks.map(({ from }) => Date.parse(from));
  const end = Date.parse(weeks.at(-1)?.to ?? '');
  return (instant) => {
    const time = Date.parse(instant);
    return time < end ? starts.findLastIndex((start) => start <= time) : -1;
  };
};
