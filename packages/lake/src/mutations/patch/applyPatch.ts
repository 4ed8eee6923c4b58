import { applyPatches, parsePatch } from '@sanity/diff-match-patch';
import type { PatchOperations } from '../mutation.ts';
import { invalid } from '../mutationErrors.ts';
import { Place } from './Place.ts';
import { type PatchPath, parsePath, type Segment } from './parsePath.ts';
import { placesOf, reachedBy, selectPlaces } from './selectPlaces.ts';
import type { WorkBudget } from './WorkBudget.ts';

export type ParsedPatch = {
  setIfMissing: [PatchPath, unknown][];
  set: [PatchPath, unknown][];
  unset: PatchPath[];
  diffMatchPatch: [PatchPath, string][];
  inc: [PatchPath, number][];
  dec: [PatchPath, number][];
  insert: { position: 'before' | 'after' | 'replace'; path: PatchPath; items: unknown[] } | null;
};

/** @throws LakeError 400 for a malformed path. */
export const parsePatchPaths = (operations: PatchOperations): ParsedPatch => {
  const { setIfMissing, set, unset, diffMatchPatch, inc, dec, insert } = operations;
  return {
    setIfMissing: withPaths(setIfMissing),
    set: withPaths(set),
    unset: (unset ?? []).map(parsePath),
    diffMatchPatch: withPaths(diffMatchPatch),
    inc: withPaths(inc),
    dec: withPaths(dec),
    insert: insert ? parseInsert(insert) : null,
  };
};

const withPaths = <Value>(values: Record<string, Value> = {}): [PatchPath, Value][] =>
  Object.entries(values).map(([path, value]) => [parsePath(path), value]);

const parseInsert = (insert: NonNullable<PatchOperations['insert']>): ParsedPatch['insert'] => {
  const { items } = insert;
  if ('before' in insert) return { position: 'before', path: parsePath(insert.before), items };
  if ('after' in insert) return { position: 'after', path: parsePath(insert.after), items };
  return { position: 'replace', path: parsePath(insert.replace), items };
};

/**
 * The document after a patch. The operations have the order and the semantics of `@sanity/mutator`, in time that is
 * linear in the document for each path; each place changes once. The given document stays as it is.
 *
 * @throws LakeError 400 if the target of `inc` or `dec` is not a number, or if the budget is used up.
 */
export const applyPatch = <Document extends object>(
  document: Document,
  patch: ParsedPatch,
  budget: WorkBudget,
): Document => {
  const root = Place.ofDocument(document, budget);
  for (const [path, value] of patch.setIfMissing) setIfMissing(root, path, value);
  for (const [path, value] of patch.set) set(root, path, value);
  for (const paths of removedTogether(patch.unset)) unset(root, paths);
  for (const [path, diff] of patch.diffMatchPatch) edit(root, path, diff, budget);
  for (const [path, delta] of patch.inc) count(root, path, delta);
  for (const [path, delta] of patch.dec) count(root, path, -delta);
  if (patch.insert) insertAt(root, patch.insert);
  return root.value as Document;
};

const depthOf = ({ parent }: Place): number => (parent ? depthOf(parent) + 1 : 0);

/** The deepest first: what stands around them changes last. */
const deepestFirst = (places: Iterable<Place>): Place[] =>
  Array.from(places, (place) => ({ place, depth: depthOf(place) }))
    .sort((left, right) => right.depth - left.depth)
    .map(({ place }) => place);

const existing = (root: Place, { segments }: PatchPath): Place[] =>
  deepestFirst(selectPlaces([root], segments, { creates: false })).filter(({ exists }) => exists);

const setIfMissing = (root: Place, { segments }: PatchPath, value: unknown): void => {
  for (const place of selectPlaces([root], segments, { creates: true })) {
    const { parent, key } = place;
    if (!parent || parent.isArray || typeof key === 'number') continue;
    parent.ensureObject();
    if (!place.exists) place.write(value);
  }
};

const set = (root: Place, { segments }: PatchPath, value: unknown): void => {
  for (const place of deepestFirst(selectPlaces([root], segments, { creates: true }))) {
    const { parent, key } = place;
    if (typeof key === 'string') parent?.ensureObject();
    // An array grows by one at most.
    else if (!parent || key < 0 || key > parent.length) continue;
    place.write(value);
  }
};

