import { parsePage } from '../../import/html/parsePage.ts';

/** A title or name that may hold character references and tags, as one line of text. */
export const plainTitle = (markup: string): string => {
  const text = /[<&]/.test(markup) ? (parsePage(markup).body.textContent ?? '') : markup;
  return text.replaceAll(/\s+/g, ' ').trim();
};
