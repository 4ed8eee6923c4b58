import { plainBlock } from '../pasting/Block.ts';
import { trimEnd } from '../text/trimEnd.ts';
import type { Line, Page, SkippedText } from './Line.ts';
import { noFacts } from './PageFacts.ts';
import { withoutLateTitles } from './withoutLateTitles.ts';

const maxHeadingCharacters = 90;
const maxHeadingWords = 14;

/** Joins hard-wrapped lines to paragraphs. Text copied from a browser has none. */
export const isWrapped = (lines: string[]): boolean =>
  lines.length > 1 && lines.slice(0, -1).every(({ length }) => length >= 50 && length <= 100);

const paragraphsOf = (text: string): string[] =>
  text
    .replaceAll('\r\n', '\n')
    .split(/\n\s*\n/)
    .flatMap((group) => {
      const lines = group
        .split('\n')
        .map((line) => line.replaceAll(/\s+/g, ' ').trim())
        .filter(Boolean);
      return isWrapped(lines) ? [lines.join(' ')] : lines;
    });

type Style = Pick<Line, 'text' | 'level' | 'list' | 'isQuote'>;

/** Markdown syntax at the start of a line. Other texts use it too. */
const styleOf = (line: string): Style => {
  const heading = /^#{1,6}(?=\s)/.exec(line)?.[0];
  const title = heading && trimEnd(line.slice(heading.length), '#').trim();
  if (title) return { text: title, level: heading.length, list: null, isQuote: false };
  const bullet = /^[-*•]\s+/.exec(line)?.[0];
  if (bullet) return { text: line.slice(bullet.length), level: null, list: 'bullet', isQuote: false };
  const numbered = /^\d{1,3}[.)]\s+/.exec(line)?.[0];
  if (numbered) return { text: line.slice(numbered.length), level: null, list: 'number', isQuote: false };
  const isQuote = line.length > 1 && line.startsWith('>');
  return { text: isQuote ? line.slice(1).trimStart() : line, level: null, list: null, isQuote };
};

/** A short line without a full stop, followed by text, was probably a heading. */
export const looksLikeHeading = (text: string, next: string | undefined): boolean =>
  text.length <= maxHeadingCharacters &&
  text.split(/\s+/).length <= maxHeadingWords &&
  /^[“"‘'(]?[\p{Lu}\p{N}\p{Lo}]/u.test(text) &&
  !/[.!?:;,…]["”’)]?$/.test(text) &&
  next !== undefined &&
  next.length > maxHeadingCharacters;

/** Parses the text of an article page, as copied or saved from a browser. */
export const readText = (text: string): Page => {
  const paragraphs = paragraphsOf(text);
  const skipped: SkippedText[] = [];
  const lines = paragraphs.map((paragraph, index): Line => {
    const style = styleOf(paragraph);
    const marker = paragraph.slice(0, paragraph.length - style.text.length);
    if (style.list === 'number')
      skipped.push({ text: marker, fate: 'dropped', rule: 'the mark of a list item or a note' });
    const isHeading = style.level === null && !style.list && !style.isQuote;
    return {
      ...style,
      number: index + 1,
      level: isHeading && looksLikeHeading(style.text, paragraphs[index + 1]) ? 2 : style.level,
      isBody: true,
      isFurniture: false,
      block: plainBlock(style.text, `p${index + 1}`),
    };
  });
  return {
    text,
    lines: withoutLateTitles(lines),
    skipped,
    facts: noFacts,
    leftOut: [],
    sources: [],
    pictures: [],
  };
};
