import type { Path, PathSegment } from 'sanity';

export type ChangedText = { path: Path; was: string; text: string };

/** The texts that two states of a value have both, and that differ. What is the same object in both is not looked into. */
export const changedTexts = (before: unknown, after: unknown, path: Path = []): ChangedText[] => {
  if (before === after) return [];
  if (typeof before === 'string' && typeof after === 'string') return [{ path, was: before, text: after }];
  if (Array.isArray(before) && Array.isArray(after)) return changedItems(before, after, path);
  if (!isObject(before) || !isObject(after)) return [];
  return Object.entries(after)
    .filter(([name]) => !name.startsWith('_'))
    .flatMap(([name, value]) => changedTexts(before[name], value, [...path, name]));
};

const changedItems = (before: unknown[], after: unknown[], path: Path): ChangedText[] => {
  const known = new Map(before.map((item, index) => [keyOf(item) ?? index, item]));
  // A text without a key is only the same one if none came or went.
  const isSameLength = before.length === after.length;
  return after.flatMap((item, index) => {
    const key = keyOf(item);
    if (key === null && !isSameLength) return [];
    const segment: PathSegment = key === null ? index : { _key: key };
    return changedTexts(known.get(key ?? index), item, [...path, segment]);
  });
};

const keyOf = (item: unknown): string | null =>
  isObject(item) && typeof item._key === 'string' ? item._key : null;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Text of a paragraph of the body. Its editor has it before the form. */
export const isTextOfBody = ({ path }: ChangedText): boolean => path.length === 5 && path[2] === 'children';
