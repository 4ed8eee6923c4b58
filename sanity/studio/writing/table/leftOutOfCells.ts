import { cellText, tableCells } from '../../../../lib/pasting/cells/tableCells.ts';
import { describeLeftOut, type LeftOut } from '../../../../lib/pasting/LeftOut.ts';
import { markupProblem } from '../../../../lib/pasting/markupProblem.ts';
import { findComments } from '../../../../lib/pasting/notes/comments.ts';
import { PasteTooLarge } from '../../../../lib/pasting/PasteTooLarge.ts';
import { formatReader } from '../../../../lib/pasting/styleOf.ts';

/** What cells of a spreadsheet lose in a grid, which takes their text alone. Null if they lose nothing. */
export const leftOutOfCells = (data: DataTransfer): string | null => {
  const html = data.getData('text/html');
  if (html === '' || markupProblem(html)) return null;
  const leftOut: LeftOut = {};
  try {
    const document = new DOMParser().parseFromString(html, 'text/html');
    const reading = {
      skipped: new Set<Node>(),
      comments: findComments(document),
      leftOut,
      onSkipped: undefined,
      formatOf: formatReader(document),
    };
    for (const table of document.querySelectorAll('table'))
      if (!table.parentElement?.closest('table')) tableCells(table, reading);
    // Google Sheets copies one cell without a table.
    const cell = document.querySelector('[data-sheets-root]:not(table)');
    if (cell) cellText(cell, reading);
  } catch (error) {
    if (error instanceof PasteTooLarge) return null;
    throw error;
  }
  return describeLeftOut(leftOut);
};
