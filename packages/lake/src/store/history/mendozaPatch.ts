import { isDeepStrictEqual } from 'node:util';

/**
 * A Mendoza patch: a flat list of operation codes and their operands, as the npm package `mendoza` applies them.
 *
 * @see https://github.com/sanity-io/mendoza
 */
export type MendozaPatch = unknown[];

/** The operations we write, by their number in the format. */
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
 * The patch that turns one JSON value into another; null stands for a document that is not there. Objects are
 * patched field by field, arrays reuse the elements that stayed (found by `_key`, else by equality), strings
 * keep their common beginning and end.
 */
export const mendozaPatch = (before: unknown, after: unknown): MendozaPatch => {
  if (isDeepStrictEqual(before, after)) return [];
  return isFields(before) && isFields(after) ? objectPatch(before, after) : [op.value, after];
};

/** The field numbers are places in the sorted keys of the object as it was. */
const objectPatch = (before: Fields, after: Fields): MendozaPatch => {
  const patch: MendozaPatch = [];
  for (const [place, key] of Object.keys(before).sort().entries()) {
    if (!Object.hasOwn(after, key)) {
      patch.push(op.objectDeleteField, place);
      continue;
    }
    const [from, to] = [before[key], after[key]];
    if (isDeepStrictEqual(from, to)) continue;
    const nested = nestedPatch(from, to);
    if (!nested) patch.push(op.objectSetFieldValue, to, key);
    else
      append(patch, [nested.isCopy ? op.pushFieldCopy : op.pushFieldBlank, place], nested.patch, [
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

/** Null where writing the whole value is all that can be done: an empty array or string cannot be built up. */
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
  const findPlace = placesOf(before);
  let slice: [start: number, end: number] | null = null;
  const endSlice = (): void => {
    if (slice) patch.push(op.arrayAppendSlice, ...slice);
    slice = null;
  };
  for (const [index, to] of after.entries()) {
    const place = findPlace(to, index);
    if (place !== null && isDeepStrictEqual(before[place], to)) {
      if (slice?.[1] === place) slice[1] = place + 1;
      else {
        endSlice();
        slice = [place, place + 1];
      }
      continue;
    }
    endSlice();
    const nested = place === null ? null : nestedPatch(before[place], to);
    if (!nested) patch.push(op.arrayAppendValue, to);
    else
      append(patch, [nested.isCopy ? op.pushElementCopy : op.pushElementBlank, place], nested.patch, [
        op.returnIntoArrayPop,
      ]);
  }
  endSlice();
  return patch;
};

const keyOf = (value: unknown): string | null =>
  isFields(value) && typeof value._key === 'string' ? value._key : null;

/** Where an element was before: by its `_key`; one without a key by its own content, else by its index. */
const placesOf = (before: unknown[]): ((value: unknown, index: number) => number | null) => {
  const byKey = new Map<string, number>();
  const byContent = new Map<string, number>();
  for (const [place, value] of before.entries()) {
    const key = keyOf(value);
    if (key !== null) byKey.set(key, place);
    else byContent.set(JSON.stringify(value), place);
  }
  return (value, index) => {
    const key = keyOf(value);
    if (key !== null) return byKey.get(key) ?? null;
    if (isDeepStrictEqual(before[index], value)) return index;
    return byContent.get(JSON.stringify(value)) ?? (index < before.length ? index : null);
  };
};

/** Shorter strings are cheaper written whole. */
const minStringLength = 16;

/**
 * Common beginning, new middle, common end; offsets count bytes of UTF-8. At most one slice begins past the
 * start, and it runs to the end: appliers in use resolve any other wrongly after a character of several bytes.
 */
const stringPatch = (from: string, to: string): MendozaPatch | null => {
  if (to.length < minStringLength || from.length < minStringLength) return null;
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

/** In UTF-16 units, never between the halves of a character. */
const commonStart = (a: string, b: string): number => {
  const limit = Math.min(a.length, b.length);
  let length = 0;
  while (length < limit && a.charCodeAt(length) === b.charCodeAt(length)) length++;
  return length > 0 && isHighSurrogate(a.charCodeAt(length - 1)) ? length - 1 : length;
};

const commonEnd = (a: string, b: string, start: number): number => {
  const limit = Math.min(a.length, b.length) - start;
  let length = 0;
  while (length < limit && a.charCodeAt(a.length - 1 - length) === b.charCodeAt(b.length - 1 - length))
    length++;
  return length > 0 && isLowSurrogate(a.charCodeAt(a.length - length)) ? length - 1 : length;
};
