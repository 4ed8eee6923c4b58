/** For clocks that are a little off, and for a request that took its time. */
const toleranceMs = 10 * 60 * 1000;

/** Whether a time that somebody wrote is that of the writing. Both ISO 8601; what is no time is none. */
export const isAboutNow = (instant: unknown, now: string): boolean =>
  typeof instant === 'string' && Math.abs(Date.parse(instant) - Date.parse(now)) <= toleranceMs;
