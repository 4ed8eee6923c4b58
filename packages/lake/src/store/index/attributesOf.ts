import { isJsonObject, type JsonObject } from '../../documents/json.ts';
import type { SanityDocument } from '../../types/documents.ts';

/**
 * An entry of a document in the index. A path has the names of the attributes that lead to a scalar, and `[]` for any
 * position of an array: `topics[]._ref`. A reference is a `_ref` at any depth.
 */
export type Attribute =
  | { kind: 'attribute'; path: string; value: Scalar }
  | { kind: 'reference'; id: string }
  /** A text that is too long for the index. */
  | { kind: 'long'; path: string };

export type Scalar = string | number | boolean;

/** Deeper attributes and nested arrays are not indexed, because Portable Text would fill the index. */
const maxNames = 4;
const maxArrays = 1;
const maxTextLength = 256;

/** Whether the index can answer an equality with the value. */
export const isIndexedValue = (value: unknown): value is Scalar =>
  typeof value === 'number' ||
  typeof value === 'boolean' ||
  (typeof value === 'string' && value.length <= maxTextLength);

const unindexedNames = new Set(['', '_key', '_rev']);

/** Excludes names that would make paths ambiguous, and names that no query filters by. */
const isIndexedName = (name: string): boolean => !unindexedNames.has(name) && !/[.[\]*]/.test(name);

/** Whether the index contains values under the path. It applies the same bounds as `visit`. */
export const isIndexedPath = (path: string): boolean => {
  const names = path.split('.');
  const arrays = path.split('[]').length - 1;
  return (
    names.length <= maxNames &&
    arrays <= maxArrays &&
    names.every((name) => isIndexedName(name.replaceAll('[]', '')))
  );
};

/** A commit needs the attributes of a document several times: for its rows and for its tags. */
const cachedAttributes = new WeakMap<SanityDocument, Attribute[]>();

/** The index entries of a document, without duplicates. */
export const attributesOf = (document: SanityDocument): Attribute[] => {
  const attributes = cachedAttributes.get(document) ?? findAttributes(document);
  cachedAttributes.set(document, attributes);
  return attributes;
};

const findAttributes = (document: SanityDocument): Attribute[] => {
  const found = new Map<string, Attribute>();
  visitObject(found, document, { path: '', names: 0, arrays: 0, isInReference: false });
  return Array.from(found.values());
};

/** The position of a value in a document. If the path is null, only references are indexed here. */
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
