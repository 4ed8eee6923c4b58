import { joinBounded } from '../../limits/valueSize.ts';
import { isObject } from '../../values/values.ts';
import { costOf, deepSizeOf } from '../cost.ts';
import type { Namespace } from './define/FunctionCompiler.ts';
import { ofValues } from './define/ofValues.ts';

/** The text of a block; null if the value is not a block with children. */
const blockText = (block: unknown): string | null => {
  if (!isObject(block) || typeof block._type !== 'string' || !Array.isArray(block.children)) return null;
  const texts = block.children.map((child) =>
    isObject(child) && child._type === 'span' && typeof child.text === 'string' ? child.text : '',
  );
  return joinBounded(texts, '');
};

/** The texts of all blocks of an array and of its nested arrays. */
const blockTexts = (array: unknown[]): string[] =>
  array.flatMap((element) => (Array.isArray(element) ? blockTexts(element) : (blockText(element) ?? [])));

/** Portable Text as plain text, with an empty line between blocks; null if there is no block. */
export const toPlainText = (value: unknown): string | null => {
  if (!Array.isArray(value)) return blockText(value);
  const texts = blockTexts(value);
  return texts.length > 0 ? joinBounded(texts, '\n\n') : null;
};

export const portableText: Namespace = {
  text: ofValues(toPlainText, (value) => costOf(deepSizeOf(value))),
};
