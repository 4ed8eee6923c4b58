import type { BodyBlock, Span, TextBlock } from '../../content/blocks.ts';
import { findWholeWords } from '../../text/words.ts';
import type { Correction } from '../Correction.ts';
import { readableParts, type WordPart } from './wordParts.ts';

/** A mark definition for a corrected passage. */
export type PassageMark = {
  _type: 'correctedPassage';
  _key: string;
  correctionId: string;
  part: 'struck' | 'inserted';
};

/** The text outside the body, for corrections that do not say which passage changed. */
export type OtherWords = {
  headline?: string | null;
  standfirst?: string | null;
  summary?: string | null;
  keyPoints?: string[];
};

/**
 * Marks corrected passages in the body, in whole words: wrong words struck, new words inserted. A correction with
 * recorded changes marks the changed block. An older one, with two wordings only, marks the single place where the
 * new wording is found. If the story changed since, or several places match, nothing is marked. Updates are not
 * marked, since nothing was wrong.
 *
 * @param corrections newest first: if two changed the same words, the newer one is marked.
 */
export const markCorrectedPassages = (
  body: BodyBlock[],
  corrections: Correction[],
  others: OtherWords = {},
): BodyBlock[] => {
  const placed = new Map<TextBlock, PlacedPassage[]>();
  for (const passage of corrections.flatMap((correction) => placesOf(correction, body, others))) {
    const beside = placed.get(passage.block) ?? [];
    const isFree = beside.every(({ from, to }) => passage.to <= from || to <= passage.from);
    if (isFree) placed.set(passage.block, [...beside, passage]);
  }
  const mark = (block: TextBlock): TextBlock => {
    const passages = placed.get(block);
    return passages ? markBlock(block, passages) : block;
  };
  return body.map((block) => {
    if (block._type === 'block') return mark(block);
    return block._type === 'factBox' ? { ...block, body: block.body.map(mark) } : block;
  });
};

/** A passage in a block's text. `to` is exclusive. */
type PlacedPassage = { id: string; block: TextBlock; from: number; to: number; parts: WordPart[] };

const textOf = ({ children }: TextBlock): string => children.map(({ text }) => text).join('');

const textBlocksOf = (body: BodyBlock[]): TextBlock[] =>
  body.flatMap((block) => (block._type === 'block' ? [block] : block._type === 'factBox' ? block.body : []));

const placesOf = (correction: Correction, body: BodyBlock[], others: OtherWords): PlacedPassage[] => {
  const { id, kind, affects, was, is, changes, isSuperseded } = correction;
  if (isSuperseded || kind === 'update') return [];
  const blocks = textBlocksOf(body);
  if (changes)
    return changes.flatMap((change): PlacedPassage[] => {
      const [block, ...same] = blocks.filter(({ _key }) => _key === change.block);
      const isMarkable = change.path === 'body' && !change.isAbridged && block && same.length === 0;
      return isMarkable ? placesIn(block, { id, ...change }) : [];
    });
  if (!was || !is || !affects.includes('body')) return [];
  const isElsewhere = [...otherTextsOf(body), ...affectedTexts(affects, others)].some(
    (text) => findWholeWords(text, is.trim()).length > 0,
  );
  const places = blocks.flatMap((block) => placesIn(block, { id, was, is }));
  const isAmbiguous =
    isElsewhere || blocks.some((block) => findWholeWords(textOf(block), is.trim()).length > 1);
  return places.length === 1 && !isAmbiguous ? places : [];
};

/** Finds the new wording in a block, if it occurs once and differs from the old one. */
const placesIn = (
  block: TextBlock,
  { id, was, is }: { id: string; was: string; is: string },
): PlacedPassage[] => {
  const [old, current] = [was.trim(), is.trim()];
  const [from, ...more] = findWholeWords(textOf(block), current);
  if (from === undefined || more.length > 0) return [];
  const parts = readableParts(old, current);
  return parts.some(({ part }) => part !== 'kept')
    ? [{ id, block, from, to: from + current.length, parts }]
    : [];
};

