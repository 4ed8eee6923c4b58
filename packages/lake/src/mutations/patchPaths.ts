import { getIndexForKey, jsonMatch, type SingleValuePath } from '@sanity/json-match';
import { extract, extractWithPath } from '@sanity/mutator';
import type { PatchOperations } from './mutation.ts';
import { invalid } from './mutationErrors.ts';

/** A quoted text, closed or not; `[*]`, also written `[]` and `[:]`; a name. */
const parts = /"(?:[^"\\]|\\.)*(?:"|\\?$)|'(?:[^'\\]|\\.)*(?:'|\\?$)|\[\s*(?:[*:]\s*)?\]|[A-Za-z_][\w$]*/gs;

const written = (part: string): string => {
  if (part.startsWith('[')) return '[0:]';
  return /^\w/.test(part) && part.includes('$') ? `'${part}'` : part;
};

/** The mutator iterates over a whole range, even when there are no elements. */
const longRange = /\d{6}\s*:|:\s*-?\d{6}/;

/**
 * @throws LakeError 400 for a path that is not JSONMatch, of which the mutator would use a part, and for a range that
 * is longer than any list.
 */
const readPath = (path: string): string => {
  const plain = path.replaceAll(parts, written);
  if (longRange.test(path.replaceAll(parts, ''))) throw invalid(`The range in "${path}" is too long`);
  try {
    // It parses the path when the first match is requested.
    jsonMatch({}, plain)[Symbol.iterator]().next();
  } catch (error) {
    throw invalid(`Malformed path "${path}": ${error instanceof Error ? error.message : error}`);
  }
  return plain;
};

const quoted = /"(?:[^"\\]|\\.)*(?:"|\\?$)|'(?:[^'\\]|\\.)*(?:'|\\?$)/gs;
const asksForExistence = (path: string): boolean => /\?\s*[\],]/.test(path.replaceAll(quoted, ''));

/**
 * The places of a path in a document. The mutator's existence test knows only scalars, so a path with such a test is
 * replaced by its places, the last first, so that unsetting one does not move the others.
 */
const placesOf = (path: string, document: object): string[] => {
  const plain = readPath(path);
  if (!asksForExistence(plain)) return [plain];
  const places = Array.from(jsonMatch(document, plain), (match) => positionsOf(match.path, document));
  return Array.from(new Set(places.sort(backwards).map(placeText)));
};

/** The path with array positions instead of keys. */
const positionsOf = (path: SingleValuePath, document: object): Array<string | number> => {
  let value: unknown = document;
  return path.map((step) => {
    const position = typeof step === 'object' ? (getIndexForKey(value, step._key) ?? -1) : step;
    value = (value as Record<string | number, unknown> | undefined)?.[position];
    return position;
  });
};

const backwards = (left: Array<string | number>, right: Array<string | number>): number => {
  const differing = left.findIndex((step, index) => step !== right[index]);
  return Number(right[differing]) - Number(left[differing]) || 0;
};

const inKeys = <Value>(paths: Record<string, Value>, document: object): Record<string, Value> =>
  Object.fromEntries(
    Object.entries(paths).flatMap(([path, value]) =>
      placesOf(path, document).map((place): [string, Value] => [place, value]),
    ),
  );

const inInsert = (insert: NonNullable<PatchOperations['insert']>): PatchOperations['insert'] => {
  if ('before' in insert) return { ...insert, before: readPath(insert.before) };
  if ('after' in insert) return { ...insert, after: readPath(insert.after) };
  return { ...insert, replace: readPath(insert.replace) };
};

/**
 * Rewrites paths for the mutator, which runs here and in every Studio that listens: `[*]` becomes the range `[0:]`,
 * and a name with a dollar sign is quoted.
 *
 * @throws LakeError 400 for a malformed path.
 * @see https://www.sanity.io/docs/content-lake/json-match
 */
export const readPaths = (operations: PatchOperations, document: object): PatchOperations => {
  const { set, setIfMissing, unset, inc, dec, diffMatchPatch, insert } = operations;
  return {
    ...(set && { set: inKeys(set, document) }),
    ...(setIfMissing && { setIfMissing: inKeys(setIfMissing, document) }),
    ...(unset && { unset: unset.flatMap((path) => placesOf(path, document)) }),
    ...(inc && { inc: inKeys(inc, document) }),
    ...(dec && { dec: inKeys(dec, document) }),
    ...(diffMatchPatch && { diffMatchPatch: inKeys(diffMatchPatch, document) }),
    ...(insert && { insert: inInsert(insert) }),
  };
};

/** @throws LakeError 400 if the target of `inc` or `dec` is not a number; the mutator would ignore it. */
export const checkCounted = (document: object, { inc, dec }: PatchOperations, id: string): void => {
  for (const path of Object.keys({ ...inc, ...dec })) {
    const values = extract(path, document);
    if (values.length === 0 || values.some((value) => typeof value !== 'number'))
      throw invalid(`Cannot increment or decrement "${path}": it is not a number`, id);
  }
};

const rangeOnTheWay = /:[^\]:]*\]\s*[.[]/;

const namePlaces = <Value>(paths: Record<string, Value>, document: object): Record<string, Value> =>
  Object.fromEntries(
    Object.entries(paths).flatMap(([path, value]): Array<[string, Value]> => {
      if (!rangeOnTheWay.test(path)) return [[path, value]];
      return extractWithPath(path, document).map(({ path: place }) => [placeText(place), value]);
    }),
  );

const placeText = (place: Array<string | number>): string =>
  place
    .map((step) => {
      if (typeof step === 'number') return `[${step}]`;
      return /^[A-Za-z_]\w*$/.test(step) ? `.${step}` : `.'${step}'`;
    })
    .join('')
    .replace(/^\./, '');

/**
 * Splits a patch in two where the mutator would change a place twice, which it does for a range in the middle of a
 * path. The second part names each place, as they are after the first part.
 */
export const inParts = (
  operations: PatchOperations,
): [PatchOperations, (document: object) => PatchOperations] | null => {
  const { inc = {}, dec = {}, diffMatchPatch = {}, insert, ...first } = operations;
  const paths = Object.keys({ ...inc, ...dec, ...diffMatchPatch });
  if (!paths.some((path) => rangeOnTheWay.test(path))) return null;
  return [
    first,
    (document) => ({
      inc: namePlaces(inc, document),
      dec: namePlaces(dec, document),
      diffMatchPatch: namePlaces(diffMatchPatch, document),
      ...(insert && { insert }),
    }),
  ];
};
