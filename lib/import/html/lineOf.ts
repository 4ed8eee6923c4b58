import type { Block } from '../../pasting/Block.ts';
import type { Line } from '../Line.ts';
import { looksLikeHeading } from '../readText.ts';

/** A block of a page as a line, with the level of its heading. @param element the block is from. */
export const lineOf = (
  block: Block,
  element: Element,
  place: Pick<Line, 'number' | 'isBody' | 'isFurniture'>,
): Line => {
  const text = textOf(block);
  return {
    ...place,
    text,
    level: levelOf(block, element, text),
    list: (block.listItem as Line['list']) ?? null,
    isQuote: block.style === 'blockquote',
    block,
  };
};

type Children = { text: string; marks: string[] }[];

const textOf = (block: Block): string => {
  const texts =
    block._type === 'table'
      ? [
          ...(typeof block.caption === 'string' ? [block.caption] : []),
          ...(block.rows as { cells: string[] }[]).flatMap(({ cells }) => cells),
        ].join(' ')
      : (block.children as Children).map(({ text }) => text).join('');
  return texts.replaceAll(/\s+/g, ' ').trim();
};

const isBold = (block: Block): boolean =>
  block._type === 'block' && (block.children as Children).every(({ marks }) => marks.includes('strong'));

const levelOf = (block: Block, element: Element, text: string): number | null => {
  if (block._type !== 'block') return null;
  const heading = element.closest('h1, h2, h3, h4, h5, h6, .MsoTitle');
  if (heading) return /^h/i.test(heading.localName) ? Number(heading.localName[1]) : 1;
  return isBold(block) && text.length <= 90 && !/[.!?:]$/.test(text) ? 6 : null;
};

/** Reads a page without heading markup as plain text. */
export const withHeadings = (lines: Line[]): Line[] =>
  lines.some(({ level, isBody }) => isBody && level !== null && level > 1)
    ? lines
    : lines.map((line, index) =>
        line.level === null &&
        line.list === null &&
        !line.isQuote &&
        looksLikeHeading(line.text, lines[index + 1]?.text)
          ? { ...line, level: 2 }
          : line,
      );

/** A first-level heading below running text is a heading of the text, not the title of the document. */
export const withoutLateTitles = (lines: Line[]): Line[] => {
  const isLate = lines.findIndex(({ level }) => level === 1) > lines.findIndex(isRunningText);
  return lines.some(isRunningText) && isLate
    ? lines.map((line) => (line.level === null ? line : { ...line, level: Math.min(6, line.level + 1) }))
    : lines;
};

const isRunningText = ({ level, text }: Line): boolean => level === null && text.length > 160;
