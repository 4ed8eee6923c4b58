import { findPicture, type WireImage } from '../images/imageUrl.ts';
import type { BodyBlock, Span, TextBlock } from './blocks.ts';
import { isUnderEmbargo } from './embargo.ts';
import { findTeaser, type WireTeaser } from './teaserFrom.ts';

type WireText = {
  _type: 'block';
  _key?: string;
  style?: string;
  listItem?: string;
  level?: number;
  children?: { _type?: string; _key?: string; text?: string; marks?: string[] }[];
  markDefs?: { _type: string; _key: string; href?: string }[] | null;
};

/** A block as queries tell it: the kinds that the schema has, in which any field may be missing. */
export type WireBlock =
  | WireText
  | ({ _type: 'image'; _key?: string } & WireImage)
  | { _type: 'pullQuote'; _key?: string; quote?: string; attribution?: string }
  | { _type: 'factBox'; _key?: string; title?: string; body?: WireText[] }
  | { _type: 'table'; _key?: string; caption?: string; rows?: { _key?: string; cells?: string[] }[] }
  | { _type: 'timeline'; _key?: string; title?: string; events?: { date?: string; text?: string }[] }
  | {
      _type: 'relatedStory';
      _key?: string;
      story?: (WireTeaser & { embargoedUntil?: string | null; retractedAt?: string | null }) | null;
    }
  | { _type: 'embed'; _key?: string; url?: string; title?: string };

const textFrom = (wire: WireText, key: string): TextBlock => ({
  _type: 'block',
  _key: key,
  style: wire.style ?? 'normal',
  listItem: wire.listItem,
  level: wire.level,
  children: (wire.children ?? []).map(
    (child, index): Span => ({
      _type: 'span',
      _key: child._key ?? `${key}-${index}`,
      text: child.text ?? '',
      marks: child.marks ?? [],
    }),
  ),
  // Corrected passages are marked by the site, from corrections, and by no text of its own.
  markDefs: (wire.markDefs ?? []).filter(({ _type }) => _type === 'link'),
});

/** One block, or nothing where it lacks what it is about: a picture, a quotation, an address. */
const blockFrom = (wire: WireBlock, index: number, now: Date): BodyBlock[] => {
  const _key = wire._key ?? `block-${index}`;
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
      const story = isHidden ? null : findTeaser(related);
      return story ? [{ _type: 'relatedStory', _key, story }] : [];
    }
    case 'embed':
      return wire.url ? [{ _type: 'embed', _key, url: wire.url, title: wire.title ?? wire.url }] : [];
    default:
      // A block of a kind that another Studio wrote: pages draw what they know.
      return [];
  }
};

/** The body as pages draw it, at `now`: a related story under embargo, unpublished or retracted is left out. */
export const bodyFrom = (wires: WireBlock[] | null | undefined, now: Date): BodyBlock[] =>
  (wires ?? []).flatMap((wire, index) => blockFrom(wire, index, now));
