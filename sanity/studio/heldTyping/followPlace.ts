/**
 * Where a place in a text is after other people have changed the text.
 *
 * @param before the text before the place, as it was. @param after the text behind it.
 * @returns null if the text has changed on both sides.
 */
export const followPlace = (before: string, after: string, text: string): number | null => {
  if (text.startsWith(before)) return before.length;
  return text.endsWith(after) ? text.length - after.length : null;
};
