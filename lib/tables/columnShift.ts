import { columnsOf, type Row } from './grid.ts';

/** Columns that were inserted before `at`, or removed from it on if `by` is negative. */
export type ColumnShift = { at: number; by: number };

/**
 * How the columns of a table moved, of which only the texts are known: the place at which most rows agree. Among columns
 * that are alike it is the last. Null if the table has as many columns as before.
 */
export const columnShift = (before: readonly Row[], after: readonly Row[]): ColumnShift | null => {
  const by = columnsOf(after) - columnsOf(before);
  if (by === 0) return null;
  const next = new Map(after.map(({ _key, cells }) => [_key, cells]));
  const pairs = before.flatMap(({ _key, cells }) => {
    const then = next.get(_key);
    return then ? [by > 0 ? { short: cells, long: then } : { short: then, long: cells }] : [];
  });
  const columns = Math.min(columnsOf(before), columnsOf(after));
  let best = { at: columns, agreeing: -1 };
  for (let at = columns; at >= 0; at -= 1) {
    const agreeing = pairs.filter(({ short, long }) => agree(short, long, at, Math.abs(by))).length;
    if (agreeing > best.agreeing) best = { at, agreeing };
  }
  return { at: best.at, by };
};

const agree = (short: string[], long: string[], at: number, by: number): boolean =>
  short.every((text, column) => text === long[column < at ? column : column + by]);

/** Names that columns keep while others are inserted or removed beside them. */
export const shiftNames = (
  names: readonly string[],
  { at, by }: ColumnShift,
  newName: () => string,
): string[] =>
  by > 0 ? names.toSpliced(at, 0, ...Array.from({ length: by }, newName)) : names.toSpliced(at, -by);
