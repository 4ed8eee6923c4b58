import { csvOf } from '../../../lib/numbers/csv.ts';
import type { Table } from '../../../lib/numbers/tables.ts';

/** Offers a table as a file. @param name without its ending. */
export const downloadCsv = (name: string, { head, rows }: Table): void => {
  const address = URL.createObjectURL(new Blob([csvOf(head, rows)], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `${name}.csv`;
  link.click();
  // The browser has begun to read the file by then.
  setTimeout(() => URL.revokeObjectURL(address), 1_000);
};
