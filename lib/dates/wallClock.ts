import { TZDate, tzOffset } from '@date-fns/tz';

const wallClockPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/u;
const dayMs = 86_400_000;
const minuteMs = 60_000;

/** The wall-clock time of an instant in a zone, such as `2026-11-26T09:00`: the value of a form field. */
export const wallClockOf = (instant: string, timeZone: string): string => {
  const local = new TZDate(instant, timeZone);
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${local.getFullYear()}-${two(local.getMonth() + 1)}-${two(local.getDate())}`;
  return `${day}T${two(local.getHours())}:${two(local.getMinutes())}`;
};

/**
 * The instant of a wall-clock time, ISO 8601 in UTC. If the time occurs twice, when clocks go back, the first.
 * Null if it is invalid or skipped when clocks go forward.
 *
 * @param wallClock such as `2026-11-26T09:00`.
 * @param timeZone an IANA name.
 */
export const findInstant = (wallClock: string, timeZone: string): string | null => {
  const asUtc = wallClockPattern.test(wallClock) ? Date.parse(`${wallClock}Z`) : Number.NaN;
  if (Number.isNaN(asUtc)) return null;
  // The offset may change that day: one of the two around it is right, or none.
  const instants = [-dayMs, dayMs].map((ms) => {
    const offsetMs = tzOffset(timeZone, new Date(asUtc + ms)) * minuteMs;
    return new Date(asUtc - offsetMs).toISOString();
  });
  return instants.find((instant) => wallClockOf(instant, timeZone) === wallClock) ?? null;
};
