import { isObject } from '../../../isObject.ts';
import { plainLine } from '../plainTitle.ts';

export type SanityDocument = { _id: string; _type: string; [field: string]: unknown };
export type Block = { _type: string; [field: string]: unknown };

/** True for Portable Text: a list with a paragraph in it. */
export const isBlocks = (value: unknown): value is Block[] =>
  Array.isArray(value) && value.some((one) => isObject(one) && one._type === 'block');

/** A text, or the words of Portable Text, as one line. */
export const wordsOf = (value: unknown): string => {
  if (typeof value === 'string') return plainLine(value);
  if (!isBlocks(value)) return '';
  const spans = value.flatMap(({ children }) => [
    ...(Array.isArray(children) ? children : []),
    { text: ' ' },
  ]);
  return plainLine(
    spans.map((span: unknown) => (isObject(span) && typeof span.text === 'string' ? span.text : '')).join(''),
  );
};

/** The file of a picture: `images/….jpg` in an export, or `….jpg` by the id of its asset. Null if it is none. */
export const addressOfAsset = (value: unknown): string | null => {
  if (!isObject(value)) return null;
  if (typeof value._sanityAsset === 'string')
    return value._sanityAsset.startsWith('image@')
      ? value._sanityAsset.replace(/^image@(?:file:\/\/(?:\.\/)?)?/, '')
      : null;
  const reference = isObject(value.asset) ? value.asset._ref : null;
  const [, name, ending] = /^image-(.+)-(\w+)$/.exec(typeof reference === 'string' ? reference : '') ?? [];
  return name && ending ? `${name}.${ending}` : null;
};

/** The file of a field: `files/….mp4` in an export, or `….mp4` by the id of its asset. Null if it has none. */
export const fileOfAsset = (value: unknown): string | null => {
  if (!isObject(value)) return null;
  const named = /^file@(?:file:\/\/(?:\.\/)?)?(.+)$/.exec(String(value._sanityAsset ?? ''))?.[1];
  if (named) return named;
  const reference = isObject(value.asset) ? value.asset._ref : null;
  const [, name, ending] = /^file-(.+)-(\w+)$/.exec(typeof reference === 'string' ? reference : '') ?? [];
  return name && ending ? `${name}.${ending}` : null;
};

/** The first text of these fields, or none. */
export const stringIn = (value: Block, ...fields: string[]): string =>
  fields.map((name) => value[name]).find((one): one is string => typeof one === 'string') ?? '';
