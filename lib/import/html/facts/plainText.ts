import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';

type Node = DefaultTreeAdapterTypes.ChildNode;

/** Metadata are a line each. What is longer is cut. */
const maxCharacters = 1_000;
const maxDepth = 20;

/** The text of a value that may hold entities and tags, in one line. Null if there is none. */
export const plainText = (value: string, limit = maxCharacters): string | null => {
  const cut = value.slice(0, limit);
  const text = /[&<]/.test(cut) ? decoded(decoded(cut)) : cut;
  return text.replaceAll(/\s+/g, ' ').trim() || null;
};

/** Systems escape twice, so it is called twice. */
const decoded = (value: string): string =>
  /[&<]/.test(value) ? textIn(parseFragment(value).childNodes, 0) : value;

const textIn = (nodes: Node[], depth: number): string =>
  nodes
    .map((node) => {
      if ('value' in node) return node.value;
      if (!('childNodes' in node) || depth > maxDepth) return '';
      return /^(?:p|br|div|li|h\d)$/.test(node.nodeName)
        ? ` ${textIn(node.childNodes, depth + 1)} `
        : textIn(node.childNodes, depth + 1);
    })
    .join('');
