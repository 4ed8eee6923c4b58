import { type Word, wordsIn } from './wordsIn.ts';

/** A part of a text for display. */
export type TextPart = { text: string; isHit: boolean };
/** Phrases of folded words. A phrase of one is a word. */
export type Phrases = readonly string[][];

type Range = { start: number; end: number; phrase: string };

/** Enough for any excerpt of the longest story. */
const maxSearchedLength = 200_000;
const excerptLength = 240;
/** The text before the first hit of an excerpt. */
const leadLength = 50;

const hitsIn = (text: string, phrases: Phrases): Range[] => {
  const words = wordsIn(text);
  const byFirst = Map.groupBy(phrases, ([first]) => first);
  const ranges: Range[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const phrase = byFirst
      .get(words[at]?.folded)
      ?.filter((candidate) => candidate.every((word, index) => words[at + index]?.folded === word))
      .toSorted((a, b) => b.length - a.length)[0];
    const last = phrase && words[at + phrase.length - 1];
    if (!last) continue;
    ranges.push({ start: (words[at] as Word).start, end: last.end, phrase: phrase.join(' ') });
    at += phrase.length - 1;
  }
  return ranges;
};

const partsOf = (text: string, ranges: Range[], from: number, to: number): TextPart[] => {
  const parts: TextPart[] = [];
  let at = from;
  for (const { start, end } of ranges.filter((range) => range.start >= from && range.end <= to)) {
    parts.push({ text: text.slice(at, start), isHit: false }, { text: text.slice(start, end), isHit: true });
    at = end;
  }
  parts.push({ text: text.slice(at, to), isHit: false });
  return parts.filter((part) => part.text !== '');
};

/** A whole text with the hits marked. */
export const markHits = (text: string, phrases: Phrases): TextPart[] =>
  partsOf(text, hitsIn(text, phrases), 0, text.length);

/** The passage with the most different hits, marked; null if the text has none. */
export const excerptOf = (whole: string, phrases: Phrases): TextPart[] | null => {
  const text = whole.slice(0, maxSearchedLength);
  const ranges = hitsIn(text, phrases);
  const best = bestOf(ranges);
  if (!best) return null;
  const from = startOfExcerpt(text, best.start);
  const to = endOfExcerpt(text, Math.max(from + excerptLength, best.end));
  const parts = partsOf(text, ranges, from, to);
  return [
    ...(from > 0 ? [{ text: '… ', isHit: false }] : []),
    ...parts,
    ...(to < whole.length ? [{ text: ' …', isHit: false }] : []),
  ];
};

/** The hit at which a passage begins. A window moves over the hits once. */
const bestOf = (ranges: Range[]): Range | undefined => {
  const inside = new Map<string, number>();
  let [best, most, last] = [ranges[0], 0, 0];
  for (const first of ranges) {
    for (
      let next = ranges[last];
      next && next.end - first.start <= excerptLength - leadLength;
      next = ranges[last]
    ) {
      inside.set(next.phrase, (inside.get(next.phrase) ?? 0) + 1);
      last += 1;
    }
    if (inside.size > most) [best, most] = [first, inside.size];
    const left = (inside.get(first.phrase) ?? 0) - 1;
    if (left > 0) inside.set(first.phrase, left);
    else inside.delete(first.phrase);
  }
  return best;
};

/** Begins at a paragraph or a word. */
const startOfExcerpt = (text: string, hit: number): number => {
  const earliest = Math.max(0, hit - leadLength);
  if (earliest === 0) return 0;
  const before = text.slice(earliest, hit);
  const line = before.lastIndexOf('\n');
  if (line >= 0) return earliest + line + 1;
  const space = before.search(/\s/);
  return space < 0 ? hit : earliest + space + 1;
};

/** Ends after a word, if one ends close to the limit. */
const endOfExcerpt = (text: string, limit: number): number => {
  if (limit >= text.length) return text.length;
  const space = text.slice(0, limit).lastIndexOf(' ');
  return space > limit - leadLength ? space : limit;
};
