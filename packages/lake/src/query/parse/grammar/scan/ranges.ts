import type { Scanner } from './Scanner.ts';

/** Reads `..` or `...`. Returns whether the range includes its end; null if neither follows. */
export const readDots = (scanner: Scanner): boolean | null => {
  if (scanner.take('...')) return false;
  return scanner.take('..') ? true : null;
};
