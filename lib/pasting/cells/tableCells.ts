import { isWebLink } from '../isWebLink.ts';
import { type LeftOut, leave } from '../LeftOut.ts';
import { isWordMarker } from '../lists/wordList.ts';
import type { Comments } from '../notes/comments.ts';
import { PasteTooLarge } from '../PasteTooLarge.ts';
import { isWordCommentMark, revisionOf } from '../revisions.ts';
import { type Format, type FormatReader, isHidden, plainFormat, styleOf } from '../styleOf.ts';
import { isElement, isText, walkTree } from '../walkTree.ts';

const maxSpan = 100;
/** Before empty cells at the end are removed. */
const maxReadCells = 50_000;

type SkippedInCell = 'silent' | 'note' | 'hidden' | 'marker' | 'revision';

type Reading = {
  skipped: ReadonlySet<Node>;
  comments: Comments;
  leftOut: LeftOut;
  /** Called for each element whose text is not read. */
  onSkipped: ((reason: SkippedInCell, element: Element) => void) | undefined;
  /** Given if bold and italics are named. In a body, the header row and column of a table are bold already. */
  formatOf?: FormatReader;
};

/** The texts of a table's cells. A merged cell has its text in the first of its cells; the others are empty. */
export const tableCells = (table: Element, reading: Reading): string[][] => {
  const rows: string[][] = [];
  let read = 0;
  let below: number[] = [];
  for (const row of table.querySelectorAll('tr')) {
    if (row.closest('table') !== table) continue;
    const isRowUnseen = isUnseen(row);
    const cells: string[] = [];
    const next: number[] = [];
    const fill = () => {
      for (let left = below[cells.length]; left; left = below[cells.length]) {
        next[cells.length] = left - 1;
        cells.push('');
      }
    };
    for (const cell of row.children) {
      if (cell.localName !== 'td' && cell.localName !== 'th') continue;
      if (isUnseen(cell)) {
        reading.onSkipped?.('hidden', cell);
        continue;
      }
      fill();
      read += spanOf(cell, 'colspan');
      if (read > maxReadCells) throw new PasteTooLarge('A table has too many cells to be read.');
      const [wide, high] = [spanOf(cell, 'colspan'), spanOf(cell, 'rowspan')];
      if (!isRowUnseen && (wide > 1 || high > 1)) leave(reading.leftOut, 'mergedCell');
      for (let column = 0; column < wide; column += 1) {
        next[cells.length] = high - 1;
        cells.push(column === 0 && !isRowUnseen ? cellText(cell, reading) : '');
      }
    }
    fill();
    below = next;
    // Excel copies rows and columns that it does not show. Cells that go over a hidden row count it.
    if (isRowUnseen) reading.onSkipped?.('hidden', row);
    else rows.push(cells);
  }
  return withoutEmptyEnd(rows);
};

const isUnseen = (element: Element): boolean => isHidden(element, styleOf(element));

const spanOf = (cell: Element, name: string): number =>
  Math.min(Math.max(Number.parseInt(cell.getAttribute(name) ?? '1', 10) || 1, 1), maxSpan);

/** Text in one line. Cells of ours have no links. */
export const cellText = (cell: Element, reading: Reading): string => {
  const { leftOut, onSkipped } = reading;
  const formats = formatsIn(cell, reading);
  let text = '';
  const enter = (node: Node): boolean => {
    if (isText(node)) {
      text += node.nodeValue ?? '';
      formats.note(node);
    }
    if (!isElement(node)) return false;
    const reason = reasonToSkip(node, reading);
    if (reason) {
      onSkipped?.(reason, node);
      return false;
    }
    if (node.localName === 'img') leave(leftOut, 'picture');
    if (node.localName === 'video' || node.localName === 'audio') leave(leftOut, node.localName);
    if (node.localName === 'a' && isWebLink(node.getAttribute('href'))) leave(leftOut, 'cellLink');
    if (node.localName === 'ul' || node.localName === 'ol') leave(leftOut, 'cellList');
    if (node.localName === 'table') leave(leftOut, 'cellTable');
    if (breaks.has(node.localName)) text += ' ';
    formats.enter(node);
    return true;
  };
  walkTree(cell, enter, formats.leave);
  return text.replaceAll(/\s+/g, ' ').trim();
};

const reasonToSkip = (element: Element, { skipped, comments, leftOut }: Reading): SkippedInCell | null => {
  if (skipped.has(element)) return 'note';
  const style = styleOf(element);
  if (isHidden(element, style)) return 'hidden';
  if (element.localName === 'script' || element.localName === 'style') return 'silent';
  const revision = revisionOf(element, style, comments.notes);
  if (revision) {
    leave(leftOut, revision);
    return 'revision';
  }
  return isWordMarker(element) || isWordCommentMark(element) || comments.marks.has(element) ? 'marker' : null;
};

/** Follows the format of the text while a cell is read, and notes what is lost. */
const formatsIn = (cell: Element, { leftOut, formatOf }: Reading) => {
  const formats = [formatOf?.(plainFormat, cell) ?? plainFormat];
  const current = (): Format => formats.at(-1) ?? plainFormat;
  return {
    enter: (element: Element): void => {
      formats.push(formatOf?.(current(), element) ?? plainFormat);
    },
    leave: (): void => {
      formats.pop();
    },
    note: (text: Node): void => {
      if ((text.nodeValue ?? '').trim() === '') return;
      if (current().isStrong) leave(leftOut, 'cellStrong');
      if (current().isEmphasis) leave(leftOut, 'cellEmphasis');
    },
  };
};

const breaks = new Set(['br', 'p', 'div', 'li', 'td', 'th', 'caption', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

/** Spreadsheets add empty rows and columns at the end of a selection. */
const withoutEmptyEnd = (rows: string[][]): string[][] => {
  const last = rows.findLastIndex((row) => row.some((cell) => cell !== ''));
  const columns = rows.reduce((most, row) => Math.max(most, row.findLastIndex((cell) => cell !== '') + 1), 0);
  return rows
    .slice(0, last + 1)
    .map((row) => Array.from({ length: columns }, (_, column) => row[column] ?? ''));
};

/** A cell of a page with more text, in several paragraphs, or with the page's heading, is a column of the page. */
const maxCellCharacters = 1_500;

const isColumn = (cell: Element): boolean =>
  cell.querySelector('h1') !== null ||
  ((cell.textContent ?? '').length > maxCellCharacters && cell.querySelectorAll('p, br').length > 1);

/** True for a table with one column. */
const isOneColumn = (table: Element): boolean =>
  [...table.querySelectorAll('tr')].every(({ children }) => children.length < 2);

/**
 * Tables around other tables, and on web pages those around whole texts or with a single column, without a header or
 * caption of their own.
 */
export const findLayoutTables = (document: Document, isPage: boolean): ReadonlySet<Element> => {
  const columns = isPage ? [...document.querySelectorAll('td')].filter(isColumn) : [];
  const outer = [...document.querySelectorAll('table')].map((table) => table.parentElement?.closest('table'));
  const named = new Set([...document.querySelectorAll('th, caption')].map((cell) => cell.closest('table')));
  const outermost = new Set(outer);
  const single = isPage
    ? [...document.querySelectorAll('table')].filter((table) => !outermost.has(table) && isOneColumn(table))
    : [];
  const around = [...outer, ...single, ...columns.map((cell) => cell.closest('table'))];
  return new Set(around.filter((table) => !!table).filter((table) => !named.has(table)));
};
