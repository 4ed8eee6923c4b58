import { checkSize } from '../../limits/valueSize.ts';
import type { Namespace } from './define/FunctionCompiler.ts';
import { ofValues } from './define/ofValues.ts';

const split = (text: unknown, separator: unknown): string[] | null => {
  if (typeof text !== 'string' || typeof separator !== 'string') return null;
  if (text === '') return [];
  checkSize(text.length / Math.max(separator.length, 1));
  return separator === '' ? Array.from(text) : text.split(separator);
};

export const strings: Namespace = {
  lower: ofValues((text) => (typeof text === 'string' ? text.toLowerCase() : null)),
  upper: ofValues((text) => (typeof text === 'string' ? text.toUpperCase() : null)),
  split: ofValues(split),
  startsWith: ofValues((text, prefix) =>
    typeof text === 'string' && typeof prefix === 'string' ? text.startsWith(prefix) : null,
  ),
};
