import { joined } from '../../limits/valueSize.ts';
import { isObject } from '../../values/values.ts';
import { costOf, deepSizeOf } from '../cost.ts';
import type { Namespace } from './FunctionCompiler.ts';
import { ofValues } from './ofValues.ts';

/** The text of one block, null for what is no block of text. */
const blockText = (block: unknown): string | null => {
  if (!isObject(block) || typeof block._type !== 'string' || !Array.isArray(block.children)) return null;
  const texts = block.children.map((child) =>
    isObject(child) && child._type === 'span' && typeof child.text === 'string' ? child.text : '',
  );
  return joined(texts, '');
};

/** The texts of all blocks of an array, also of arrays in it. */
const blockTexts = (array: unknown[]): string[] =>
  array.flatMap((element) => (Array.isArray(element) ? blockTexts(element) : (blockText(element) ?? [])));

/** Portable Text as plain text, blocks parted by an empty line. */
export const toPlainText = (value: unknown): string | null => {
  if (!Array.isArray(value)) return blockText(value);
  const texts = blockTexts(value);
  return texts.length > 0 ? joined(texts, '\n\n') : null;
};

export const portableText: Namespace = {
  text: ofValues(toPlainText, (value) => costOf(deepSizeOf(value))),
};
