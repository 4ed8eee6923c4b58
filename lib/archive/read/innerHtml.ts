import { escapeHtml } from './escapeHtml.ts';

const isVoid = new Set(['area', 'br', 'col', 'hr', 'img', 'input', 'source', 'track', 'wbr']);

/**
 * The markup inside an element, to be read again. `innerHTML` of this DOM leaves `&` in attributes as it is, so that
 * `&amp;lt;` would become `<`.
 */
export const innerHtml = (element: Element): string =>
  Array.from(element.childNodes, (node) => {
    if (node.nodeType === textNode) return escapeHtml(node.nodeValue ?? '');
    return node.nodeType === elementNode ? outerHtml(node as Element) : '';
  }).join('');

const elementNode = 1;
const textNode = 3;

const outerHtml = (element: Element): string => {
  const { localName } = element;
  const attributes = Array.from(element.attributes, ({ name, value }) => ` ${name}="${escapeHtml(value)}"`);
  const start = `<${localName}${attributes.join('')}>`;
  return isVoid.has(localName) ? start : `${start}${innerHtml(element)}</${localName}>`;
};
