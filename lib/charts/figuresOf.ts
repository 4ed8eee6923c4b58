import type { TableBlock } from '../content/blocks.ts';
import { readFigure, unitOf } from './readFigure.ts';

/** The figures of a table, by series: a column with its name, and the texts of its cells. Null is an empty cell. */
export type Figures = {
  rows: { key: string; label: string }[];
  series: { name: string; values: (number | null)[]; texts: string[] }[];
};

/** More lines have no colours that can be told apart. */
const maxSeries = 6;
/** More rows have no room on a phone. */
const maxRows = { line: 400, column: 60, bar: 60 };

type Table = Pick<TableBlock, 'chart' | 'hasHeader'> & { rows: string[][] };

/** Returns why a table cannot be drawn, or null. Rows and columns are counted from 1, as people do. */
export const chartProblem = ({ chart, hasHeader, rows }: Table, language: string): string | null => {
  if (!chart) return null;
  const [names = [], ...entries] = rows;
  if (!hasHeader) return 'A chart needs a header row, which names its figures.';
  if (names.length < 2) return 'A chart needs a column of figures beside the first column.';
  if (names.length - 1 > maxSeries) return `A chart has at most ${maxSeries} columns of figures.`;
  if (entries.length > maxRows[chart]) return `This chart has at most ${maxRows[chart]} rows.`;
  for (const [index, cells] of entries.entries()) {
    const wrong = cells.slice(1).find((cell) => cell.trim() !== '' && readFigure(cell, language) === null);
    if (wrong !== undefined) return `A chart needs figures. “${wrong}” in row ${index + 2} is none.`;
  }
  const isDrawable = names
    .slice(1)
    .every((_, column) => entries.filter((cells) => (cells[column + 1] ?? '').trim() !== '').length >= 2);
  if (!isDrawable) return 'A chart needs two figures or more in each column.';
  for (const [column, name] of names.entries()) {
    if (column === 0) continue;
    const cells = entries.map((row) => row[column] ?? '').filter((cell) => cell.trim() !== '');
    const [first = ''] = cells;
    const other = cells.find((cell) => unitOf(cell) !== unitOf(first));
    if (other !== undefined)
      return `A chart needs the same unit in a whole column. “${name}” has “${first}” and “${other}”.`;
  }
  return null;
};

/** The figures of a table that is shown as a chart, or null if it cannot be drawn. */
export const findFigures = ({ chart, hasHeader, rows }: TableBlock, language: string): Figures | null => {
  const texts = rows.map(({ cells }) => cells.map(({ text }) => text));
  if (!chart || chartProblem({ chart, hasHeader, rows: texts }, language)) return null;
  const [names = [], ...entries] = texts;
  return {
    rows: rows.slice(1).map(({ key, cells }) => ({ key, label: cells[0]?.text ?? '' })),
    series: names.slice(1).map((name, column) => {
      const cells = entries.map((row) => (row[column + 1] ?? '').trim());
      return { name, values: cells.map((cell) => readFigure(cell, language)), texts: cells };
    }),
  };
};
