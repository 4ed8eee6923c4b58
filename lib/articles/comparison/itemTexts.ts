import { type Crop, cropOf } from '../../images/crop.ts';
import { isObject } from '../../isObject.ts';
import type { NameOf, ShownPicture } from './StoryComparison.ts';

type Fields = Record<string, unknown>;

/** A field of an item as text. `picture` is set for the picture itself. */
export type ItemText = { label: string; text: string; picture: ShownPicture | null };

const labels: Record<string, string> = {
  alt: 'Alternative text',
  attribution: 'Who said it',
  cells: 'Cells',
  headerless: 'Without a header row',
  href: 'Address',
  listItem: 'List',
  noByline: 'Without a byline',
  partners: 'Reported jointly with',
  sourceNote: 'Source',
  url: 'Address',
};

/** `bodyText` becomes `Body text`. */
const labelOf = (name: string): string =>
  Object.hasOwn(labels, name)
    ? (labels[name] ?? name)
    : `${name.charAt(0).toUpperCase()}${name.slice(1).replace(/[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`)}`;

const styles: Record<string, string> = { h2: 'Heading', h3: 'Subheading', blockquote: 'Quote' };

const listIn = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const wordsIn = (value: unknown): string => (typeof value === 'string' ? value : '');

export const referenceIn = (value: unknown): string | null =>
  isObject(value) && typeof value._ref === 'string' ? value._ref : null;

/** `Link to https://example.org`, `Source 1, A report`. */
const nameOfMark = (definition: Fields): string => {
  const label = labelOf(wordsIn(definition._type));
  if (definition._type === 'sourceNote')
    return `${label} ${wordsIn(definition.source) || 'that is not in the list'}`;
  return `${label} to ${wordsIn(definition.href) || describe(definition, () => null)}`;
};

/** The words of a block with each mark, such as `Link to https://example.org: “the report”`. */
const marksOf = ({ children, markDefs }: Fields): string => {
  const definitions = new Map(
    listIn(markDefs)
      .filter(isObject)
      .map((definition) => [definition._key, definition]),
  );
  const lines = listIn(children)
    .filter(isObject)
    .flatMap((span) =>
      listIn(span.marks).map((mark) => {
        const definition = definitions.get(mark);
        const name = definition ? nameOfMark(definition) : labelOf(String(mark));
        return { name, words: wordsIn(span.text) };
      }),
    );
  return lines.map(({ name, words }) => `${name}: “${words}”`).join('\n');
};

const blockTexts = (block: Fields): ItemText[] => {
  const { _type, _key, children, markDefs, style, listItem, level, ...rest } = block;
  const words = listIn(children)
    .filter(isObject)
    .map(({ text }) => wordsIn(text))
    .join('');
  const shape = [
    Object.hasOwn(styles, wordsIn(style)) ? styles[wordsIn(style)] : wordsIn(style) === 'normal' ? '' : style,
    listItem && `List (${listItem}${typeof level === 'number' && level > 1 ? `, level ${level}` : ''})`,
  ];
  return [
    { label: '', text: words, picture: null },
    { label: 'Style', text: shape.filter(Boolean).join(', '), picture: null },
    { label: 'Links and emphasis', text: marksOf(block), picture: null },
    ...fieldTexts(rest, () => null),
  ];
};

const hiddenNames = new Set(['_type', '_key', '_weak', '_strengthenOnPublish', '_upload', 'hotspot', 'crop']);

/** Any value as lines of text. */
const describe = (value: unknown, nameOf: NameOf): string => {
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 'Yes' : '';
  if (Array.isArray(value)) {
    const isRow = value.every((cell) => typeof cell === 'string');
    return value
      .map((item) => describe(item, nameOf))
      .filter((line) => isRow || line !== '')
      .join(isRow ? ' | ' : '\n');
  }
  if (!isObject(value)) return '';
  const reference = referenceIn(value);
  if (reference) return nameOf(reference) ?? reference;
  if (value._type === 'block')
    return blockTexts(value)
      .map(({ text }) => text)
      .filter(Boolean)
      .join('\n');
  const texts = fieldTexts(value, nameOf).filter(({ text }) => text !== '');
  return texts.map(({ label, text }) => (texts.length > 1 ? `${label}: ${text}` : text)).join('\n');
};

const fieldTexts = (fields: Fields, nameOf: NameOf): ItemText[] =>
  Object.keys(fields)
    .filter((name) => !hiddenNames.has(name))
    .flatMap((name) => {
      const text = describe(fields[name], nameOf);
      const asset = name === 'asset' ? referenceIn(fields[name]) : null;
      if (asset === null) return [{ label: labelOf(name), text, picture: null }];
      const crop = cropOf(fields);
      return [
        { label: 'Picture', text, picture: { asset, crop } },
        { label: 'Cropped', text: cropText(crop), picture: null },
      ];
    });

/** Such as `30 % off the left`. */
const cropText = (crop: Crop): string =>
  Object.entries(crop)
    .filter(([, fraction]) => fraction > 0)
    .map(([side, fraction]) => `${Math.round(fraction * 100)} % off the ${side}`)
    .join(', ');

/**
 * The texts of an item of a story, such as a paragraph, a picture or a contact. A paragraph has its words, its style
 * and its marks; any other object one text for each field.
 */
export const itemTexts = (item: unknown, nameOf: NameOf): ItemText[] => {
  if (!isObject(item)) return [{ label: '', text: describe(item, nameOf), picture: null }];
  if (item._type === 'block') return blockTexts(item);
  const reference = referenceIn(item);
  if (reference) return [{ label: '', text: nameOf(reference) ?? reference, picture: null }];
  return fieldTexts(item, nameOf);
};
