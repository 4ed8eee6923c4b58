/** A row of a table as it is stored. */
export type Row = { _type: 'tableRow'; _key: string; cells: string[] };

/** A place in a table, from 0. */
export type Place = { row: number; column: number };

export type NewKey = () => string;

/** More would make Studio slow. Pages show up to 5,000 rows of 200 cells. */
export const maxCells = 5_000;
export const maxColumns = 100;

const longest = (rows: readonly (readonly string[])[]): number =>
  rows.reduce((most, { length }) => Math.max(most, length), 0);

export const columnsOf = (rows: readonly Pick<Row, 'cells'>[]): number =>
  rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);

const rowOf = (cells: readonly string[], columns: number, _key: string): Row => ({
  _type: 'tableRow',
  _key,
  cells: Array.from({ length: columns }, (_, column) => cells[column] ?? ''),
});

/**
 * Reads stored rows: all get as many cells as the longest, and at least one. Some clients write null for empty cells, or
 * no keys. An empty table has a header row and two more, of three cells.
 */
export const readRows = (stored: unknown): Row[] => {
  const list = Array.isArray(stored) ? stored : [];
  const rows = list.map((row: Partial<Row> | null, index) => ({
    _key: row?._key ?? `row-${index}`,
    cells: Array.isArray(row?.cells) ? row.cells.map((cell) => String(cell ?? '')) : [],
  }));
  if (rows.length === 0) return [0, 1, 2].map((index) => rowOf([], 3, `row-${index}`));
  const columns = Math.max(1, columnsOf(rows));
  return rows.map(({ cells, _key }) => rowOf(cells, columns, _key));
};

/** A new table: a header row and two more, of three cells. */
export const emptyRows = (newKey: NewKey): Row[] => [0, 1, 2].map(() => rowOf([], 3, newKey()));

/** Rows from cells, such as those of a clipboard. */
export const rowsFromCells = (cells: readonly (readonly string[])[], newKey: NewKey): Row[] => {
  const columns = Math.max(1, longest(cells));
  return cells.map((row) => rowOf(row, columns, newKey()));
};

const hasSpace = (rows: number, columns: number): boolean =>
  columns <= maxColumns && rows * columns <= maxCells;

/** Inserts an empty row before `row`. Returns the same rows if the table is full. */
export const insertRow = (rows: Row[], row: number, newKey: NewKey): Row[] =>
  hasSpace(rows.length + 1, columnsOf(rows))
    ? rows.toSpliced(row, 0, rowOf([], Math.max(1, columnsOf(rows)), newKey()))
    : rows;

/** Inserts an empty column before `column`. Returns the same rows if the table is full. */
export const insertColumn = (rows: Row[], column: number): Row[] =>
  hasSpace(rows.length, columnsOf(rows) + 1)
    ? rows.map((row) => ({ ...row, cells: row.cells.toSpliced(column, 0, '') }))
    : rows;

/** Removes a row. The last row stays. */
export const removeRow = (rows: Row[], row: number): Row[] =>
  rows.length > 1 ? rows.toSpliced(row, 1) : rows;

/** Removes a column. The last column stays. */
export const removeColumn = (rows: Row[], column: number): Row[] =>
  columnsOf(rows) > 1 ? rows.map((row) => ({ ...row, cells: row.cells.toSpliced(column, 1) })) : rows;

/** What is wrong with the size of a table, as text for people, or null. */
export const tableSizeProblem = (rows: number, columns: number): string | null => {
  if (columns > maxColumns)
    return `The table has ${columns.toLocaleString('en')} columns. At most ${maxColumns} fit.`;
  if (rows * columns > maxCells)
    return `The table has ${(rows * columns).toLocaleString('en')} cells. At most ${maxCells.toLocaleString('en')} fit.`;
  return null;
};

/** Writes cells into a table from a place on. The table grows where they do not fit. */
export const pasteCells = (
  rows: Row[],
  at: Place,
  cells: readonly (readonly string[])[],
  newKey: NewKey,
): Row[] => {
  const pasted = longest(cells);
  const columns = Math.max(columnsOf(rows), at.column + pasted);
  const length = Math.max(rows.length, at.row + cells.length);
  return Array.from({ length }, (_, index) => {
    const row = rowOf(rows[index]?.cells ?? [], columns, rows[index]?._key ?? newKey());
    const written = cells[index - at.row];
    return written ? { ...row, cells: row.cells.toSpliced(at.column, written.length, ...written) } : row;
  });
};

/** The name of a column: A to Z, then AA. */
export const columnName = (column: number): string => {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
};
