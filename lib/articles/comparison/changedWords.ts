import { isObject } from '../../isObject.ts';
import { isSameValue } from '../../isSameValue.ts';
import { plainText } from '../../text/plainText.ts';
import { itemTexts } from './itemTexts.ts';

type Fields = Record<string, unknown>;

/** A text without its style and marks, as an object: each item is a line. */
const lineOf = (item: unknown): unknown => {
  if (typeof item === 'string') return { words: item };
  return isObject(item) && item._type === 'block' ? { words: plainText([item]) } : item;
};

/** Of a list, the items that another list has not. */
const changedPart = (is: unknown, was: unknown): unknown => {
  if (!Array.isArray(is)) return is;
  const known = new Set((Array.isArray(was) ? was : []).map((item) => JSON.stringify(item)));
  return is.filter((item) => !known.has(JSON.stringify(item))).map(lineOf);
};

/**
 * The words of a document that another state of it has not, under the names of their fields, as text to keep elsewhere.
 * Of a list, such as the paragraphs of a text, only what differs. Empty if nothing was written.
 */
export const changedWords = (was: Fields, is: Fields): string => {
  const changed = Object.entries(is)
    .filter(([name, value]) => !name.startsWith('_') && !isSameValue(value, was[name]))
    .map(([name, value]) => [name, changedPart(value, was[name])]);
  return itemTexts(Object.fromEntries(changed), () => null)
    .filter(({ text }) => text !== '')
    .map(({ label, text }) => `${label}\n${text}`)
    .join('\n\n');
};
