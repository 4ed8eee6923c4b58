import { isInstant } from '../../../lib/dates/instants.ts';
import {
  formatAppointment,
  formatDay,
  formatInstant,
  formatShortDay,
  onDesk,
} from '../../../lib/dates/newsroomDate.ts';
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

/** Studio prepares the lines of its lists outside of React. Null until the publication's zone is read. */
let zone: string | null = null;

/** @param timeZone the publication's IANA zone. */
export const setListedZone = (timeZone: string | null): void => {
  zone = timeZone;
};

/**
 * `24 Nov`, with the year if it is not this one: the day of an instant in the publication's time zone, for a line of a
 * list. Null for anything but an instant, and until the zone is known.
 *
 * @param instant ISO 8601.
 */
export const listedDay = (instant: unknown, now = new Date().toISOString()): string | null =>
  zone !== null && isInstant(instant) ? formatShortDay(instant, now, onDesk(zone)) : null;

/** `24 Nov, 14:33 GMT`, on the same terms. */
export const listedTime = (instant: unknown, now = new Date().toISOString()): string | null =>
  zone !== null && isInstant(instant) ? formatAppointment(instant, now, onDesk(zone)) : null;
