import { isUnderEmbargo } from './embargo.ts';

/**
 * Why a story cannot be scheduled for an instant, or null when it can. Instants are ISO 8601.
 *
 * @param at null when what was chosen is no time.
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
