import { isDataTable } from '../../../../lib/pasting/cells/isDataTable.ts';
import { markupProblem } from '../../../../lib/pasting/markupProblem.ts';
import type { PastedKind } from '../../../../lib/tables/cellsFromText.ts';

/** @param html the HTML on the clipboard beside the text; empty if there is none. */
export const pastedKind = (html: string): PastedKind => {
  if (html === '') return 'plain';
  if (markupProblem(html)) return 'prose';
  return isDataTable(new DOMParser().parseFromString(html, 'text/html')) ? 'table' : 'prose';
};
