import type { FormBlocks } from '../bodyForm/FormBlocks.ts';

/**
 * Takes a picture that was not uploaded out of the text, also when undo or redo brings it back. One that has words or another
 * picture meanwhile stays.
 */
export const removeEmptyPicture = (blocks: FormBlocks, key: string, remove: () => void): void =>
  blocks.wheneverThere(key, (block) => {
    const isEmpty = Object.keys(block).every((field) => field.startsWith('_'));
    if (isEmpty) remove();
  });
