import {
  insertColumn,
  insertRow,
  type NewKey,
  type Place,
  type Row,
  removeColumn,
  removeRow,
} from '../../../../lib/tables/grid.ts';
import type { GridCommand } from '../../../../lib/tables/gridKey.ts';

/** A command that changes the rows or columns of a table. */
export type RowsCommand = Extract<GridCommand, { row: number } | { column: number }>;

type ChangedRows = {
  rows: Row[];
  /** The column that was inserted or removed. */
  column?: number;
  /** The cell that gets the focus. */
  focus: Place;
};

/** The rows after a command. Null if the table is full. */
export const changeRows = (rows: Row[], command: RowsCommand, newKey: NewKey): ChangedRows | null => {
  switch (command.kind) {
    case 'insertRow': {
      const next = insertRow(rows, command.row, newKey);
      return next === rows ? null : { rows: next, focus: { row: command.row, column: 0 } };
    }
    case 'insertColumn': {
      const next = insertColumn(rows, command.column);
      const { column } = command;
      return next === rows ? null : { rows: next, column, focus: { row: 0, column } };
    }
    case 'removeRow':
      return { rows: removeRow(rows, command.row), focus: { row: Math.max(0, command.row - 1), column: 0 } };
    case 'removeColumn':
      return {
        rows: removeColumn(rows, command.column),
        column: command.column,
        focus: { row: 0, column: Math.max(0, command.column - 1) },
      };
  }
};
