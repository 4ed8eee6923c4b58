/**
 * The path to the first text in a value, or name of a field, that holds half a surrogate pair, such as `"\ud83c"`;
 * null where all are whole. Half a pair is no character: it cannot be written in UTF-8, and `encodeURIComponent`
 * throws for it.
 *
 * @param isKnown texts that are let through.
 */
export const findMalformedText = (
  value: unknown,
  isKnown: (text: string) => boolean = () => false,
): string | null => {
  if (typeof value === 'string') return value.isWellFormed() || isKnown(value) ? null : '';
  if (typeof value !== 'object' || value === null) return null;
  const isList = Array.isArray(value);
  for (const [name, inner] of Object.entries(value)) {
    const isName = name.isWellFormed() || isKnown(name);
    const path = isName ? findMalformedText(inner, isKnown) : '';
    if (path !== null) return stepOf(name, isList) + path;
  }
  return null;
};

const stepOf = (name: string, isInList: boolean): string => {
  if (isInList) return `[${name}]`;
  return /^\w+$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
};

/** Texts of a value, and names of its fields, that hold half a pair. */
export const malformedTextsOf = (value: unknown): Set<string> => {
  const found = new Set<string>();
  findMalformedText(value, (text) => {
    found.add(text);
    return true;
  });
  return found;
};

/** What whoever sent it is told. @param path as `findMalformedText` answers it. */
export const malformedTextMessage = (path: string): string =>
  `${path.replace(/^\./, '') || 'The text'} holds half a character (a surrogate without its other half, as "\\ud83c" is): send the whole character, or leave it out`;
