import { TextQuery } from '../values/values.ts';

/** The number of elements of a value, or of characters for texts; one level deep. */
export const sizeOf = (value: unknown): number => {
  if (typeof value === 'string') return value.length;
  if (value instanceof TextQuery) return value.text.length;
  if (!Array.isArray(value)) return 0;
  return value.reduce((size, element) => size + (typeof element === 'string' ? element.length : 1), 0);
};

/** Counting stops here: the cost is already above the budget of any query on the main thread. */
const maxCountedSize = 4_000_000;
const charactersPerElement = 32;

/**
 * The size of a value at all depths: its elements, attributes and texts. Counting is bounded, because arrays that
 * contain the same array many times can be too large to walk.
 */
export const deepSizeOf = (value: unknown): number => {
  let size = 0;
  const walk = (inner: unknown): void => {
    if (size > maxCountedSize) return;
    size += typeof inner === 'string' ? 1 + inner.length / charactersPerElement : 1;
    if (typeof inner !== 'object' || inner === null) return;
    for (const one of Array.isArray(inner) ? inner : Object.values(inner)) walk(one);
  };
  walk(value);
  return size;
};

/** Reading this many characters or elements takes as long as reading one element of the dataset. */
const sizeOfElement = 128;

/** The cost of reading values of a size, in elements of the dataset. */
export const costOf = (size: number): number => Math.floor(size / sizeOfElement);

/** The cost of comparing each part of one value with each part of another. */
const costOfPairs = (size: number, other: number): number => costOf((size + 1) * (other / sizeOfElement + 1));

/** The cost of an operator in addition to the cost that all operators have. */
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
