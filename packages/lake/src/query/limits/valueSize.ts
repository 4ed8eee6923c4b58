import { LakeError } from '../../errors.ts';

/**
 * Elements of an array, characters of a text. A few steps that each double a value make a thousandfold of it; and
 * memory that is asked for in one piece, and is not there, ends the whole process, not the query's thread alone.
 */
const maxSize = 4_000_000;

/** @throws LakeError 400 for more than one value may hold. To be asked before it is made. */
export const checkSize = (size: number): void => {
  if (size <= maxSize) return;
  throw new LakeError(400, 'The query makes a larger array or text than it may. Ask for less.', {
    type: 'queryTooLargeError',
  });
};

/** @throws LakeError as `checkSize` */
export const gathered = (elements: Iterable<unknown>): unknown[] => {
  const array: unknown[] = [];
  for (const element of elements) checkSize(array.push(element));
  return array;
};

/** @throws LakeError as `checkSize` */
export const joined = (texts: string[], separator: string): string => {
  checkSize(texts.reduce((size, { length }) => size + length + separator.length, 0));
  return texts.join(separator);
};
