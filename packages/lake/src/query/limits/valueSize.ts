import { LakeError } from '../../errors.ts';

/**
 * Elements of an array, or characters of a text. Ten steps that each double a value make it a thousand times larger,
 * and a failed large allocation ends the whole process, not only the query's thread.
 */
const maxSize = 4_000_000;

/** Call it before the value is created. @throws LakeError 400 if a value of this size is too large. */
export const checkSize = (size: number): void => {
  if (size <= maxSize) return;
  throw new LakeError(
    400,
    `The query creates an array or text larger than ${maxSize} elements or characters. Ask for less.`,
    { type: 'queryTooLargeError' },
  );
};

/** Collects elements into an array. @throws LakeError as `checkSize` */
export const toBoundedArray = (elements: Iterable<unknown>): unknown[] => {
  const array: unknown[] = [];
  for (const element of elements) checkSize(array.push(element));
  return array;
};

/** Joins texts. @throws LakeError as `checkSize` */
export const joinBounded = (texts: string[], separator: string): string => {
  checkSize(texts.reduce((size, { length }) => size + length + separator.length, 0));
  return texts.join(separator);
};
