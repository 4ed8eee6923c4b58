import { isJsonObject } from '../../documents/json.ts';

/** Case and diacritics folded away: `Ærøskøbing` stays, `Café` is `cafe`. */
const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();

export const foldQuickly = (text: string): string =>
  /\P{ASCII}/u.test(text) ? fold(text) : text.toLowerCase();

export const wordPattern = /[\p{L}\p{N}\p{M}]+/gu;
/** The folded words of a text: what full text search finds. */
export const foldedWords = (text: string): string[] => fold(text).match(wordPattern) ?? [];

/**
 * Every text in a value, however deep: what `@ match text::query()` searches. Names that start with `_` are not text.
 *
 * @param isObject whether a value has attributes to look into.
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

/** The text that full text search finds a document by: all of its texts and its id. */
export const searchedText = (document: { _id: string }): string => {
  return foldQuickly([document._id, ...gatherTexts(document)].join('\n'));
};
