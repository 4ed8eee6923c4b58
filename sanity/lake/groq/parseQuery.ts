import { type ExprNode, GroqSyntaxError, parse } from 'groq-js';
import { LakeError } from '../errors.ts';
import { checkTree } from './checkTree.ts';

/** A query that cannot be parsed, as hosted Sanity describes it: the clients mark the place. */
export const queryError = (query: string, error: unknown): LakeError => {
  const message = error instanceof Error ? error.message : String(error);
  const start = error instanceof GroqSyntaxError ? error.position : 0;
  const end = error instanceof GroqSyntaxError ? Math.min(start + 1, query.length) : query.length;
  const description = message.replace(/^Syntax error in GROQ query at position \d+:? ?/, '');
  return new LakeError(400, description || 'unable to parse the query', {
    type: 'queryParseError',
    query,
    start,
    end,
  });
};

/**
 * @param params go into the tree as values: two calls with other parameters are other trees.
 * @throws LakeError 400 with the position.
 */
export const parseQuery = (query: string, params: Record<string, unknown>): ExprNode => {
  try {
    const tree = parseWithConstructors(query, params);
    checkTree(tree);
    return tree;
  } catch (error) {
    throw queryError(query, error);
  }
};

const stringOrComment = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\/\/[^\n]*/gs;
const longEscape = /((?:^|[^\\])(?:\\\\)*)\\u\{([0-9a-fA-F]+)\}/g;
const lastCodePoint = 0x10ffff;

/** groq-js cuts `\u{1F5DE}` to sixteen bits: the character itself is put in its place. */
const withCharacters = (query: string): string =>
  query.includes('\\u{')
    ? query.replace(stringOrComment, (text) =>
        text.startsWith('/')
          ? text
          : text.replace(longEscape, (_, before: string, digits: string) => before + characterOf(digits)),
      )
    : query;

const characterOf = (digits: string): string => {
  const codePoint = Number.parseInt(digits, 16);
  if (codePoint > lastCodePoint) throw new Error(`There is no character \\u{${digits}}`);
  // Quotes and control characters stay escaped.
  return codePoint > 0xffff ? String.fromCodePoint(codePoint) : `\\u${digits.padStart(4, '0').slice(-4)}`;
};

/**
 * groq-js does not know the constructors `geo()` and `pt()`. They go past its parser as calls of a function that it
 * knows and that takes any arguments, and come out as themselves. Syntax errors are told of the query as it was.
 */
const parseWithConstructors = (original: string, params: Record<string, unknown>): ExprNode => {
  const query = withCharacters(original);
  try {
    const tree = parse(original, { params });
    return query === original ? tree : parse(query, { params });
  } catch (error) {
    if (error instanceof GroqSyntaxError || !/Undefined function: (?:geo|pt)$/.test(String(error)))
      throw error;
  }
  const tree = parse(query.replace(constructorCall, disguise), { params });
  return reveal(tree) as ExprNode;
};

const mark = 'constructor:';
/** Strings and comments are matched first, so that nothing in them is taken for a call. */
const constructorCall =
  /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\/\/[^\n]*|(?<![\w:])(?:global::)?(geo|pt)\s*\(/gs;
const disguise = (found: string, name: string | undefined): string =>
  name ? `geo::latLng("${mark}${name}",` : found;

const reveal = (node: unknown): unknown => {
  if (Array.isArray(node)) return node.map(reveal);
  if (typeof node !== 'object' || node === null) return node;
  if ('type' in node && node.type === 'Value') return node;
  const shown = Object.fromEntries(Object.entries(node).map(([name, value]) => [name, reveal(value)]));
  const name = constructorName(shown);
  return name ? { ...shown, namespace: 'global', name, args: (shown.args as unknown[]).slice(1) } : shown;
};

const constructorName = ({ type, name, args }: Record<string, unknown>): string | null => {
  if (type !== 'FuncCall' || name !== 'latLng' || !Array.isArray(args)) return null;
  const value: unknown = args[0]?.value;
  return typeof value === 'string' && value.startsWith(mark) ? value.slice(mark.length) : null;
};
