/**
 * The cells of a text as spreadsheets put it on the clipboard: a tab between cells, a line for each row. A cell with a
 * tab, a line break or a quote is in quotes, and its quotes are doubled. Each character is read once.
 *
 * @param html the HTML beside the text. Without a table in it, lines without tabs are paragraphs. Some spreadsheets put no
 *   HTML on the clipboard, so without HTML such lines are a column.
 * @returns null if the text belongs in one cell.
 */
export const cellsFromText = (text: string, html = ''): string[][] | null => {
  if (!/[\t\n]/.test(text)) return null;
  if (html !== '' && !text.includes('\t') && !/<table[\s>]/i.test(html)) return null;
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
  return rows.length === 1 && rows[0]?.length === 1 ? null : rows;
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
