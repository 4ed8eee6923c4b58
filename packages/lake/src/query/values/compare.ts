import { DateTime } from './values.ts';

const surrogate = /[\ud800-\udfff]/;

/**
 * Compares by Unicode code point. Comparing UTF-16 code units gives the same order only for texts without surrogates.
 */
const compareStrings = (a: string, b: string): number => {
  if (a === b) return 0;
  if (!surrogate.test(a) && !surrogate.test(b)) return a < b ? -1 : 1;
  const left = Array.from(a, (character) => character.codePointAt(0) ?? 0);
  const right = Array.from(b, (character) => character.codePointAt(0) ?? 0);
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index++) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
};

/** Negative, zero or positive; null if the values cannot be compared. @see GROQ specification, Partial comparison */
export const partialCompare = (a: unknown, b: unknown): number | null => {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string' && typeof b === 'string') return compareStrings(a, b);
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  if (a instanceof DateTime && b instanceof DateTime) return a.milliseconds - b.milliseconds;
  return null;
};

/** Numbers, strings, booleans, datetimes and null are equal if their values are; arrays and objects are never equal. */
export const isEqual = (a: unknown, b: unknown): boolean => {
  if (a === null || a === undefined) return b === null || b === undefined;
  return partialCompare(a, b) === 0;
};

const typeOrder = (value: unknown): number => {
  if (value instanceof DateTime) return 1;
  switch (typeof value) {
    case 'number':
      return 2;
    case 'string':
      return 3;
    case 'boolean':
      return 4;
    default:
      return 5;
  }
};

/** The order of values of all types that `order()` uses. @see GROQ specification, Total comparison */
export const totalCompare = (a: unknown, b: unknown): number =>
  typeOrder(a) - typeOrder(b) || (partialCompare(a, b) ?? 0);
