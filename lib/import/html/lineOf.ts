import type { Block } from '../../pasting/Block.ts';
import type { Line } from '../Line.ts';
import { looksLikeHeading } from '../readText.ts';
import { isRunningText } from '../regions.ts';
import { roleOf } from './rolesOf.ts';

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
    list: isOfCredits(element) ? null : ((block.listItem as Line['list']) ?? null),
    isQuote: block.style === 'blockquote',
    isLink: isLinked(element),
    role: block._type === 'block' ? roleOf(element, text) : null,
    block,
  };
};

/** Themes make a list of byline, time and section. */
const isOfCredits = (element: Element): boolean =>
  /(?:^|[\s_-])meta(?=[\s_-]|$)/i.test(element.closest('ul')?.className ?? '');

type Children = { text: string; marks: string[] }[];

/** The text of a block or table in one line. */
export const textOf = (block: Block): string => {
  if (block._type !== 'table' && !Array.isArray(block.children)) return '';
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

/** The share of a line that is links, if it is one of a menu. The rest are signs between them. */
const minLinkedShare = 0.9;

/** An element with breaks is asked once for each of its lines. */
const linked = new WeakMap<Element, boolean>();

/** True if nearly all text of an element is links, wherever they lead. */
const isLinked = (element: Element): boolean => {
  const known = linked.get(element) ?? countLinks(element);
  linked.set(element, known);
  return known;
};

const countLinks = (element: Element): boolean => {
  if (element.closest('a[href]')) return true;
  const links = element.querySelectorAll('a[href]');
  if (links.length === 0) return false;
  const letters = [...links].reduce((sum, link) => sum + lettersOf(link), 0);
  return letters >= lettersOf(element) * minLinkedShare;
};

const lettersOf = (element: Element): number => (element.textContent ?? '').replaceAll(/\s/g, '').length;

const levelOf = (block: Block, element: Element, text: string): number | null => {
  if (block._type !== 'block') return null;
  const heading = element.closest('h1, h2, h3, h4, h5, h6, .MsoTitle');
  if (heading) return /^h/i.test(heading.localName) ? Number(heading.localName[1]) : 1;
  return isBold(block) && text.length <= 90 && !/[.!?:]$/.test(text) ? 6 : null;
};

/** Finds headings in the text of a page without heading markup. Above its first paragraph are only credits. */
export const withHeadings = (lines: Line[]): Line[] => {
  const first = lines.findIndex((line) => line.isBody && isRunningText(line));
  return first < 0 || lines.some(({ level, isBody }) => isBody && level !== null && level > 1)
    ? lines
    : lines.map((line, index) =>
        index > first && canBeHeading(line) && looksLikeHeading(line.text, lines[index + 1]?.text)
          ? { ...line, level: 2 }
          : line,
      );
};

const canBeHeading = ({ level, list, isQuote, isBody, isLink, role }: Line): boolean =>
  isBody && level === null && list === null && !isQuote && !isLink && !role;
