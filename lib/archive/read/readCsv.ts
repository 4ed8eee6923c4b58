import Papa from 'papaparse';
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
  const rows: Record<string, string>[] = [];
  let columns: string[] | null = null;
  let begin = 0;
  let problem: UnreadableArchive | null = null;
  Papa.parse<string[]>(text, {
    skipEmptyLines: true,
    step: ({ data, errors, meta }, parser) => {
      const [error] = errors.filter(({ type }) => type === 'Quotes');
      columns ??= data;
      if (error) problem = damaged(error.index ?? begin, 'a quotation mark has no partner');
      else if (data.length !== columns.length)
        problem = damaged(begin, `it has ${data.length} fields, and the first row ${columns.length}`);
      else if (data !== columns)
        rows.push(Object.fromEntries(columns.map((column, index) => [column, data[index] ?? ''])));
      if (problem !== null) parser.abort();
      begin = meta.cursor;
    },
  });
  if (problem !== null) throw problem;
  return rows;
};
