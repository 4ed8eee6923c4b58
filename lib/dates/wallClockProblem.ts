import { findClockTime } from './clockTime.ts';
import { findInstant } from './wallClock.ts';

/**
 * Returns why a day and a time as typed name no instant, or null. The words are the same at each key, so that a screen
 * reader says them once.
 *
 * @param wallClock such as `2026-11-26T09:00`; `T` if both are empty.
 */
export const wallClockProblem = (wallClock: string, timeZone: string): string | null => {
  const [day, ...rest] = wallClock.split('T');
  const time = rest.join('T');
  if (findClockTime(time) !== time) return 'Write the time as hours and minutes, such as 14:30.';
  if (!day) return 'Choose a day.';
  return findInstant(wallClock, timeZone) === null
    ? 'This is not a valid time in the publication’s time zone. Choose another day or time.'
    : null;
};
