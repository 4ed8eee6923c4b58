/** Of a comment or task as JSON: hundreds of them are read at once to list what waits for a person. */
const maxCharacters = 100_000;
/** What a change of the state adds: a status and times. */
const maxStateCharacters = 200;

/** Returns why a comment or task is too large to be stored, or null. An older one that is too large can be resolved. */
export const talkSizeProblem = (before: object | null, after: object | null): string | null => {
  const size = sizeOf(after);
  const storedSize = sizeOf(before);
  return size > maxCharacters && (storedSize <= maxCharacters || size > storedSize + maxStateCharacters)
    ? `A comment or task has at most ${maxCharacters.toLocaleString('en')} characters. Shorten it, or write several.`
    : null;
};

const sizeOf = (stored: object | null): number => JSON.stringify(stored).length;
