import type { Block } from '../Block.ts';
import { maxListLevel } from '../TextWriter.ts';
import { findTypedItems, type TypedItem } from './findTypedItems.ts';

type Span = { _type: string; _key: string; text: string; marks: string[] };
type Line = { block: Block; spans: Span[] | null; item: TypedItem | null };

/**
 * Makes lists of paragraphs and lines that begin with a typed marker. Without such lists, the same blocks.
 *
 * @param newKey makes keys for the blocks that a paragraph is divided into.
 */
export const withTypedLists = (blocks: Block[], newKey: () => string): Block[] => {
  const lines = blocks.flatMap((block): Line[] =>
    isParagraph(block)
      ? linesOf(block.children as Span[]).map((spans) => ({ block, spans, item: null }))
      : [{ block, spans: null, item: null }],
  );
  const items = findTypedItems(lines.map(({ spans }) => spans?.map(({ text }) => text).join('') ?? null));
  if (items.every((item) => item === null)) return blocks;
  const groups: Line[][] = [];
  for (const [index, { block, spans }] of lines.entries()) {
    const line = { block, spans, item: items[index] ?? null };
    const last = groups.at(-1);
    const isSame = line.item ? line.item.isContinued : last?.[0]?.item === null && last[0].block === block;
    if (last && isSame) last.push(line);
    else groups.push([line]);
  }
  const kept = new Set<Block>();
  return groups.flatMap((group) => blockOf(group, kept, newKey) ?? []);
};

const isParagraph = ({ _type, style, listItem, children }: Block): boolean =>
  _type === 'block' &&
  style === 'normal' &&
  listItem === undefined &&
  Array.isArray(children) &&
  children.every((child) => child._type === 'span');

/** The spans of each line. */
const linesOf = (spans: Span[]): Span[][] => {
  const lines: Span[][] = [[]];
  for (const span of spans)
    for (const [index, text] of span.text.split('\n').entries()) {
      if (index > 0) lines.push([]);
      if (text !== '') lines.at(-1)?.push({ ...span, text });
    }
  return lines;
};

/** The block of an item, or of lines that stay together. Null if they are empty. */
const blockOf = (group: Line[], kept: Set<Block>, newKey: () => string): Block | null => {
  const [{ block, spans, item } = { block: null, spans: null, item: null }] = group;
  if (!block || !spans) return block;
  const joint = item ? ' ' : '\n';
  const texts = group.map((line) => cut(line.spans ?? [], line.item?.length ?? 0)).filter(hasText);
  const first = texts[0];
  if (!first) return null;
  const isDivided = kept.has(block) || group.length > 1 || item !== null;
  const children = texts.flatMap((line, index) => (index === 0 ? line : prefixed(line, joint)));
  const used = new Set(children.flatMap(({ marks }) => marks));
  const _key = kept.has(block) ? newKey() : block._key;
  kept.add(block);
  return {
    ...block,
    _key,
    ...(item && { listItem: item.item, level: Math.min(item.level, maxListLevel) }),
    markDefs: (block.markDefs as { _key: string }[]).filter((mark) => used.has(mark._key)),
    children: isDivided ? children.map((child) => ({ ...child, _key: newKey() })) : children,
  };
};

const hasText = (spans: Span[]): boolean => spans.some(({ text }) => text.trim() !== '');

/** Without characters at the start. */
const cut = (spans: Span[], length: number): Span[] => {
  let left = length;
  return spans
    .map((span) => {
      const text = span.text.slice(left);
      left = Math.max(0, left - span.text.length);
      return { ...span, text };
    })
    .filter(({ text }) => text !== '');
};

const prefixed = ([first, ...rest]: Span[], text: string): Span[] =>
  first ? [{ ...first, text: text + first.text }, ...rest] : [];
