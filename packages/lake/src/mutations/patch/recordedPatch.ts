import type { PatchOperations } from '../mutation.ts';
import type { ParsedPatch } from './applyPatch.ts';
import type { PatchPath, Segment, Term } from './parsePath.ts';

/** More paths are recorded by their result. */
const maxRecordedPaths = 100;

/**
 * A patch as listeners and history show it. Studio applies it with `@sanity/mutator`, which takes quadratic time for
 * ranges and recursive paths, and changes some places more than once. A patch with such paths, or with many, is recorded
 * as the attributes of the document that it changed.
 */
export const recordedPatch = (patch: ParsedPatch, before: object, after: object): PatchOperations => {
  const paths = pathsOf(patch);
  return paths.length <= maxRecordedPaths && paths.every(isPlain)
    ? asWritten(patch)
    : changedAttributes(before as Fields, after as Fields);
};

const pathsOf = ({
  set,
  setIfMissing,
  unset,
  diffMatchPatch,
  inc,
  dec,
  insert,
}: ParsedPatch): PatchPath[] => [
  ...[...set, ...setIfMissing, ...diffMatchPatch, ...inc, ...dec].map(([path]) => path),
  ...unset,
  ...(insert ? [insert.path] : []),
];

const isPlain = ({ segments }: PatchPath): boolean =>
  segments.every((segment, index) => isPlainSegment(segment, segments[index - 1]));

/** A filter or position after an attribute selects from an array, and at most one term of it. */
const isPlainSegment = (segment: Segment, previous: Segment | undefined): boolean => {
  if (segment.isRecursive) return false;
  if (segment.kind === 'attribute') return true;
  const [term, ...others] = segment.terms;
  return term !== undefined && others.length === 0 && previous?.kind === 'attribute' && isPlainTerm(term);
};

const isPlainTerm = (term: Term): boolean =>
  term.kind === 'index' || (term.kind === 'filter' && term.operator !== '?' && term.names.length === 1);

const asWritten = ({ insert, unset, ...patch }: ParsedPatch): PatchOperations => ({
  ...(patch.setIfMissing.length > 0 && { setIfMissing: texts(patch.setIfMissing) }),
  ...(patch.set.length > 0 && { set: texts(patch.set) }),
  ...(unset.length > 0 && { unset: unset.map(({ text }) => text) }),
  ...(patch.diffMatchPatch.length > 0 && { diffMatchPatch: texts(patch.diffMatchPatch) }),
  ...(patch.inc.length > 0 && { inc: texts(patch.inc) }),
  ...(patch.dec.length > 0 && { dec: texts(patch.dec) }),
  ...(insert && { insert: insertAsWritten(insert) }),
});

const texts = <Value>(values: [PatchPath, Value][]): Record<string, Value> =>
  Object.fromEntries(values.map(([{ text }, value]) => [text, value]));

const insertAsWritten = ({ position, path, items }: NonNullable<ParsedPatch['insert']>) => {
  if (position === 'before') return { before: path.text, items };
  return position === 'after' ? { after: path.text, items } : { replace: path.text, items };
};

type Fields = Record<string, unknown>;

const changedAttributes = (before: Fields, after: Fields): PatchOperations => {
  const set = Object.entries(after).filter(([name, value]) => value !== before[name]);
  const unset = Object.keys(before).filter((name) => !Object.hasOwn(after, name));
  return {
    ...(set.length > 0 && { set: Object.fromEntries(set.map(([name, value]) => [pathOf(name), value])) }),
    ...(unset.length > 0 && { unset: unset.map(pathOf) }),
  };
};

const pathOf = (name: string): string =>
  /^[A-Za-z_]\w*$/.test(name) ? name : `'${name.replaceAll(/[\\']/g, '\\$&')}'`;
