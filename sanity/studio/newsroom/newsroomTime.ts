import { formatDay, formatInstant, onDesk } from '../../../lib/dates/newsroomDate.ts';
import { wallClockOf } from '../../../lib/dates/wallClock.ts';

const zoneHere = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/**
 * `26 November 2026, 09:00 GMT (10:00 GMT+1 where you are)`: the publication's time, and the user's own if it
 * differs.
 *
 * @param instant ISO 8601.
 */
export const newsroomTime = (instant: string, timeZone: string, ownZone = zoneHere()): string => {
  const theirs = onDesk(timeZone);
  const own = onDesk(ownZone);
  const told = formatInstant(instant, theirs);
  if (wallClockOf(instant, timeZone) === wallClockOf(instant, ownZone)) return told;
  const day = formatDay(instant, own);
  const here = formatInstant(instant, own);
  const isSameDay = day === formatDay(instant, theirs);
  return `${told} (${isSameDay ? here.slice(`${day}, `.length) : here} where you are)`;
};
