import Papa from 'papaparse';

export type CsvCell = string | number | null;

/** What spreadsheets read as a formula at the beginning of a cell, also in full width and behind a space. */
const formula = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r\n]/;

/** Excel reads a file as UTF-8 only if it begins with this mark. */
const byteOrderMark = '\ufeff';

/**
 * A table as CSV (RFC 4180). A text that a spreadsheet would run as a formula begins with an apostrophe.
 *
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export const csvOf = (head: readonly string[], rows: readonly (readonly CsvCell[])[]): string =>
  byteOrderMark +
  Papa.unparse({ fields: [...head], data: rows.map((row) => [...row]) }, { escapeFormulae: formula });
