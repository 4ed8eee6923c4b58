import type { DefaultTreeAdapterTypes } from 'parse5';
import { blockLevel } from '../../pasting/readPaste.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** Of hundreds of pages the deepest has 51. Readability takes quadratic time for what is nested deeper. */
const maxDepth = 60;
/** What holds fewer levels, such as a list or a table, stays as it is. */
const maxKeptLevels = 12;

/**
 * Takes each level below `maxDepth` out of a tree that has more, so that the blocks in it are beside each other. Text
 * stays in its order and in its block.
 */
export const flattenTree = (root: Element): void => {
  const levels = levelsIn(root);
  if ((levels.get(root) ?? 0) <= maxDepth) return;
  let row = [root];
  for (let depth = 1; depth < maxDepth; depth += 1)
    row = row.flatMap(({ childNodes }) =>
      childNodes.filter(isElement).filter((element) => (levels.get(element) ?? 0) > maxKeptLevels),
    );
  for (const element of row) element.childNodes = flat(element.childNodes, levels);
};

const isElement = (node: Node): node is Element => 'tagName' in node;

/** The number of levels in each element. */
const levelsIn = (root: Element): Map<Element, number> => {
  const levels = new Map([[root, 0]]);
  // A map is walked through in the order of its keys, also of those that are added meanwhile.
  for (const element of levels.keys())
    for (const child of element.childNodes) if (isElement(child)) levels.set(child, 0);
  for (const element of [...levels.keys()].reverse())
    levels.set(
      element,
      element.childNodes.reduce(
        (most, child) => (isElement(child) ? Math.max(most, (levels.get(child) ?? 0) + 1) : most),
        0,
      ),
    );
  return levels;
};

const isSpace = (node: Node): boolean =>
  node.nodeName === '#comment' || ('value' in node && node.value.trim() === '');

const outside = new Set(['nav', 'aside', 'footer', 'form', 'dialog', 'button', 'svg', 'math']);

/** True for menus and what is hidden: all that is in them is, too. */
const speaksForAll = ({ tagName, attrs }: Element): boolean =>
  outside.has(tagName) ||
  attrs.some(
    ({ name, value }) =>
      ['hidden', 'aria-hidden', 'role'].includes(name) ||
      (name === 'style' && /display\s*:\s*none/i.test(value)),
  );

type Level = {
  nodes: Node[];
  at: number;
  block: Element | null;
  isBlock: boolean;
  to: Node[];
  isTold: boolean;
};

/** The nodes without their levels. Each text is in a copy of its block. */
const flat = (nodes: Node[], levels: Map<Element, number>): Node[] => {
  const top: Level = { nodes, at: 0, block: null, isBlock: true, to: [], isTold: false };
  const waiting = [top];
  let open: Element | null = null;
  for (let level = waiting.at(-1); level; level = waiting.at(-1)) {
    const node = level.nodes[level.at++];
    if (!node) {
      if (level.isBlock) open = null;
      waiting.pop();
      continue;
    }
    const isBlock = isElement(node) && (blockLevel.has(node.tagName) || speaksForAll(node));
    if (isBlock) open = null;
    if (isElement(node) && (levels.get(node) ?? 0) > maxKeptLevels) {
      waiting.push(below(level, node, isBlock));
      continue;
    }
    if (!isBlock && level.block && !open) {
      if (isSpace(node)) continue;
      open = { ...level.block, childNodes: [] };
      level.to.push(open);
    }
    (isBlock ? level.to : (open?.childNodes ?? level.to)).push(node);
  }
  return top.to;
};

/** What is hidden or in a menu stays in it. */
const below = (level: Level, element: Element, isBlock: boolean): Level => {
  const inner = { nodes: element.childNodes, at: 0, isBlock };
  if (level.isTold || !speaksForAll(element))
    return { ...inner, block: isBlock ? element : level.block, to: level.to, isTold: level.isTold };
  const copy = { ...element, childNodes: [] };
  level.to.push(copy);
  return { ...inner, block: null, to: copy.childNodes, isTold: true };
};
