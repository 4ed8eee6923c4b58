import { UnreadableArchive } from '../UnreadableArchive.ts';
import { beginning, behind } from './xml/Place.ts';

/**
 * The rows of a file of CSV by the names of its columns, which its first row has.
 *
 * @throws {UnreadableArchive} with the line, if a quotation mark or a comma is missing or too much: such a row swallows
 * others.
 */
export const readCsv = (name: string, text: string): Record<string, string>[] => {
  const damaged = (at: number, problem: string): UnreadableArchive =>
    new UnreadableArchive(
      `“${name}” is damaged in the row at line ${behind(beginning, text, at).line.toLocaleString('en')}: ${problem}. Correct it there: rows behind it could be lost.`,
    );
  const lines = text.includes('\n') ? '\n' : '\r';
  const delimiter = delimiterIn(text.slice(0, lengthUntil(text, lines)));
  const rows: Record<string, string>[] = [];
  let columns: string[] | null = null;
  for (let at = 0; at < text.length; ) {
    const row = rowAt(text, at, { lines, delimiter });
    if ('unpaired' in row) throw damaged(row.unpaired, 'a quotation mark has no partner');
    const begin = at;
    at = row.end;
    const { fields } = row;
    if (fields.length === 1 && fields[0] === '') continue;
    if (columns && fields.length !== columns.length)
      throw damaged(begin, `it has ${fields.length} fields, and the first row ${columns.length}`);
    if (columns) rows.push(Object.fromEntries(columns.map((column, index) => [column, fields[index] ?? ''])));
    columns ??= fields;
  }
  return rows;
};

const lengthUntil = (text: string, sign: string, from = 0): number => {
  const at = text.indexOf(sign, from);
  return at < 0 ? text.length : at;
};

/** What stands most often between the names of the columns. */
const delimiterIn = (head: string): string => {
  const countOf = (sign: string): number => head.split(sign).length;
  return [',', ';', '\t', '|'].reduce((best, sign) => (countOf(sign) > countOf(best) ? sign : best));
};

type Signs = { lines: string; delimiter: string };
type Row = { fields: string[]; end: number } | { unpaired: number };

/** The row that begins at a place. Each sign is looked at a few times. */
const rowAt = (text: string, begin: number, { lines, delimiter }: Signs): Row => {
  const fields: string[] = [];
  /** Where this row ends, if no field has quotation marks. */
  let line = lengthUntil(text, lines, begin);
  for (let at = begin; ; at += 1) {
    if (text[at] === '"') {
      const close = closingMark(text, at);
      let next = close + 1;
      while (text[next] === ' ') next += 1;
      const isFollowed = [delimiter, lines, `\r${lines}`, ''].some((sign) =>
        sign === '' ? next >= text.length : text.startsWith(sign, next),
      );
      if (close < 0 || !isFollowed) return { unpaired: at };
      fields.push(text.slice(at + 1, close).replaceAll('""', '"'));
      at = next;
      if (line < at) line = lengthUntil(text, lines, at);
    } else {
      const end = Math.min(line, lengthWithin(text, delimiter, at, line));
      fields.push(end === line ? withoutReturn(text.slice(at, end)) : text.slice(at, end));
      at = end;
    }
    if (text[at] !== delimiter) return { fields, end: line + 1 };
  }
};

/** As `lengthUntil`, and looks no further than the end of the line. */
const lengthWithin = (text: string, sign: string, from: number, end: number): number => {
  for (let at = from; at < end; at += 1) if (text[at] === sign) return at;
  return end;
};

const withoutReturn = (field: string): string => (field.endsWith('\r') ? field.slice(0, -1) : field);

/** Two marks are one in the text. -1 without an end. */
const closingMark = (text: string, open: number): number => {
  let at = text.indexOf('"', open + 1);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
};
