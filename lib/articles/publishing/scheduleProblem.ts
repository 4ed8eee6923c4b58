import { isUnderEmbargo } from './embargo.ts';

/**
 * Returns why a story cannot be scheduled, or null. Instants are ISO 8601.
 *
 * @param at null if the input is not a valid time.
 */
export const scheduleProblem = (
  at: string | null,
  { embargoedUntil, now }: { embargoedUntil: string | null; now: string },
): string | null => {
  if (at === null) return 'That is not a time there: choose a day and an hour.';
  if (Date.parse(at) <= Date.parse(now)) return 'That time has passed.';
  if (isUnderEmbargo(embargoedUntil, at)) return 'It is under embargo until later than that.';
  return null;
};
