import { chartProblem, findFigures } from '../../../lib/charts/figuresOf.ts';
import type { TableBlock } from '../../../lib/content/blocks.ts';
import type { ChartKind } from '../../../lib/content/chartKinds.ts';

const rows = [
  ['Year', 'Rain', 'Snow'],
  ['2024', '8 mm', '1,5'],
  ['2025', '', '2'],
  ['2026', '9 mm', '3'],
];
const tableOf = (texts: string[][], chart: ChartKind | null = 'line'): TableBlock => ({
  _type: 'table',
  _key: 't',
  caption: 'Rain',
  chart,
  hasHeader: true,
  rows: texts.map((cells, row) => ({
    key: `r${row}`,
    cells: cells.map((text, column) => ({ key: `${row}-${column}`, text })),
  })),
});

describe('the figures of a table', () => {
  it('have a series for each column after the first, with a gap for an empty cell', () => {
    expect(findFigures(tableOf(rows), 'de')).toEqual({
      rows: [
        { key: 'r1', label: '2024' },
        { key: 'r2', label: '2025' },
        { key: 'r3', label: '2026' },
      ],
      series: [
        { name: 'Rain', values: [8, null, 9], texts: ['8 mm', '', '9 mm'] },
        { name: 'Snow', values: [1.5, 2, 3], texts: ['1,5', '2', '3'] },
      ],
    });
  });

  it('are not read from a table that is shown as a table', () => {
    expect(findFigures(tableOf(rows, null), 'de')).toBeNull();
  });
});

describe('a chart', () => {
  const problemOf = (texts: string[][], more: object = {}) =>
    chartProblem({ chart: 'line', hasHeader: true, rows: texts, ...more }, 'en');

  it.each<[string, string[][], object, RegExp]>([
    ['without a header row', rows, { hasHeader: false }, /header row/],
    ['of one column', [['Year'], ['2024']], {}, /column of figures/],
    ['of words', [...rows.slice(0, 2), ['2025', 'n/a', '2']], {}, /“n\/a” in row 3 is none/],
    [
      'with one figure in a column',
      [
        ['Year', 'Rain'],
        ['2024', '8'],
        ['2025', ''],
      ],
      {},
      /two figures/,
    ],
    [
      'of figures in different units',
      [
        ['Year', 'Cost'],
        ['2024', '1.2 million'],
        ['2025', '900'],
      ],
      {},
      /same unit.*“Cost” has “1.2 million” and “900”/,
    ],
    ['of too many columns', [Array.from({ length: 8 }, (_, i) => `c${i}`)], {}, /at most 6 columns/],
    ['of too many rows', Array.from({ length: 62 }, () => ['a', '1']), { chart: 'bar' }, /at most 60 rows/],
  ])('cannot be drawn %s', (_case, texts, more, problem) => {
    expect(problemOf(texts, more)).toMatch(problem);
  });

  it('can be drawn of figures whose unit is spaced or marked in other ways', () => {
    const [names = []] = rows;
    expect(problemOf([names.slice(0, 2), ['2024', '8 %'], ['2025', '−9%*'], ['2026', '+1%']])).toBeNull();
  });

  it('can be drawn of figures, and a table needs none', () => {
    expect(problemOf(rows.map(([year = '', rain = '']) => [year, rain]))).toBeNull();
    expect(problemOf([['Name']], { chart: null })).toBeNull();
  });
});
