import { isObject } from '../isObject.ts';

const maxCharacters = 80;

/** The first words of a stored body, or null without any. They name an entry that has no headline. */
export const openingWords = (body: unknown): string | null => {
  const texts = (Array.isArray(body) ? body : []).filter(isObject).flatMap(({ children }) =>
    (Array.isArray(children) ? children : [])
      .filter(isObject)
      .map(({ text }) => (typeof text === 'string' ? text : ''))
      .join(''),
  );
  const words = texts
    .find((text) => text.trim() !== '')
    ?.trim()
    .toWellFormed();
  if (!words) return null;
  return words.length > maxCharacters
    ? `${words.slice(0, maxCharacters - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
    : words;
};
