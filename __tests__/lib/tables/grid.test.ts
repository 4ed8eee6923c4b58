import {
  columnName,
  insertColumn,
  insertRow,
  maxCells,
  maxColumns,
  pasteCells,
  type Row,
  readRows,
  removeColumn,
  removeRow,
  rowsFromCells,
  tableSizeProblem,
} from '../../../lib/tables/grid.ts';

const rowsOf = (...cells: string[][]): Row[] =>
  cells.map((row, index) => ({ _type: 'tableRow', _key: `r${index}`, cells: row }));

const cellsOf = (rows: Row[]): string[][] => rows.map(({ cells }) => cells);

let keys = 0;
const newKey = (): string => `new${keys++}`;

const table = rowsOf(['A', 'B'], ['1', '2']);

describe('readRows', () => {
  it('reads stored rows as they are', () => {
    expect(readRows(table)).toEqual(table);
  });

  it.each([
    [
      'no rows',
      undefined,
      [
        ['', '', ''],
        ['', '', ''],
        ['', '', ''],
      ],
    ],
    [
      'a shorter row',
      rowsOf(['A', 'B'], ['1']),
      [
        ['A', 'B'],
        ['1', ''],
      ],
    ],
    ['a row without cells', [{ _key: 'a' }], [['']]],
    [
      'null instead of a row and of a cell',
      [null, { _key: 'a', cells: [null, 'B'] }],
      [
        ['', ''],
        ['', 'B'],
      ],
    ],
  ])('completes %s', (_case, stored, expected) => {
    expect(cellsOf(readRows(stored))).toEqual(expected);
  });

  it('gives rows without keys the same keys each time', () => {
    expect(readRows(undefined)).toEqual(readRows([]));
  });
});

describe('rows and columns', () => {
  it.each([
    [
      'a row at the start',
      insertRow(table, 0, newKey),
      [
        ['', ''],
        ['A', 'B'],
        ['1', '2'],
      ],
    ],
    [
      'a row at the end',
      insertRow(table, 2, newKey),
      [
        ['A', 'B'],
        ['1', '2'],
        ['', ''],
      ],
    ],
    [
      'a column',
      insertColumn(table, 1),
      [
        ['A', '', 'B'],
        ['1', '', '2'],
      ],
    ],
  ])('inserts %s', (_case, rows, expected) => {
    expect(cellsOf(rows)).toEqual(expected);
  });

  it.each([
    ['a row', removeRow(table, 0), [['1', '2']]],
    ['a column', removeColumn(table, 0), [['B'], ['2']]],
    ['no last row', removeRow(rowsOf(['A']), 0), [['A']]],
    ['no last column', removeColumn(rowsOf(['A']), 0), [['A']]],
  ])('removes %s', (_case, rows, expected) => {
    expect(cellsOf(rows)).toEqual(expected);
  });

  it('keeps the keys of other rows', () => {
    expect(insertRow(table, 1, newKey).map(({ _key }) => _key)).toEqual(['r0', expect.any(String), 'r1']);
  });

  it('does not grow beyond what Studio shows well', () => {
    const wide = rowsOf(Array.from({ length: maxColumns }, () => ''));
    const long = rowsFromCells(
      Array.from({ length: maxCells }, () => ['']),
      newKey,
    );
    expect(insertColumn(wide, 0)).toBe(wide);
    expect(insertRow(long, 0, newKey)).toBe(long);
    expect(tableSizeProblem(1, maxColumns + 1)).toBe('The table has 101 columns. At most 100 fit.');
    expect(tableSizeProblem(maxCells + 1, 1)).toBe('The table has 5,001 cells. At most 5,000 fit.');
    expect(tableSizeProblem(maxCells, 1)).toBeNull();
  });

  it.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [701, 'ZZ'],
    [702, 'AAA'],
  ])('names column %i %s', (column, name) => {
    expect(columnName(column)).toBe(name);
  });
});

describe('pasteCells', () => {
  it('replaces the cells from a place on', () => {
    expect(cellsOf(pasteCells(table, { row: 0, column: 1 }, [['x'], ['y']], newKey))).toEqual([
      ['A', 'x'],
      ['1', 'y'],
    ]);
  });

  it('adds rows and columns where they are needed', () => {
    expect(cellsOf(pasteCells(table, { row: 1, column: 1 }, [['x', 'y'], ['z']], newKey))).toEqual([
      ['A', 'B', ''],
      ['1', 'x', 'y'],
      ['', 'z', ''],
    ]);
  });
});
