import { joinBounded } from '../../limits/valueSize.ts';
import { isEqual } from '../../values/compare.ts';
import { DateTime } from '../../values/values.ts';
import { costOf, sizeOf } from '../cost.ts';
import type { Namespace } from './define/FunctionCompiler.ts';
import { ofValues } from './define/ofValues.ts';
import { toText } from './global.ts';

const join = (array: unknown, separator: unknown): string | null => {
  if (!Array.isArray(array) || typeof separator !== 'string') return null;
  const texts = array.map(toText);
  return texts.every((text) => text !== null) ? joinBounded(texts, separator) : null;
};

/** Keeps the first element of each value. Arrays and objects are never equal, so all are kept. */
export const distinct = <Element>(elements: Element[], toValue: (element: Element) => unknown): Element[] => {
  const seen = new Set<unknown>();
  return elements.filter((element) => {
    const value = toValue(element) ?? null;
    const key = value instanceof DateTime ? `datetime ${value.milliseconds}` : value;
    if (typeof key === 'object' && key !== null) return true;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
};

const intersects = (first: unknown, second: unknown): boolean | null => {
  if (!Array.isArray(first) || !Array.isArray(second)) return null;
  return first.some((one) => second.some((other) => isEqual(one, other)));
};

export const arrays: Namespace = {
  join: ofValues(join),
  compact: ofValues((array) =>
    Array.isArray(array) ? array.filter((element) => element !== null && element !== undefined) : null,
  ),
  unique: ofValues((array) => (Array.isArray(array) ? distinct(array, (element) => element) : null)),
  intersects: ofValues(intersects, (first, second) => costOf(sizeOf(first) * sizeOf(second))),
};
