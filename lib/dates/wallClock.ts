import { TZDate, tzOffset } from '@date-fns/tz';

const wallClockPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/u;
const dayMs = 86_400_000;
const minuteMs = 60_000;

/** What a clock in the zone shows at an ISO 8601 instant, as `2026-11-26T09:00`: the value of a form's field. */
export const wallClockOf = (instant: string, timeZone: string): string => {
  const local = new TZDate(instant, timeZone);
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${local.getFullYear()}-${two(local.getMonth() + 1)}-${two(local.getDate())}`;
  return `${day}T${two(local.getHours())}:${two(local.getMinutes())}`;
};

/**
 * The instant at which a clock in the zone shows it, ISO 8601 in UTC; of an hour that comes twice, when clocks are put
 * back, the first. Null for what is no time, and for one that a clock leaves out when it is put forward.
 *
 * @param wallClock such as `2026-11-26T09:00`.
 * @param timeZone an IANA name.
 */
export const findInstant = (wallClock: string, timeZone: string): string | null => {
  const asUtc = wallClockPattern.test(wallClock) ? Date.parse(`${wallClock}Z`) : Number.NaN;
  if (Number.isNaN(asUtc)) return null;
  // The clock may be put back or forward that day: one of the offsets around it is right, or none.
  const instants = [-dayMs, dayMs].map((ms) => {
    const offsetMs = tzOffset(timeZone, new Date(asUtc + ms)) * minuteMs;
    return new Date(asUtc - offsetMs).toISOString();
  });
  return instants.find((instant) => wallClockOf(instant, timeZone) === wallClock) ?? null;
};
