/**
 * What is pasted: a table and nothing else, text of a page or a document, or text alone, as some spreadsheets put it on
 * the clipboard.
 */
export type PastedKind = 'table' | 'prose' | 'plain';

/**
 * The cells of a text as spreadsheets put it on the clipboard: a tab between cells, a line for each row. A cell with a
 * tab, a line break or a quote is in quotes, and its quotes are doubled. Each character is read once.
 *
 * @param kind of what is pasted. Lines without tabs are a column, except of prose: there they are paragraphs. Tabs make
 *   cells only where all lines have equally many: others are spaces, as before a paragraph.
 * @returns null if the text belongs in one cell.
 */
export const cellsFromText = (text: string, kind: PastedKind = 'plain'): string[][] | null => {
  if (!/[\t\n]/.test(text)) return null;
  const rows = readRows(text);
  const isCell = rows.length === 1 && rows[0]?.length === 1;
  return isCell || (kind !== 'table' && !isTabular(rows, kind)) ? null : rows;
};

const isTabular = (rows: string[][], kind: PastedKind): boolean => {
  const [first = []] = rows;
  if (rows.every((row) => row.length === 1)) return kind === 'plain';
  if (rows.some((row) => row.length !== first.length || row.length === 1)) return false;
  const isIndented = rows.every((row) => row.findIndex((cell) => cell !== '') === row.length - 1);
  return !isIndented && (kind === 'plain' || rows.length > 1);
};

const readRows = (text: string): string[][] => {
  const rows: string[][] = [[]];
  let at = 0;
  while (at < text.length) {
    const { cell, end } = text[at] === '"' ? readQuoted(text, at) : readPlain(text, at);
    rows.at(-1)?.push(cell);
    const separator = text[end];
    at = end + 1;
    if (separator === '\t' && at === text.length) rows.at(-1)?.push('');
    if (separator === '\n' && at < text.length) rows.push([]);
  }
  return rows;
};

type Read = { cell: string; end: number };

const readPlain = (text: string, start: number): Read => {
  let end = start;
  while (end < text.length && text[end] !== '\t' && text[end] !== '\n') end += 1;
  return { cell: oneLine(text.slice(start, end)), end };
};

/** A quote that nothing closes before a tab or line is a character of the cell, as in `"Ann" said`. */
const readQuoted = (text: string, start: number): Read => {
  let at = start + 1;
  let from = at;
  let cell = '';
  while (at < text.length) {
    if (text[at] !== '"') {
      at += 1;
    } else if (text[at + 1] === '"') {
      cell += text.slice(from, at + 1);
      at += 2;
      from = at;
    } else {
      const end = text[at + 1] === '\r' ? at + 2 : at + 1;
      if (end < text.length && text[end] !== '\t' && text[end] !== '\n') break;
      return { cell: oneLine(cell + text.slice(from, at)), end };
    }
  }
  return readPlain(text, start);
};

/** A cell of ours is one line. */
const oneLine = (text: string): string => text.replaceAll(/[\r\n\t]+/g, ' ').trim();
