import { isHidden, styleOf } from '../styleOf.ts';
import { isElement, isText, walkTree } from '../walkTree.ts';

/** Longer cells are columns of a page. */
const maxCellCharacters = 300;

const blocks = 'h1, h2, h3, h4, h5, h6, ul, ol, blockquote, pre, img, figure, form, hr';

/**
 * Returns true if a pasted document is one table of data and nothing else. A table that lays out a page is none: one with
 * another table, headings, lists, pictures or several paragraphs in its cells, and no header or caption.
 */
export const isDataTable = (document: Document): boolean => {
  const tables = document.querySelectorAll('table');
  const [table] = tables;
  if (!table || tables.length > 1 || hasTextBeside(table, document)) return false;
  if (/^(?:presentation|none)$/i.test(table.getAttribute('role') ?? '')) return false;
  if (table.querySelector('th, caption')) return true;
  const cells = [...table.querySelectorAll('td')];
  const isOneColumn = [...table.querySelectorAll('tr')].every((row) => row.children.length < 2);
  return cells.every(
    (cell) =>
      cell.querySelector(blocks) === null &&
      cell.querySelectorAll('p, div').length <= (isOneColumn ? 0 : 1) &&
      (cell.textContent ?? '').length <= maxCellCharacters,
  );
};

const silent = new Set(['head', 'style', 'script', 'title', 'meta', 'link']);

const hasTextBeside = (table: Element, document: Document): boolean => {
  let isFound = false;
  const enter = (node: Node): boolean => {
    if (isText(node) && (node.nodeValue ?? '').trim() !== '') isFound = true;
    if (!isElement(node) || node === table || isFound) return false;
    return !silent.has(node.localName) && !isHidden(node, styleOf(node));
  };
  walkTree(document.body, enter, () => undefined);
  return isFound;
};
