import { isJsonObject, type JsonObject } from '../../documents/json.ts';
import type { SanityDocument } from '../../types/documents.ts';

/**
 * What the index knows of a document. A path names the attributes to a scalar, `[]` standing for any position
 * of an array: `topics[]._ref`. A reference is any `_ref`, however deep.
 */
export type Attribute =
  | { kind: 'attribute'; path: string; value: Scalar }
  | { kind: 'reference'; id: string }
  /** Of a text that is too long to stand in the index. */
  | { kind: 'long'; path: string };

export type Scalar = string | number | boolean;

/** Names deeper than this, and arrays within arrays, are not indexed: Portable Text would fill the index. */
const maxNames = 4;
const maxArrays = 1;
const maxTextLength = 256;

/** Whether equality with the value can be answered by the index at all. */
export const isIndexedValue = (value: unknown): value is Scalar =>
  typeof value === 'number' ||
  typeof value === 'boolean' ||
  (typeof value === 'string' && value.length <= maxTextLength);

const unindexedNames = new Set(['', '_key', '_rev']);

/** Names that would let a path be read in two ways are left out, and those that are of no use. */
const isIndexedName = (name: string): boolean => !unindexedNames.has(name) && !/[.[\]*]/.test(name);

/** Whether values under the path are in the index: the same limits as those that rows are made by. */
export const isIndexedPath = (path: string): boolean => {
  const names = path.split('.');
  const arrays = path.split('[]').length - 1;
  return (
    names.length <= maxNames &&
    arrays <= maxArrays &&
    names.every((name) => isIndexedName(name.replaceAll('[]', '')))
  );
};

/** A commit asks for the same several times: for its rows and for its tags. */
const known = new WeakMap<SanityDocument, Attribute[]>();

/** Each attribute once. */
export const attributesOf = (document: SanityDocument): Attribute[] => {
  const attributes = known.get(document) ?? findAttributes(document);
  known.set(document, attributes);
  return attributes;
};

const findAttributes = (document: SanityDocument): Attribute[] => {
  const found = new Map<string, Attribute>();

  /** A path of null: what lies here is looked through for references alone. */
  const visit = (
    value: unknown,
    path: string | null,
    names: number,
    arrays: number,
    isInReference: boolean,
  ) => {
    if (Array.isArray(value)) {
      const inner = path === null ? null : `${path}[]`;
      for (const element of value) visit(element, inner, names, arrays + 1, isInReference);
    } else if (isJsonObject(value)) {
      visitObject(value, path, names, arrays, isInReference);
    } else if (path !== null && names <= maxNames && arrays <= maxArrays) {
      if (isIndexedValue(value)) {
        found.set(`${path} ${typeof value} ${value}`, { kind: 'attribute', path, value });
      } else if (typeof value === 'string' && arrays === 0) found.set(`${path} long`, { kind: 'long', path });
    }
  };

  const visitObject = (
    object: JsonObject,
    path: string | null,
    names: number,
    arrays: number,
    isInReference: boolean,
  ) => {
    const isReference = Object.hasOwn(object, '_ref');
    if (isReference && !isInReference && typeof object._ref === 'string') {
      found.set(`> ${object._ref}`, { kind: 'reference', id: object._ref });
    }
    for (const name of Object.keys(object)) {
      const prefix = path === '' ? '' : `${path}.`;
      const inner = path === null || !isIndexedName(name) ? null : `${prefix}${name}`;
      visit(object[name], inner, names + 1, arrays, isInReference || isReference);
    }
  };

  visitObject(document, '', 0, 0, false);
  return Array.from(found.values());
};
