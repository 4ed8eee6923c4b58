import { blockLevel } from '../../pasting/readPaste.ts';

/** The elements whose loose text has paragraphs of its own. */
const holders = 'body, blockquote, div';

/** Wraps the text of a classic editor in paragraphs: a blank line ends one, a line break stays. */
export const splitLooseText = (document: Document): void => {
  for (const holder of [document.body, ...document.body.querySelectorAll(holders)]) splitIn(holder, document);
};

const splitIn = (holder: Element, document: Document): void => {
  let paragraph: Element | null = null;
  for (const node of [...holder.childNodes]) {
    if (node.nodeType === 1 && blockLevel.has((node as Element).localName)) {
      paragraph = null;
      continue;
    }
    const pieces = node.nodeType === 3 ? (node.nodeValue ?? '').split(/\n[ \t\r]*\n/) : [null];
    for (const [index, piece] of pieces.entries()) {
      if (index > 0) paragraph = null;
      if (piece?.trim() === '' && !paragraph) continue;
      if (!paragraph) {
        paragraph = document.createElement('p');
        holder.insertBefore(paragraph, node);
      }
      if (piece === null) paragraph.appendChild(node);
      else addLines(paragraph, piece, document);
    }
    if (node.nodeType === 3) node.remove();
  }
};

const addLines = (paragraph: Element, text: string, document: Document): void => {
  for (const [index, line] of text.split('\n').entries()) {
    if (index > 0 && line.trim() !== '') paragraph.appendChild(document.createElement('br'));
    paragraph.appendChild(document.createTextNode(line));
  }
};
