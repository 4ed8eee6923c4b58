import type { ColumnShift } from './columnShift.ts';
import type { Row } from './grid.ts';

/** A change of a table's rows that touches one row or one cell, so that two people can change a table at once. */
export type RowOp =
  | { kind: 'insertRow'; row: Row; beside: string; position: 'before' | 'after' }
  | { kind: 'removeRow'; key: string }
  | { kind: 'setCell'; key: string; column: number; text: string }
  | { kind: 'insertCells'; key: string; column: number; cells: string[] }
  | { kind: 'removeCell'; key: string; column: number };

/** The rows after the changes. A change of a row that is not there does nothing, as in the Content Lake. */
export const applyRowOps = (rows: Row[], ops: readonly RowOp[]): Row[] => ops.reduce(applyRowOp, rows);

const applyRowOp = (rows: Row[], op: RowOp): Row[] => {
  const at = rows.findIndex(({ _key }) => _key === (op.kind === 'insertRow' ? op.beside : op.key));
  const row = rows[at];
  if (!row) return rows;
  const withCells = (cells: string[]): Row[] => rows.with(at, { ...row, cells });
  switch (op.kind) {
    case 'insertRow':
      return rows.toSpliced(op.position === 'after' ? at + 1 : at, 0, op.row);
    case 'removeRow':
      return rows.toSpliced(at, 1);
    case 'setCell':
      return op.column < row.cells.length ? withCells(row.cells.with(op.column, op.text)) : rows;
    case 'insertCells':
      return withCells(row.cells.toSpliced(op.column, 0, ...op.cells));
    case 'removeCell':
      return withCells(row.cells.toSpliced(op.column, 1));
  }
};

/** The change after cells of its row were inserted or removed. Nothing is left of a change of a removed cell. */
export const shiftRowOp = (op: RowOp, key: string, { at, by }: ColumnShift): RowOp[] => {
  if (op.kind === 'insertRow' || op.kind === 'removeRow' || op.key !== key || op.column < at) return [op];
  const isGone = op.kind !== 'insertCells' && op.column < at - by;
  return isGone && by < 0 ? [] : [{ ...op, column: Math.max(at, op.column + by) }];
};

type Segment = string | number | { _key: string };

/** A patch of Studio's form. The path begins in the table. */
export type RowPatch =
  | { type: 'set'; path: Segment[]; value: string }
  | { type: 'unset'; path: Segment[] }
  | { type: 'insert'; path: Segment[]; position: 'before' | 'after'; items: (Row | string)[] };

export const patchOfRowOp = (op: RowOp): RowPatch => {
  if (op.kind === 'insertRow')
    return {
      type: 'insert',
      path: ['rows', { _key: op.beside }],
      position: op.position,
      items: [op.row],
    };
  const row: Segment[] = ['rows', { _key: op.key }];
  switch (op.kind) {
    case 'removeRow':
      return { type: 'unset', path: row };
    case 'setCell':
      return { type: 'set', path: [...row, 'cells', op.column], value: op.text };
    case 'removeCell':
      return { type: 'unset', path: [...row, 'cells', op.column] };
    case 'insertCells':
      return op.column === 0
        ? { type: 'insert', path: [...row, 'cells', 0], position: 'before', items: op.cells }
        : { type: 'insert', path: [...row, 'cells', op.column - 1], position: 'after', items: op.cells };
  }
};
