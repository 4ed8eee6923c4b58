import { randomBytes } from 'node:crypto';
import type { PatchOperations } from './mutation.ts';

/** Six bytes are enough to be unique within one array. */
const newKey = (): string => randomBytes(6).toString('hex');

/** A copy in which each object in an array has a `_key`, for `autoGenerateArrayKeys`. */
export const withArrayKeys = <Value>(value: Value): Value => addKeys(value, false) as Value;

/** As `withArrayKeys`, for all values that a patch sets or inserts. */
export const withKeysInPatch = (operations: PatchOperations): PatchOperations => {
  const { set, setIfMissing, insert, ...rest } = operations;
  return {
    ...rest,
    ...(set && { set: withKeysAt(set) }),
    ...(setIfMissing && { setIfMissing: withKeysAt(setIfMissing) }),
    ...(insert && { insert: { ...insert, items: withArrayKeys(insert.items) } }),
  };
};

/** A value that is set at a position, such as `a[0]`, is itself an element. */
const withKeysAt = (paths: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(paths).map(([path, value]) => [path, addKeys(value, /\[\s*-?\d+\s*\]$/.test(path))]),
  );

const addKeys = (value: unknown, isElement: boolean): unknown => {
  if (Array.isArray(value)) return value.map((element) => addKeys(element, true));
  if (typeof value !== 'object' || value === null) return value;
  const copy = Object.fromEntries(Object.entries(value).map(([name, item]) => [name, addKeys(item, false)]));
  return isElement && typeof copy._key !== 'string' ? { _key: newKey(), ...copy } : copy;
};
