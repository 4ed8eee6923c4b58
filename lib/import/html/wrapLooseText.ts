import { blockLevel } from '../../pasting/readPaste.ts';
import { isElement, isText } from '../../pasting/walkTree.ts';

/** Their children are rows, cells and items. */
const withoutText = new Set(['table', 'thead', 'tbody', 'tfoot', 'tr', 'ul', 'ol', 'dl', 'head', 'html']);

/** Puts text beside blocks into paragraphs of its own, so that each line of a page has an element. */
export const wrapLooseText = (document: Document): void => {
  const containers = containersIn(document.body);
  const isInline = (node: Node): boolean =>
    isText(node) || (isElement(node) && !blockLevel.has(node.localName) && !containers.has(node));
  for (const container of containers) {
    if (withoutText.has(container.localName)) continue;
    let loose: Element | null = null;
    for (let child = container.firstChild; child; ) {
      const next: ChildNode | null = child.nextSibling;
      if (!isInline(child)) loose = null;
      else if (loose) loose.appendChild(child);
      else if (child.textContent?.trim()) {
        loose = document.createElement('p');
        container.insertBefore(loose, child);
        loose.appendChild(child);
      }
      child = next;
    }
  }
};

/** The elements that hold blocks, each once. */
const containersIn = (body: HTMLElement): Set<Element> => {
  const containers = new Set<Element>();
  for (const block of body.querySelectorAll([...blockLevel].join(',')))
    for (let parent = block.parentElement; parent && !containers.has(parent); parent = parent.parentElement)
      containers.add(parent);
  return containers;
};
