import { formatDay, formatInstant } from '../../../lib/dates/newsroomDate.ts';
import { wallClockOf } from '../../../lib/dates/wallClock.ts';

const zoneHere = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/**
 * `26 November 2026, 9:00 am GMT (10:00 am GMT+1 where you are)`: the publication's time, and the user's own if it
 * differs.
 *
 * @param instant ISO 8601.
 */
export const newsroomTime = (instant: string, timeZone: string, ownZone = zoneHere()): string => {
  const theirs = { timeZone, language: 'en' };
  const own = { timeZone: ownZone, language: 'en' };
  const told = formatInstant(instant, theirs);
  if (wallClockOf(instant, timeZone) === wallClockOf(instant, ownZone)) return told;
  const day = formatDay(instant, own);
  const here = formatInstant(instant, own);
  const isSameDay = day === formatDay(instant, theirs);
  return `${told} (${isSameDay ? here.slice(`${day}, `.length) : here} where you are)`;
};