const byParent = (places: Iterable<Place>): Map<Place, Set<string | number>> => {
  const groups = new Map<Place, Set<string | number>>();
  for (const { parent, key } of places) {
    if (!parent) throw invalid('A patch cannot remove the document itself');
    const keys = groups.get(parent);
    if (keys) keys.add(key);
    else groups.set(parent, new Set([key]));
  }
  return groups;
};

/** A filter removes elements of an array. An object that passes it itself stays, as in Studio. */
const removable = (root: Place, path: PatchPath): Place[] => {
  const last = path.segments.at(-1);
  const isFilter = last?.kind === 'union' && last.terms.some(({ kind }) => kind === 'filter');
  return existing(root, path).filter(({ parent }) => !isFilter || parent?.isArray);
};

const unset = (root: Place, paths: PatchPath[]): void => {
  const places = deepestFirst(new Set(paths.flatMap((path) => removable(root, path))));
  for (const [parent, keys] of byParent(places)) parent.remove(keys);
};

/** Runs of paths that name elements of one array by their keys: they are removed in one pass. */
const removedTogether = (paths: PatchPath[]): PatchPath[][] => {
  const runs: PatchPath[][] = [];
  let last: string | null = null;
  for (const path of paths) {
    const list = listOf(path.segments);
    const run = runs.at(-1);
    if (run && list !== null && list === last) run.push(path);
    else runs.push([path]);
    last = list;
  }
  return runs;
};

/** The attributes that lead to the array of which a path names elements by their key; null for other paths. */
const listOf = (segments: Segment[]): string | null => {
  const last = segments.at(-1);
  const isByKey =
    last?.kind === 'union' &&
    !last.isRecursive &&
    last.terms.every((term) => term.kind === 'filter' && term.names.join() === '_key');
  const lead = segments.slice(0, -1);
  if (!isByKey || lead.some(({ kind, isRecursive }) => kind !== 'attribute' || isRecursive)) return null;
  return JSON.stringify(lead);
};

/** A hunk that does not match at its position is searched around it. */
const stepsPerHunk = 1_000;

const edit = (root: Place, path: PatchPath, diff: string, budget: WorkBudget): void => {
  budget.spend(Math.ceil(diff.length / 8));
  const hunks = parsePatch(diff);
  for (const place of selectPlaces([root], path.segments, { creates: false })) {
    if (!place.exists && place.parent?.isObject)
      throw invalid(`Cannot apply a diff to "${path.text}": there is no text`);
    if (typeof place.value !== 'string') continue;
    budget.spend(hunks.length * (stepsPerHunk + Math.ceil(place.value.length / 64)));
    const [edited] = applyPatches(hunks, place.value, { allowExceedingIndices: true });
    place.write(edited);
  }
};

const count = (root: Place, path: PatchPath, delta: number): void => {
  const places = existing(root, path);
  if (places.length === 0) throw notCounted(path);
  for (const place of places) {
    if (typeof place.value !== 'number') throw notCounted(path);
    place.write(place.value + delta);
  }
};

const notCounted = ({ text }: PatchPath): Error =>
  invalid(`Cannot increment or decrement "${text}": it is not a number`);

const insertAt = (root: Place, { position, path, items }: NonNullable<ParsedPatch['insert']>): void => {
  const lead = path.segments.slice(0, -1);
  const last = path.segments.at(-1);
  if (last?.kind !== 'union') return;
  const holders = selectPlaces([root], lead, { creates: false });
  const positions = new Map<Place, Set<number>>();
  for (const holder of reachedBy(holders, last)) {
    if (!holder.isArray) continue;
    const matched = last.terms.flatMap((term) => placesOf(holder, term, { creates: false }));
    const own = matched.filter(({ parent }) => parent === holder).map(({ key }) => Number(key));
    const isWholeOfNothing = holder.length === 0 && last.terms.some(({ kind }) => kind === 'range');
    if (own.length > 0 || isWholeOfNothing) positions.set(holder, new Set(own));
  }
  for (const holder of deepestFirst(positions.keys()))
    holder.replaceElements(
      withInserted(holder.value as unknown[], positions.get(holder) ?? new Set(), position, items),
    );
};

const withInserted = (
  elements: unknown[],
  matched: Set<number>,
  position: 'before' | 'after' | 'replace',
  items: unknown[],
): unknown[] => {
  const sorted = Array.from(matched).sort((left, right) => left - right);
  const at = position === 'after' ? (sorted.at(-1) ?? -1) + 1 : (sorted[0] ?? 0);
  const kept = position === 'replace' ? elements.filter((_element, index) => !matched.has(index)) : elements;
  return [...kept.slice(0, at), ...items, ...kept.slice(at)];
};
