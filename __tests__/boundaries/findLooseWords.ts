import { readFileSync } from 'node:fs';
import { type ESTree, parseSync } from 'rolldown/utils';

export type LooseWords = { file: string; line: number; text: string };

/** Attributes that readers see or hear. */
const spokenAttributes = new Set(['aria-label', 'title', 'placeholder', 'alt', 'label', 'aria-description']);
/** Properties of an element, and of metadata, that hold words. */
const wordProperties = new Set(['textContent', 'innerText', 'title', 'description', 'alt', 'ariaLabel']);
/** Methods that write a text on the page. */
const writers = new Set(['append', 'prepend', 'before', 'after', 'replaceChildren', 'createTextNode']);

/** Names of formats, such as `RSS`, are the same in all languages. Keys and places of words are none: `reading.saved`. */
const hasWords = (text: string): boolean =>
  /\p{L}{2,}/u.test(text.replaceAll(/\b(?:RSS|Atom|JSON Feed)\b/g, '')) &&
  !/^(?:\w+\.\w+|\{\w+\})$/.test(text);

const isNode = (value: unknown): value is ESTree.Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

/** Literals that become the value of an expression. What is passed to a function is not. */
const literalsOf = (node: ESTree.Node | null): ESTree.Node[] => {
  switch (node?.type) {
    case 'Literal':
      return typeof node.value === 'string' ? [node] : [];
    case 'TemplateLiteral':
      return node.quasis;
    case 'ConditionalExpression':
      return [...literalsOf(node.consequent), ...literalsOf(node.alternate)];
    case 'LogicalExpression':
      return literalsOf(node.right);
    case 'BinaryExpression':
      return [...literalsOf(node.left), ...literalsOf(node.right)];
    case 'JSXExpressionContainer':
      return literalsOf(node.expression);
    case 'JSXText':
      return [node];
    default:
      return [];
  }
};

const nameOf = (node: ESTree.Node): string | null =>
  node.type === 'Identifier' || node.type === 'JSXIdentifier' ? node.name : null;

/** What a node writes where readers see or hear it. */
const wordsOf = (node: ESTree.Node): ESTree.Node[] => {
  switch (node.type) {
    case 'JSXElement':
      return nameOf(node.openingElement.name) === 'style' ? [] : node.children.flatMap(literalsOf);
    case 'JSXFragment':
      return node.children.flatMap(literalsOf);
    case 'JSXAttribute':
      return spokenAttributes.has(nameOf(node.name) ?? '') ? literalsOf(node.value) : [];
    case 'Property':
      return wordProperties.has(nameOf(node.key) ?? '') ? literalsOf(node.value) : [];
    case 'AssignmentExpression':
      return node.left.type === 'MemberExpression' && wordProperties.has(nameOf(node.left.property) ?? '')
        ? literalsOf(node.right)
        : [];
    case 'CallExpression':
      return node.callee.type === 'MemberExpression'
        ? [...writtenBy(nameOf(node.callee.property), node.arguments), ...toldBy(node.callee, node.arguments)]
        : [];
    default:
      return [];
  }
};

/** Sentences that an element passes to a method of its own. */
const toldBy = ({ property }: ESTree.MemberExpression, given: ESTree.Node[]): ESTree.Node[] =>
  property.type === 'PrivateIdentifier'
    ? given.flatMap(literalsOf).filter((node) => /^\p{Lu}\p{L}* \p{L}/u.test(textOf(node)))
    : [];

const writtenBy = (method: string | null, given: ESTree.Node[]): ESTree.Node[] => {
  if (writers.has(method ?? '')) return given.flatMap(literalsOf);
  const [attribute, value = null] = given;
  const isSpoken = attribute?.type === 'Literal' && spokenAttributes.has(String(attribute.value));
  return method === 'setAttribute' && isSpoken ? literalsOf(value) : [];
};

const nodesIn = (value: unknown): ESTree.Node[] => {
  if (Array.isArray(value)) return value.flatMap(nodesIn);
  return isNode(value) ? [value, ...Object.values(value).flatMap(nodesIn)] : [];
};

const textOf = (node: ESTree.Node): string => {
  if (node.type === 'TemplateElement') return node.value.raw;
  return node.type === 'Literal' || node.type === 'JSXText' ? String(node.value) : '';
};

/**
 * Prints as JSON the words for readers that a source has in itself instead of in the catalogues: texts between tags,
 * attributes that are read aloud, titles, and texts that a script writes. Reads a JSON object of sources by their path.
 * A separate program, because Jest's sandbox does not load the parser.
 *
 *     node findLooseWords.ts < SOURCES
 */
const sources = JSON.parse(readFileSync(0, 'utf8')) as Record<string, string>;
const found = Object.entries(sources).flatMap(([file, source]): LooseWords[] => {
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  return nodesIn(program)
    .flatMap(wordsOf)
    .map((node) => ({ node, text: textOf(node).trim() }))
    .filter(({ text }) => hasWords(text))
    .map(({ node, text }) => ({ file, line: source.slice(0, node.start).split('\n').length, text }));
});
process.stdout.write(JSON.stringify(found));
