import { escapeHTML } from '@portabletext/to-html';
import { isObject } from '../../../isObject.ts';
import { addressOfAsset, type Block, isBlocks, wordsOf } from './values.ts';

/** Each is looked for in the whole. More are no text of a story. */
const maxParts = 200;
const maxDepth = 6;
const maxShownCharacters = 120;

type Part = { field: string; text: string; isPicture: boolean };

/** What an object of the text holds and its HTML does not: its pictures, and its texts of more than a word. One note each. */
export const lostParts = (value: Block, html: string): string[] => {
  const parts = partsOf(value, '', maxDepth).slice(0, maxParts);
  if (parts.length === 0) return [];
  const shown = squeezed(html.replaceAll(/<[^<>]*>/g, ''));
  return parts
    .filter(({ text }) => !html.includes(escapeHTML(text)) && !shown.includes(squeezed(escapeHTML(text))))
    .map(({ field, text, isPicture }) => {
      const whole = `“${field}” of the part “${value._type}” was left out`;
      return isPicture ? `The picture ${whole}: ${text}` : `The text ${whole}: “${shortened(text)}”`;
    });
};

const partsOf = (value: unknown, field: string, depth: number): Part[] => {
  if (typeof value === 'string') {
    const text = wordsOf(value);
    return /\p{L}\s+\S/u.test(text) ? [{ field, text, isPicture: false }] : [];
  }
  const address = addressOfAsset(value);
  const picture = address === null ? [] : [{ field, text: address, isPicture: true }];
  if (depth === 0 || (!Array.isArray(value) && !isObject(value))) return picture;
  // Objects within a text have notes of their own.
  if (isBlocks(value))
    return value.flatMap((block) =>
      block._type === 'block' ? partsOf(wordsOf([block]), field, depth - 1) : [],
    );
  const inner = Array.isArray(value)
    ? value.flatMap((one) => partsOf(one, field, depth - 1))
    : Object.entries(value).flatMap(([name, one]) =>
        name.startsWith('_') ? [] : partsOf(one, name, depth - 1),
      );
  return [...picture, ...inner];
};

const squeezed = (text: string): string => text.replaceAll(/\s+/g, '');

const shortened = (text: string): string =>
  text.length > maxShownCharacters ? `${text.slice(0, maxShownCharacters)}…` : text;
