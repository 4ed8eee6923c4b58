/**
 * The path of the first text or field name in a value that contains half a surrogate pair, such as `"\ud83c"`; null if
 * there is none. Half a pair is not a character: it has no UTF-8 encoding, and `encodeURIComponent` throws for it.
 *
 * @param isKnown exempts texts.
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

/** The texts and field names in a value that contain half a pair. */
export const malformedTextsOf = (value: unknown): Set<string> => {
  const found = new Set<string>();
  findMalformedText(value, (text) => {
    found.add(text);
    return true;
  });
  return found;
};

/** The message for the client. @param path from `findMalformedText`. */
export const malformedTextMessage = (path: string): string =>
  `${path.replace(/^\./, '') || 'The text'} holds half a character (an unpaired surrogate, such as "\\ud83c"). Send the whole character, or leave it out.`;
