import { isUnderEmbargo } from '../../dates/embargo.ts';

/**
 * Returns why a story cannot be scheduled, or null. Instants are ISO 8601.
 *
 * @param at null if the input is not a valid time.
 */
export const scheduleProblem = (
  at: string | null,
  { embargoedUntil, now }: { embargoedUntil: string | null; now: string },
): string | null => {
  if (at === null)
    return 'This is not a valid time in the publication’s time zone. Choose another day or time.';
  if (Date.parse(at) <= Date.parse(now)) return 'This time has passed. Choose a later one.';
  if (isUnderEmbargo(embargoedUntil, at))
    return 'The story is still under embargo at this time. Choose a later one.';
  return null;
};