const affectedTexts = (affects: string[], { headline, standfirst, summary, keyPoints = [] }: OtherWords) =>
  [
    affects.includes('headline') ? headline : null,
    affects.includes('standfirst') ? standfirst : null,
    ...(affects.includes('summary') ? [summary, ...keyPoints] : []),
  ].filter((text) => typeof text === 'string');

/** The text of a body outside paragraphs. */
const otherTextsOf = (body: BodyBlock[]): string[] =>
  body
    .flatMap((block): (string | null)[] => {
      switch (block._type) {
        case 'image':
          return [block.picture.caption];
        case 'gallery':
          return [block.title, ...block.pictures.map(({ picture }) => picture.caption)];
        case 'video':
        case 'audio':
          return [block.title, block.transcript];
        case 'pullQuote':
          return [block.quote, block.attribution];
        case 'factBox':
          return [block.title];
        case 'table':
          return [block.caption, ...block.rows.flatMap(({ cells }) => cells.map(({ text }) => text))];
        case 'timeline':
          return [block.title, ...block.events.flatMap(({ date, text }) => [date, text])];
        default:
          return [];
      }
    })
    .filter((text) => text !== null);

/** Splits spans at each given boundary of the block's text. */
const cutAt = (children: Span[], boundaries: number[]): Span[] => {
  let offset = 0;
  const sorted = [...new Set(boundaries)].toSorted((a, b) => a - b);
  return children.flatMap((child) => {
    const start = offset;
    offset += child.text.length;
    const cuts = sorted.filter((cut) => cut > start && cut < offset).map((cut) => cut - start);
    return [0, ...cuts].map((from, index) => ({
      ...child,
      _key: cuts.length > 0 ? `${child._key}-${from}` : child._key,
      text: child.text.slice(from, cuts[index]),
    }));
  });
};

/** A range of a block's text to mark. Empty if words were removed. */
type Stretch = { from: number; to: number; mark: string; struck: string | null };

const stretchesOf = ({ id, from, parts }: PlacedPassage): Stretch[] => {
  let at = from;
  return parts.flatMap(({ part, text }): Stretch[] => {
    const start = at;
    if (part !== 'struck') at += text.length;
    if (part === 'kept') return [];
    return [{ from: start, to: at, mark: `${id}-${part}`, struck: part === 'struck' ? text : null }];
  });
};

const markBlock = (block: TextBlock, passages: PlacedPassage[]): TextBlock => {
  const marks = passages.flatMap(({ id }) =>
    (['struck', 'inserted'] as const).map(
      (part): PassageMark => ({ _type: 'correctedPassage', _key: `${id}-${part}`, correctionId: id, part }),
    ),
  );
  const ours = new Map(marks.map((mark) => [mark._key, mark]));
  const stretches = passages.flatMap(stretchesOf).toSorted((a, b) => a.from - b.from);
  const spans = cutAt(
    block.children.filter((child) => child._type === 'span'),
    stretches.flatMap(({ from, to }) => [from, to]),
  );
  const struck = stretches.filter((stretch) => stretch.struck !== null);
  const inserted = stretches.filter((stretch) => stretch.struck === null);
  const children: Span[] = [];
  let offset = 0;
  const strikeHere = () => {
    for (let next = struck[0]; next && next.from <= offset; next = struck[0]) {
      struck.shift();
      const { mark, struck: text } = next;
      children.push({ _type: 'span', _key: `${mark}-${children.length}`, text: text ?? '', marks: [mark] });
    }
  };
  for (const span of spans) {
    strikeHere();
    const stretch = inserted.find(({ from, to }) => from <= offset && offset < to);
    // Removes our mark keys from stored text: it must not mark itself.
    const own = (span.marks ?? []).filter((mark) => !ours.has(mark));
    children.push({ ...span, marks: stretch ? [...own, stretch.mark] : own });
    offset += span.text.length;
  }
  strikeHere();
  return { ...block, children, markDefs: [...(block.markDefs ?? []), ...ours.values()] };
};
