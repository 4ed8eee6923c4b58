import type { BodyBlock, Span, TextBlock } from '../content/blocks.ts';
import { findChartKind } from '../content/chartKinds.ts';
import { decorators } from '../content/decorators.ts';
import { isUnderEmbargo } from '../dates/embargo.ts';
import { findPicture } from '../images/imageUrl.ts';
import { publicFileAddress } from '../images/publicFileAddress.ts';
import type { BlockResult, TextResult } from '../queryResults/body.ts';
import { teaserFrom } from './teaserFrom.ts';

/** The styles that pages render. Others are rendered as plain text. */
const styles = new Set(['normal', 'h2', 'h3', 'blockquote']);
const listItems = new Set(['bullet', 'number']);

type SourceKeys = ReadonlySet<string>;

const known = (names: Set<string>, name: string | null | undefined): string | undefined =>
  name && names.has(name) ? name : undefined;

const textFrom = (result: TextResult, key: string, sources: SourceKeys): TextBlock => {
  // Only the site adds marks of corrections. Those in stored text are removed.
  const markDefs = (result.markDefs ?? []).filter(
    ({ _type, source }) => _type === 'link' || (_type === 'sourceNote' && sources.has(source ?? '')),
  );
  const marks = new Set([...decorators, ...markDefs.map(({ _key }) => _key)]);
  const listItem = result.listItem ? (known(listItems, result.listItem) ?? 'bullet') : undefined;
  return {
    _type: 'block',
    _key: key,
    style: known(styles, result.style) ?? 'normal',
    ...(listItem && { listItem, level: result.level ?? 1 }),
    children: (result.children ?? []).map(
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
const blockFrom = (
  result: BlockResult,
  _key: string,
  { now, sources }: { now: Date; sources: SourceKeys },
): BodyBlock[] => {
  switch (result._type) {
    case 'block':
      return [textFrom(result, _key, sources)];
    case 'image': {
      const picture = findPicture(result);
      return picture ? [{ _type: 'image', _key, picture }] : [];
    }
    case 'gallery': {
      const pictures = (result.pictures ?? []).flatMap(({ _key: key, ...image }, index) => {
        const picture = findPicture(image);
        return picture ? [{ key: key ?? `${_key}-${index}`, picture }] : [];
      });
      return pictures.length > 0 ? [{ _type: 'gallery', _key, title: result.title ?? null, pictures }] : [];
    }
    case 'video':
    case 'audio': {
      const { _type, title, credit, transcript, file, captions, poster } = result;
      if (!file) return [];
      return [
        {
          ...{ _type, _key, title: title ?? '', credit: credit ?? null, transcript: transcript ?? null },
          url: publicFileAddress(file.url),
          captions: captions ? publicFileAddress(captions.url) : null,
          poster: findPicture(poster),
        },
      ];
    }
    case 'pullQuote':
      return result.quote
        ? [{ _type: 'pullQuote', _key, quote: result.quote, attribution: result.attribution ?? null }]
        : [];
    case 'factBox': {
      const body = (result.body ?? []).map((block, part) =>
        textFrom(block, block._key ?? `${_key}-${part}`, sources),
      );
      return [{ _type: 'factBox', _key, title: result.title ?? null, body }];
    }
    case 'table': {
      const rows = (result.rows ?? []).map(({ _key: rowKey, cells }, row) => ({
        key: rowKey ?? `${_key}-${row}`,
        cells: (cells ?? []).map((text, column) => ({ key: `${row}-${column}`, text })),
      }));
      const { caption = null, headerless } = result;
      const chart = findChartKind(result.chart);
      return rows.length > 0
        ? [{ _type: 'table', _key, caption, chart, hasHeader: headerless !== true, rows }]
        : [];
    }
    case 'timeline': {
      const events = (result.events ?? []).map(({ date, text }) => ({ date: date ?? '', text: text ?? '' }));
      return [{ _type: 'timeline', _key, title: result.title ?? null, events }];
    }
    case 'relatedStory': {
      const { story: related } = result;
      const isHidden = related?.retractedAt || isUnderEmbargo(related?.embargoedUntil, now.toISOString());
      return related && !isHidden ? [{ _type: 'relatedStory', _key, story: teaserFrom(related) }] : [];
    }
    case 'embed':
      return result.url ? [{ _type: 'embed', _key, url: result.url, title: result.title ?? result.url }] : [];
  }
};

/**
 * The body as pages render it at `now`. Related stories that are under embargo, unpublished or retracted are left
 * out.
 *
 * @param sources the keys of the sources that passages may name. Without them, such marks are left out.
 */
export const bodyFrom = (
  results: BlockResult[] | null | undefined,
  now: Date,
  sources: SourceKeys = new Set(),
): BodyBlock[] => {
  const blocks = results ?? [];
  // Headings and corrected passages are found by block key, so duplicate keys match neither block.
  const byKey = Map.groupBy(blocks, ({ _key }) => _key);
  return blocks.flatMap((result, index) => {
    const key = result._key && byKey.get(result._key)?.length === 1 ? result._key : `block-${index}`;
    return blockFrom(result, key, { now, sources });
  });
};
