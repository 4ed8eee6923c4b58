import type { Scanner } from './Scanner.ts';

/** Reads `..` or `...`: whether the end belongs to the range, null where neither stands. */
export const readDots = (scanner: Scanner): boolean | null => {
  if (scanner.take('...')) return false;
  return scanner.take('..') ? true : null;
};
