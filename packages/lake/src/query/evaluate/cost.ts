import { TextQuery } from '../values/values.ts';

/** The elements of a value and the characters of the texts in it, one level deep. */
export const sizeOf = (value: unknown): number => {
  if (typeof value === 'string') return value.length;
  if (value instanceof TextQuery) return value.text.length;
  if (!Array.isArray(value)) return 0;
  return value.reduce((size, element) => size + (typeof element === 'string' ? element.length : 1), 0);
};

/** More than this is more than any query may cost where it keeps others waiting. */
const enough = 4_000_000;
const charactersOfElement = 32;

/**
 * All elements and attributes in a value, however deep, with their texts: what it takes to walk it. Where arrays hold
 * the same array again and again, a short query makes more than could ever be walked: the counting ends.
 */
export const deepSizeOf = (value: unknown): number => {
  let size = 0;
  const walk = (inner: unknown): void => {
    if (size > enough) return;
    size += typeof inner === 'string' ? 1 + inner.length / charactersOfElement : 1;
    if (typeof inner !== 'object' || inner === null) return;
    for (const one of Array.isArray(inner) ? inner : Object.values(inner)) walk(one);
  };
  walk(value);
  return size;
};

/** So many characters or elements are gone through in the time that one element of the dataset takes. */
const sizeOfElement = 128;

/** What it takes to go through so much, in elements of the dataset. */
export const costOf = (size: number): number => Math.floor(size / sizeOfElement);

/** The same, where each part of one is held against each part of the other. */
const costOfPairs = (size: number, other: number): number => costOf((size + 1) * (other / sizeOfElement + 1));

/** What an operator takes, beyond what every operator does. */
export const costOfOperator = (op: string, left: unknown, right: unknown): number => {
  switch (op) {
    case '+':
    case 'in':
      return costOf(sizeOf(left) + sizeOf(right));
    case 'match':
      return right instanceof TextQuery
        ? costOfPairs(deepSizeOf(left), sizeOf(right))
        : costOfPairs(sizeOf(left), sizeOf(right));
    default:
      return 0;
  }
};
