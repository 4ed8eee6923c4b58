import { isDeepStrictEqual } from 'node:util';

/**
 * A Mendoza patch: a flat list of operation codes and their operands, as the npm package `mendoza` applies them.
 *
 * @see https://github.com/sanity-io/mendoza
 */
export type MendozaPatch = unknown[];

/** The operation codes that the lake writes. */
const op = {
  value: 0,
  pushFieldCopy: 10,
  pushFieldBlank: 11,
  pushElementCopy: 12,
  pushElementBlank: 13,
  returnIntoObjectSameKeyPop: 15,
  returnIntoArrayPop: 16,
  objectSetFieldValue: 17,
  objectDeleteField: 19,
  arrayAppendValue: 20,
  arrayAppendSlice: 21,
  stringAppendString: 22,
  stringAppendSlice: 23,
} as const;

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Computes the patch from one JSON value to another; null stands for a missing document. Objects are patched by field.
 * Arrays reuse their unchanged elements, which are matched by `_key` or else by equality. Strings keep their common
 * prefix and suffix.
 */
export const mendozaPatch = (before: unknown, after: unknown): MendozaPatch => {
  if (isDeepStrictEqual(before, after)) return [];
  return isFields(before) && isFields(after) ? objectPatch(before, after) : [op.value, after];
};

/** A field number is the index of the field in the sorted keys of the old object. */
const objectPatch = (before: Fields, after: Fields): MendozaPatch => {
  const patch: MendozaPatch = [];
  for (const [field, key] of Object.keys(before).sort().entries()) {
    if (!Object.hasOwn(after, key)) {
      patch.push(op.objectDeleteField, field);
      continue;
    }
    const [from, to] = [before[key], after[key]];
    if (isDeepStrictEqual(from, to)) continue;
    const nested = nestedPatch(from, to);
    if (!nested) patch.push(op.objectSetFieldValue, to, key);
    else
      append(patch, [nested.isCopy ? op.pushFieldCopy : op.pushFieldBlank, field], nested.patch, [
        op.returnIntoObjectSameKeyPop,
      ]);
  }
  for (const key of Object.keys(after)) {
    if (!Object.hasOwn(before, key)) patch.push(op.objectSetFieldValue, after[key], key);
  }
  return patch;
};

const append = (patch: MendozaPatch, ...parts: MendozaPatch[]): void => {
  for (const part of parts) for (const entry of part) patch.push(entry);
};

/** The patch of a nested value; null if the new value has to be written whole, such as an empty array or string. */
const nestedPatch = (from: unknown, to: unknown): { isCopy: boolean; patch: MendozaPatch } | null => {
  if (isFields(from) && isFields(to)) return { isCopy: true, patch: objectPatch(from, to) };
  if (Array.isArray(from) && Array.isArray(to) && to.length > 0)
    return { isCopy: false, patch: arrayPatch(from, to) };
  if (typeof from === 'string' && typeof to === 'string') {
    const patch = stringPatch(from, to);
    return patch && { isCopy: false, patch };
  }
  return null;
};

const arrayPatch = (before: unknown[], after: unknown[]): MendozaPatch => {
  const patch: MendozaPatch = [];
  const findOldIndex = oldIndexFinder(before);
  let slice: [start: number, end: number] | null = null;
  const endSlice = (): void => {
    if (slice) patch.push(op.arrayAppendSlice, ...slice);
    slice = null;
  };
  for (const [index, to] of after.entries()) {
    const oldIndex = findOldIndex(to, index);
    if (oldIndex !== null && isDeepStrictEqual(before[oldIndex], to)) {
      if (slice?.[1] === oldIndex) slice[1] = oldIndex + 1;
      else {
        endSlice();
        slice = [oldIndex, oldIndex + 1];
      }
      continue;
    }
    endSlice();
    const nested = oldIndex === null ? null : nestedPatch(before[oldIndex], to);
    if (!nested) patch.push(op.arrayAppendValue, to);
    else
      append(patch, [nested.isCopy ? op.pushElementCopy : op.pushElementBlank, oldIndex], nested.patch, [
        op.returnIntoArrayPop,
      ]);
  }
  endSlice();
  return patch;
};

const keyOf = (value: unknown): string | null =>
  isFields(value) && typeof value._key === 'string' ? value._key : null;

/** Finds the old index of an element: by `_key` if it has one, else by content, else by its current index. */
const oldIndexFinder = (before: unknown[]): ((value: unknown, index: number) => number | null) => {
  const byKey = new Map<string, number>();
  const byContent = new Map<string, number>();
  for (const [index, value] of before.entries()) {
    const key = keyOf(value);
    if (key !== null) byKey.set(key, index);
    else byContent.set(JSON.stringify(value), index);
  }
  return (value, index) => {
    const key = keyOf(value);
    if (key !== null) return byKey.get(key) ?? null;
    if (isDeepStrictEqual(before[index], value)) return index;
    return byContent.get(JSON.stringify(value)) ?? (index < before.length ? index : null);
  };
};

/** In UTF-16 units. A patch of a shorter string is no shorter than the string. */
const minPatchedLength = 16;

/**
 * The patch of a string: common prefix, new middle, common suffix. Offsets are in bytes of UTF-8. At most one slice
 * begins after the start, and it extends to the end, because existing implementations apply other slices wrongly after
 * characters of several bytes.
 */
const stringPatch = (from: string, to: string): MendozaPatch | null => {
  if (to.length < minPatchedLength || from.length < minPatchedLength) return null;
  const start = commonStart(from, to);
  const end = commonEnd(from, to, start);
  if (start === 0 && end === 0) return null;
  const patch: MendozaPatch = [];
  const middle = to.slice(start, to.length - end);
  if (start > 0) patch.push(op.stringAppendSlice, 0, Buffer.byteLength(from.slice(0, start)));
  if (middle !== '') patch.push(op.stringAppendString, middle);
  if (end > 0) {
    const size = Buffer.byteLength(from);
    patch.push(op.stringAppendSlice, size - Buffer.byteLength(from.slice(from.length - end)), size);
  }
  return patch;
};

const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/** The length of the common prefix in UTF-16 units. It never splits a surrogate pair. */
const commonStart = (a: string, b: string): number => {
  const maxLength = Math.min(a.length, b.length);
  let length = 0;
  while (length < maxLength && a.charCodeAt(length) === b.charCodeAt(length)) length++;
  return length > 0 && isHighSurrogate(a.charCodeAt(length - 1)) ? length - 1 : length;
};

/** The length of the common suffix after the prefix, in UTF-16 units. It never splits a surrogate pair. */
const commonEnd = (a: string, b: string, start: number): number => {
  const maxLength = Math.min(a.length, b.length) - start;
  let length = 0;
  while (length < maxLength && a.charCodeAt(a.length - 1 - length) === b.charCodeAt(b.length - 1 - length))
    length++;
  return length > 0 && isLowSurrogate(a.charCodeAt(a.length - length)) ? length - 1 : length;
};
