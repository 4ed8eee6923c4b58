import { parsePage } from '../../import/html/parsePage.ts';

/** Longer ones are cut: they are no titles. */
const maxCharacters = 10_000;

/** A title or name that may hold character references and tags, as one line of text. */
export const plainTitle = (written: string): string => {
  const markup = written.slice(0, maxCharacters);
  const text = /[<&]/.test(markup) ? (parsePage(markup).body.textContent ?? '') : markup;
  return plainLine(text);
};

/** A text that is plain by its format, and holds markup all the same in some archives. */
export const perhapsPlain = (text: string): string =>
  /&(?:#\d{1,7}|[a-z]{2,10});|<\/[a-z]/i.test(text) ? plainTitle(text) : plainLine(text);

/** A text without markup as one line. */
export const plainLine = (text: string): string =>
  text.slice(0, maxCharacters).replaceAll(/\s+/g, ' ').trim();
