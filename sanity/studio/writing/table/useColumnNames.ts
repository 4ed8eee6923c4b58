import { useRef } from 'react';
import { columnShift, shiftNames } from '../../../../lib/tables/columnShift.ts';
import { columnsOf, type Row } from '../../../../lib/tables/grid.ts';

type Named = { rows: Row[]; names: string[] };

/** Names of the columns that stay the same while a column is inserted or removed, here or by a colleague. */
export const useColumnNames = (rows: Row[]): string[] => {
  const next = useRef(0);
  const newName = () => `column-${next.current++}`;
  const last = useRef<Named | null>(null);
  last.current ??= { rows, names: Array.from({ length: columnsOf(rows) }, newName) };
  if (last.current.rows !== rows) {
    const { rows: before, names } = last.current;
    const shift = columnShift(before, rows);
    last.current = { rows, names: shift ? shiftNames(names, shift, newName) : names };
  }
  return last.current.names;
};
