import { columnsOf, type Row } from './grid.ts';
import { applyRowOps, type RowOp } from './rowOps.ts';

type Change = {
  before: readonly Row[];
  after: readonly Row[];
  /** The column that was inserted or removed, if one was. */
  column?: number | undefined;
  /** The rows as they are now: a colleague may have changed them since `before`. */
  current: Row[];
};

/**
 * What leads from `before` to `after`, applied to `current`. What a colleague has written since stays: a cell, row or
 * column is overwritten or removed only if it is as it was before.
 *
 * @returns null if the rows have no keys to name them by.
 */
export const diffRows = ({ before, after, column, current }: Change): RowOp[] | null => {
  if (!current.length || ![before, after, current].every(hasKeys)) return null;
  const grows = columnsOf(after) - columnsOf(before);
  const moved = column === undefined || grows === 0 ? [] : moveColumn(before, current, column, grows);
  if (moved === null) return [];
  const base = applyToKnown(before, moved);
  const ops = [...moved, ...insertRows(base, after, applyRowOps(current, moved))];
  ops.push(...changeCells(base, after, applyRowOps(current, ops)));
  // Last, so that new rows have their neighbours.
  ops.push(...removeRows(base, after, applyRowOps(current, ops)));
  return ops;
};

const hasKeys = (rows: readonly Partial<Row>[]): boolean =>
  rows.every((row) => typeof row?._key === 'string' && Array.isArray(row.cells)) &&
  new Set(rows.map(({ _key }) => _key)).size === rows.length;

const byKey = (rows: readonly Row[]): Map<string, Row> => new Map(rows.map((row) => [row._key, row]));

const applyToKnown = (rows: readonly Row[], ops: RowOp[]): Row[] => applyRowOps([...rows], ops);

/** One cell for each row. Null if a colleague has written in the column that would be removed. */
const moveColumn = (
  before: readonly Row[],
  current: Row[],
  column: number,
  grows: number,
): RowOp[] | null => {
  const wide = current.filter(({ cells }) => (grows > 0 ? cells.length >= column : cells.length > column));
  if (grows > 0) return wide.map(({ _key: key }) => ({ kind: 'insertCells', key, column, cells: [''] }));
  const known = byKey(before);
  const isWritten = ({ _key, cells }: Row): boolean =>
    (cells[column] || '') !== (known.get(_key)?.cells[column] || '');
  return wide.some(isWritten) ? null : wide.map(({ _key: key }) => ({ kind: 'removeCell', key, column }));
};

/** New rows, each below the nearest one above it that is there. */
const insertRows = (before: readonly Row[], after: readonly Row[], current: Row[]): RowOp[] => {
  const [known, present] = [byKey(before), byKey(current)];
  const first = current[0];
  let above: string | null = null;
  return after.flatMap((row): RowOp[] => {
    const isNew = !known.has(row._key) && !present.has(row._key);
    const beside = above ?? first?._key;
    const isTop = above === null;
    if (isNew || present.has(row._key)) above = row._key;
    return isNew && beside !== undefined
      ? [{ kind: 'insertRow', row, beside, position: isTop ? 'before' : 'after' }]
      : [];
  });
};

/** A row stays if a colleague has written in it. */
const removeRows = (before: readonly Row[], after: readonly Row[], current: Row[]): RowOp[] => {
  const [known, kept] = [byKey(before), byKey(after)];
  const isRemoved = ({ _key, cells }: Row): boolean => {
    const was = known.get(_key)?.cells;
    return (
      !kept.has(_key) && was !== undefined && cells.every((text, column) => text === (was[column] ?? ''))
    );
  };
  return current.filter(isRemoved).map(({ _key: key }) => ({ kind: 'removeRow', key }));
};

/** Cells that were written, and those that a row gets or loses at its end. */
const changeCells = (before: readonly Row[], after: readonly Row[], current: Row[]): RowOp[] => {
  const [known, next] = [byKey(before), byKey(after)];
  return current.flatMap(({ _key: key, cells }): RowOp[] => {
    const [was, is] = [known.get(key)?.cells, next.get(key)?.cells];
    if (!was || !is) return [];
    const ops: RowOp[] = is.flatMap((text, column): RowOp[] =>
      column < cells.length && text !== was[column] && cells[column] === was[column]
        ? [{ kind: 'setCell', key, column, text }]
        : [],
    );
    if (is.length > cells.length && is.length > was.length)
      ops.push({ kind: 'insertCells', key, column: cells.length, cells: is.slice(cells.length) });
    for (let column = cells.length - 1; column >= is.length && column < was.length; column -= 1)
      if (cells[column] === was[column]) ops.push({ kind: 'removeCell', key, column });
    return ops;
  });
};
