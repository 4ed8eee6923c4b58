import type { SanityDocument } from '../types.ts';
import { isObject, type ObjectValue } from './values.ts';

/**
 * What the index knows of a document. A path names the attributes to a scalar, `[]` standing for any position
 * of an array: `topics[]._ref`. A reference is any `_ref`, however deep.
 */
export type Attribute =
  | { kind: 'attribute'; path: string; value: string | number | boolean }
  | { kind: 'reference'; id: string };

/** Names deeper than this, and arrays within arrays, are not indexed: Portable Text would fill the index. */
const maxNames = 4;
const maxArrays = 1;
const maxTextLength = 256;

/** Whether equality with the value can be answered by the index at all. */
export const isIndexedValue = (value: unknown): value is string | number | boolean =>
  typeof value === 'number' ||
  typeof value === 'boolean' ||
  (typeof value === 'string' && value.length <= maxTextLength);

/** Whether values under the path are in the index: the same limits as those that rows are made by. */
export const isIndexedPath = (path: string): boolean => {
  const names = path.split('.');
  const arrays = path.split('[]').length - 1;
  return names.length <= maxNames && arrays <= maxArrays && !names.includes('_key');
};

/** Each attribute once. */
export const attributesOf = (document: SanityDocument): Attribute[] => {
  const found = new Map<string, Attribute>();
  const visit = (value: unknown, path: string, names: number, arrays: number): void => {
    if (Array.isArray(value)) {
      for (const element of value) visit(element, `${path}[]`, names, arrays + 1);
    } else if (isObject(value)) visitObject(value, path, names, arrays);
    else if (names <= maxNames && arrays <= maxArrays && isIndexedValue(value)) {
      found.set(`${path} ${typeof value} ${value}`, { kind: 'attribute', path, value });
    }
  };
  const visitObject = (object: ObjectValue, path: string, names: number, arrays: number): void => {
    if (typeof object._ref === 'string')
      found.set(`> ${object._ref}`, { kind: 'reference', id: object._ref });
    for (const name of Object.keys(object)) {
      if (name === '_key' || !isPlainName(name)) continue;
      visit(object[name], path === '' ? name : `${path}.${name}`, names + 1, arrays);
    }
  };
  visitObject(document, '', 0, 0);
  return Array.from(found.values());
};

/** Names that would make a path read in two ways are left out of the index. */
export const isPlainName = (name: string): boolean => name !== '' && !/[.[\]\s]/.test(name);
