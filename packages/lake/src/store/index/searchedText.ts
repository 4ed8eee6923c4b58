import { isJsonObject } from '../../documents/json.ts';

/** Removed before engines sort the marks of a letter, which takes quadratic time. */
const marks = /[\p{M}\uff9e\uff9f]/gu;

/** Removes diacritics and converts to lower case: `Café` becomes `cafe`; `æ` and `ø` are letters and stay. */
const fold = (text: string): string =>
  text
    .replaceAll(marks, '')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();

export const foldQuickly = (text: string): string =>
  /\P{ASCII}/u.test(text) ? fold(text) : text.toLowerCase();

export const wordPattern = /[\p{L}\p{N}\p{M}]+/gu;
/** The folded words of a text, which full-text search finds. */
export const foldedWords = (text: string): string[] => fold(text).match(wordPattern) ?? [];

/**
 * Collects all texts in a value at any depth, for `@ match text::query()`. It ignores attributes that start with `_`.
 *
 * @param isObject whether a value has attributes to search.
 */
export const gatherTexts = (value: unknown, isObject = isJsonObject, texts: string[] = []): string[] => {
  if (typeof value === 'string') texts.push(value);
  else if (Array.isArray(value)) for (const item of value) gatherTexts(item, isObject, texts);
  else if (isObject(value)) {
    for (const name of Object.keys(value))
      if (!name.startsWith('_')) gatherTexts(value[name], isObject, texts);
  }
  return texts;
};

/** The text of a document in the full-text index: its id and all its texts. */
export const searchedText = (document: { _id: string }): string => {
  return foldQuickly([document._id, ...gatherTexts(document)].join('\n'));
};
