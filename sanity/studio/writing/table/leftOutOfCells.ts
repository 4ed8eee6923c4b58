import { describeLeftOut, type LeftOut } from '../../../../lib/pasting/LeftOut.ts';
import { markupProblem } from '../../../../lib/pasting/markupProblem.ts';
import { PasteTooLarge } from '../../../../lib/pasting/PasteTooLarge.ts';
import { tableCells } from '../../../../lib/pasting/tableCells.ts';

/** What cells of a spreadsheet lose in a grid, which takes their text alone. Null if they lose nothing. */
export const leftOutOfCells = (data: DataTransfer): string | null => {
  const html = data.getData('text/html');
  if (html === '' || markupProblem(html)) return null;
  const leftOut: LeftOut = {};
  try {
    for (const table of new DOMParser().parseFromString(html, 'text/html').querySelectorAll('table'))
      if (!table.parentElement?.closest('table'))
        tableCells(table, { skipped: new Set(), leftOut, onSkipped: undefined });
  } catch (error) {
    if (error instanceof PasteTooLarge) return null;
    throw error;
  }
  return describeLeftOut(leftOut);
};
