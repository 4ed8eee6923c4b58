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
  visitObject(found, document, { path: '', names: 0, arrays: 0, isInReference: false });
  return Array.from(found.values());
};

/** Where a value lies. A path of null: what lies here is looked through for references alone. */
type Place = { path: string | null; names: number; arrays: number; isInReference: boolean };

const visit = (found: Map<string, Attribute>, value: unknown, place: Place): void => {
  const { path, names, arrays } = place;
  if (Array.isArray(value)) {
    const inner = { ...place, path: path === null ? null : `${path}[]`, arrays: arrays + 1 };
    for (const element of value) visit(found, element, inner);
  } else if (isJsonObject(value)) {
    visitObject(found, value, place);
  } else if (path !== null && names <= maxNames && arrays <= maxArrays) {
    if (isIndexedValue(value)) {
      found.set(`${path} ${typeof value} ${value}`, { kind: 'attribute', path, value });
    } else if (typeof value === 'string' && arrays === 0) found.set(`${path} long`, { kind: 'long', path });
  }
};

const visitObject = (found: Map<string, Attribute>, object: JsonObject, place: Place): void => {
  const { path, names, arrays, isInReference } = place;
  const isReference = Object.hasOwn(object, '_ref');
  if (isReference && !isInReference && typeof object._ref === 'string') {
    found.set(`> ${object._ref}`, { kind: 'reference', id: object._ref });
  }
  const prefix = path === '' ? '' : `${path}.`;
  for (const name of Object.keys(object)) {
    visit(found, object[name], {
      path: path === null || !isIndexedName(name) ? null : `${prefix}${name}`,
      names: names + 1,
      arrays,
      isInReference: isInReference || isReference,
    });
  }
};
