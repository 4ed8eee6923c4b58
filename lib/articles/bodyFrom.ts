import { findPicture } from '../images/imageUrl.ts';
import type { WireBlock, WireText } from '../wire/body.ts';
import type { BodyBlock, Span, TextBlock } from './blocks.ts';
import { isUnderEmbargo } from './publishing/embargo.ts';
import { teaserFrom } from './teaserFrom.ts';

/** The styles and marks that pages render. Others are rendered as plain text. */
const styles = new Set(['normal', 'h2', 'h3', 'blockquote']);
const listItems = new Set(['bullet', 'number']);
const decorators = new Set(['strong', 'em']);

const known = (names: Set<string>, name: string | null | undefined): string | undefined =>
  name && names.has(name) ? name : undefined;

const textFrom = (wire: WireText, key: string): TextBlock => {
  // Only the site adds these marks, from corrections. Marks in stored text are removed.
  const markDefs = (wire.markDefs ?? []).filter(({ _type }) => _type === 'link');
  const marks = new Set([...decorators, ...markDefs.map(({ _key }) => _key)]);
  const listItem = wire.listItem ? (known(listItems, wire.listItem) ?? 'bullet') : undefined;
  return {
    _type: 'block',
    _key: key,
    style: known(styles, wire.style) ?? 'normal',
    ...(listItem && { listItem, level: wire.level ?? 1 }),
    children: (wire.children ?? []).map(
      (child, index): Span => ({
        _type: 'span',
        _key: child._key ?? `${key}-${index}`,
        text: child.text,
        marks: (child.marks ?? []).filter((mark) => marks.has(mark)),
      }),
    ),
    markDefs,
  };
};

/** One block, or null if its main content is missing: a picture, a quotation, a URL. */
const blockFrom = (wire: WireBlock, _key: string, now: Date): BodyBlock[] => {
  switch (wire._type) {
    case 'block':
      return [textFrom(wire, _key)];
    case 'image': {
      const picture = findPicture(wire);
      return picture ? [{ _type: 'image', _key, picture }] : [];
    }
    case 'pullQuote':
      return wire.quote
        ? [{ _type: 'pullQuote', _key, quote: wire.quote, attribution: wire.attribution ?? null }]
        : [];
    case 'factBox': {
      const body = (wire.body ?? []).map((block, part) => textFrom(block, block._key ?? `${_key}-${part}`));
      return [{ _type: 'factBox', _key, title: wire.title ?? 'Background', body }];
    }
    case 'table': {
      const rows = (wire.rows ?? []).map(({ _key: rowKey, cells }, row) => ({
        key: rowKey ?? `${_key}-${row}`,
        cells: (cells ?? []).map((text, column) => ({ key: `${row}-${column}`, text })),
      }));
      return rows.length > 0 ? [{ _type: 'table', _key, caption: wire.caption ?? null, rows }] : [];
    }
    case 'timeline': {
      const events = (wire.events ?? []).map(({ date, text }) => ({ date: date ?? '', text: text ?? '' }));
      return [{ _type: 'timeline', _key, title: wire.title ?? 'Timeline', events }];
    }
    case 'relatedStory': {
      const { story: related } = wire;
      const isHidden = related?.retractedAt || isUnderEmbargo(related?.embargoedUntil, now.toISOString());
      return related && !isHidden ? [{ _type: 'relatedStory', _key, story: teaserFrom(related) }] : [];
    }
    case 'embed':
      return wire.url ? [{ _type: 'embed', _key, url: wire.url, title: wire.title ?? wire.url }] : [];
  }
};

/**
 * The body as pages render it at `now`. Related stories that are under embargo, unpublished or retracted are left
 * out.
 */
export const bodyFrom = (wires: WireBlock[] | null | undefined, now: Date): BodyBlock[] => {
  const blocks = wires ?? [];
  // Headings and corrected passages are found by block key, so duplicate keys match neither block.
  const byKey = Map.groupBy(blocks, ({ _key }) => _key);
  return blocks.flatMap((wire, index) => {
    const key = wire._key && byKey.get(wire._key)?.length === 1 ? wire._key : `block-${index}`;
    return blockFrom(wire, key, now);
  });
};
