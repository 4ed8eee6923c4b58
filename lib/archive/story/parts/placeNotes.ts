import type { Block } from '../../../pasting/Block.ts';

type Span = { _type: string; _key: string; text: string; marks: string[] };
type Text = Block & { children: Span[]; markDefs: { _key: string; _type: string }[] };

/** A passage before the mark: the number of its source and its length in characters. */
const mark = /\uE000(\d{1,4}):(\d{1,6})\uE001/g;

/** Marks the ends of passages with a source, as exports of stories here name them. */
export const markNotes = (document: Document): void => {
  for (const element of document.querySelectorAll('span.source-note[data-source]')) {
    const [source, length] = ['data-source', 'data-length'].map((name) => Number(element.getAttribute(name)));
    element.textContent = `\uE000${source || 0}:${length || 0}\uE001`;
  }
};

/** @param keyOf the key of a source by its number; null if there is none. */
export const placeNotes = (
  block: Block,
  keyOf: (number: number) => string | null,
  newKey: () => string,
): Block => {
  if (block._type === 'factBox' && Array.isArray(block.body))
    return { ...block, body: block.body.map((inner: Block) => placeNotes(inner, keyOf, newKey)) };
  if (!isText(block) || !block.children.some(({ text }) => text.includes('\uE000'))) return block;
  let offset = 0;
  const passages: { start: number; end: number; key: string; source: string }[] = [];
  const spans = block.children.map((span) => {
    let removed = 0;
    const text = span.text.replaceAll(mark, (whole, number: string, length: string, at: number) => {
      const end = offset + at - removed;
      removed += whole.length;
      const source = keyOf(Number(number));
      const start = Math.max(0, end - Number(length));
      if (source !== null && start < end) passages.push({ start, end, key: newKey(), source });
      return '';
    });
    offset += text.length;
    return { ...span, text };
  });
  return {
    ...block,
    children: withMarks(spans, passages, newKey),
    markDefs: [
      ...block.markDefs,
      ...passages.map(({ key, source }) => ({ _type: 'sourceNote', _key: key, source })),
    ],
  };
};

const isText = (block: Block): block is Text =>
  block._type === 'block' && Array.isArray(block.children) && Array.isArray(block.markDefs);

/** The spans, cut where passages begin and end. */
const withMarks = (
  spans: Span[],
  passages: { start: number; end: number; key: string }[],
  newKey: () => string,
): Span[] => {
  const cuts = passages.flatMap(({ start, end }) => [start, end]);
  let at = 0;
  return spans.flatMap((span) => {
    const begin = at;
    at += span.text.length;
    const edges = [...new Set([begin, ...cuts.filter((cut) => cut > begin && cut < at), at])].sort(
      (one, other) => one - other,
    );
    return edges.slice(1).map((edge, index) => {
      const start = edges[index] ?? begin;
      const keys = passages
        .filter((passage) => passage.start <= start && passage.end >= edge)
        .map(({ key }) => key);
      return {
        ...span,
        _key: index === 0 ? span._key : newKey(),
        text: span.text.slice(start - begin, edge - begin),
        marks: [...span.marks, ...keys],
      };
    });
  });
};
