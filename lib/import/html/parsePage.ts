import { parseHTML } from 'linkedom/worker';
import {
  type DefaultTreeAdapterTypes,
  defaultTreeAdapter,
  html as namespaces,
  parse,
  type TreeAdapter,
} from 'parse5';
import { pictureCharacters } from '../../pasting/markupProblem.ts';
import { PasteTooLarge } from '../../pasting/PasteTooLarge.ts';
import { attributeWork } from './attributeWork.ts';
import { flattenTree } from './flattenTree.ts';

type Parsed = DefaultTreeAdapterTypes.ChildNode;

/** Scripts and styles count, pictures in the markup do not. A page has one or two million. */
const maxCharacters = 10_000_000;
/** Start and end tags, and the same sign in scripts. A long page has some ten thousand. */
const maxTags = 400_000;
/** With the texts between them they are twice as many nodes. A long page has some ten thousand. */
const maxElements = 100_000;
/** Each tag may ask all elements that are open: a page of few tags may nest them 10,000 deep. */
const maxWork = 200_000_000;

/** The parser compares each attribute of a tag with those before it. A long page has a million such comparisons. */
const maxAttributeWork = 30_000_000;

const tooMuch = 'The page has too much formatting to be read.';

/**
 * Parses a page as browsers do. Nothing in it is run or loaded: scripts and comments are not even copied, except
 * structured data.
 *
 * @throws {PasteTooLarge}
 */
export const parsePage = (html: string): Document => {
  const tags = countTags(html);
  if (html.length - pictureCharacters(html) > maxCharacters || tags > maxTags)
    throw new PasteTooLarge(tooMuch);
  if (attributeWork(html) > maxAttributeWork)
    throw new PasteTooLarge('A tag of the page has thousands of attributes.');
  const { document } = parseHTML('<!doctype html><html></html>');
  const root = document.documentElement;
  const page = parse(html, { treeAdapter: boundedAdapter(maxWork / tags) }).childNodes.find(
    (node): node is DefaultTreeAdapterTypes.Element => node.nodeName === 'html',
  );
  if (!page) return document;
  flattenTree(page);
  copyAttributes(page, root);
  const waiting = [{ from: page.childNodes, to: root, at: 0 }];
  for (let level = waiting.at(-1); level; level = waiting.at(-1)) {
    const node = level.from[level.at++];
    if (!node) {
      waiting.pop();
      continue;
    }
    const copy = copyOf(node, document);
    if (!copy) continue;
    level.to.appendChild(copy);
    if (!('childNodes' in node)) continue;
    waiting.push({ from: node.childNodes, to: copy as HTMLElement, at: 0 });
  }
  return document;
};

/** Stops the parser at an element that is too deep, or one too many. */
const boundedAdapter = (maxDepth: number): TreeAdapter<DefaultTreeAdapterTypes.DefaultTreeAdapterMap> => {
  let [depth, elements] = [0, 0];
  return {
    ...defaultTreeAdapter,
    createElement: (...element) => {
      elements += 1;
      if (elements > maxElements) throw new PasteTooLarge(tooMuch);
      return defaultTreeAdapter.createElement(...element);
    },
    onItemPush: () => {
      depth += 1;
      if (depth > maxDepth) throw new PasteTooLarge('The page is nested too deeply to be read.');
    },
    onItemPop: () => {
      depth -= 1;
    },
  };
};

const copyOf = (node: Parsed, document: Document): Node | null => {
  if ('value' in node) return document.createTextNode(node.value);
  if (!('tagName' in node) || isSilent(node)) return null;
  const isHtml = node.namespaceURI === namespaces.NS.HTML;
  const element = isHtml
    ? document.createElement(node.tagName)
    : document.createElementNS(node.namespaceURI, node.tagName);
  copyAttributes(node, element);
  return element;
};

const countTags = (html: string): number => {
  let count = 0;
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) count += 1;
  return count;
};

const silent = new Set(['script', 'style', 'noscript', 'template']);

const isSilent = ({ tagName, attrs }: DefaultTreeAdapterTypes.Element): boolean =>
  silent.has(tagName) &&
  !attrs.some(({ name, value }) => name === 'type' && value.trim().toLowerCase() === 'application/ld+json');

/** The DOM library makes an argument of each class. */
const maxClassCharacters = 10_000;

const copyAttributes = ({ attrs }: DefaultTreeAdapterTypes.Element, element: Element): void => {
  for (const { name, value } of attrs)
    if (name !== 'class' || value.length <= maxClassCharacters) element.setAttribute(name, value);
};
