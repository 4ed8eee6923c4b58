import type { PatchOperations } from './mutation.ts';

/** A quoted text, in which brackets mean nothing, or `[*]`, also written `[]`. */
const quotedOrWhole = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\[\s*\*?\s*\]/g;

const wholeList = (path: string): string =>
  path.replaceAll(quotedOrWhole, (found) => (found.startsWith('[') ? '[0:]' : found));

const inKeys = <Value>(paths: Record<string, Value>): Record<string, Value> =>
  Object.fromEntries(Object.entries(paths).map(([path, value]) => [wholeList(path), value]));

const inInsert = (insert: NonNullable<PatchOperations['insert']>): PatchOperations['insert'] => {
  if ('before' in insert) return { ...insert, before: wholeList(insert.before) };
  if ('after' in insert) return { ...insert, after: wholeList(insert.after) };
  return { ...insert, replace: wholeList(insert.replace) };
};

/**
 * Writes `[*]`, each element of a list, as the range `[0:]`: the mutator, here and in every Studio that listens,
 * knows only that.
 *
 * @see https://www.sanity.io/docs/content-lake/json-match
 */
export const withWholeLists = (operations: PatchOperations): PatchOperations => {
  const { set, setIfMissing, unset, inc, dec, diffMatchPatch, insert } = operations;
  return {
    ...(set && { set: inKeys(set) }),
    ...(setIfMissing && { setIfMissing: inKeys(setIfMissing) }),
    ...(unset && { unset: unset.map(wholeList) }),
    ...(inc && { inc: inKeys(inc) }),
    ...(dec && { dec: inKeys(dec) }),
    ...(diffMatchPatch && { diffMatchPatch: inKeys(diffMatchPatch) }),
    ...(insert && { insert: inInsert(insert) }),
  };
};
