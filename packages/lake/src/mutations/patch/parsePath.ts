import {
  type ExprNode,
  type PathNode,
  parsePath as parseJsonMatch,
  type SubscriptNode,
} from '@sanity/json-match';
import { invalid } from '../mutationErrors.ts';

/** `names` leads from an element to the compared value; it is empty for the element itself. */
export type Filter = { kind: 'filter'; names: string[] } & (
  | { operator: '?' }
  | { operator: '==' | '!=' | '<' | '<=' | '>' | '>='; value: string | number | boolean }
);
export type Term =
  | { kind: 'index'; index: number }
  | { kind: 'range'; start: number; end: number | null }
  | Filter
  | { kind: 'path'; segments: Segment[] };

/** A step of a path. A recursive one applies to the reached values and to all values within them. */
export type Segment = { isRecursive: boolean } & (
  | { kind: 'attribute'; name: string }
  | { kind: 'union'; terms: Term[] }
);

/** A path, and how clients write it: `@sanity/mutator` reads `text`. */
export type PatchPath = { text: string; segments: Segment[] };

const maxPathCharacters = 4_000;

/** A quoted text, closed or not; `[*]`, also written `[]` and `[:]`; a name. */
const parts = /"(?:[^"\\]|\\.)*(?:"|\\?$)|'(?:[^'\\]|\\.)*(?:'|\\?$)|\[\s*(?:[*:]\s*)?\]|[A-Za-z_][\w$]*/gs;

const written = (part: string): string => {
  if (part.startsWith('[')) return '[0:]';
  return /^\w/.test(part) && part.includes('$') ? `'${part}'` : part;
};

/** JSONMatch allows a dot before a bracket and at the beginning, which clients cannot read. */
const strayDot = /^\s*\.(?!\.)|(?:^|[^.])\.\s*\[/;

/**
 * Reads a path of a patch.
 *
 * @throws LakeError 400 for a malformed path, and for what Sanity's clients cannot read.
 * @see https://www.sanity.io/docs/content-lake/json-match
 */
export const parsePath = (path: string): PatchPath => {
  if (path.length > maxPathCharacters)
    throw invalid(`A path has more than ${maxPathCharacters} characters: "${path.slice(0, 50)}…"`);
  const text = path.replaceAll(parts, written);
  try {
    if (strayDot.test(path.replaceAll(parts, (part) => (part.startsWith('[') ? '[]' : 'name'))))
      throw new SyntaxError('a "." is followed by a name');
    return { text, segments: segmentsOf(parseJsonMatch(text)) };
  } catch (error) {
    throw invalid(`Malformed path "${path}": ${error instanceof Error ? error.message : error}`);
  }
};

const segmentsOf = (node: ExprNode | undefined): Segment[] => {
  if (node?.type !== 'Path') throw new SyntaxError('it selects nothing');
  const segments: Segment[] = [];
  for (let at: PathNode | undefined = node; at; at = at.base) {
    const { segment, recursive } = at;
    const isBase = segment.type === 'This' && !at.base && at !== node;
    if (!isBase) segments.push({ isRecursive: recursive === true, ...stepOf(segment) });
  }
  return segments.reverse();
};

/** Assigning this name to an object would change its prototype. */
const checkedName = (name: string): string => {
  if (name === '__proto__') throw new SyntaxError('the attribute name "__proto__" is not allowed');
  return name;
};

const stepOf = (segment: PathNode['segment']) => {
  if (segment.type === 'Identifier') return { kind: 'attribute' as const, name: checkedName(segment.name) };
  if (segment.type === 'Subscript') return { kind: 'union' as const, terms: segment.elements.map(termOf) };
  throw new SyntaxError('"*" and "@" stand only within brackets');
};

const termOf = (element: SubscriptNode['elements'][number]): Term => {
  switch (element.type) {
    case 'Number':
      if (!Number.isInteger(element.value)) throw new SyntaxError('a position is an integer');
      return { kind: 'index', index: element.value };
    case 'Slice':
      return { kind: 'range', start: element.start ?? 0, end: element.end ?? null };
    case 'Existence':
      return { kind: 'filter', names: namesOf(element.base), operator: '?' };
    case 'Comparison': {
      const { left, operator, right } = element;
      if (right.type !== 'String' && right.type !== 'Number' && right.type !== 'Boolean')
        throw new SyntaxError(`"${operator}" compares with a text, a number or a boolean`);
      return { kind: 'filter', names: namesOf(left), operator, value: right.value };
    }
    case 'Path':
      return element.segment.type === 'Wildcard' && !element.base
        ? { kind: 'range', start: 0, end: null }
        : { kind: 'path', segments: segmentsOf(element) };
    default:
      throw new SyntaxError('a term in brackets is a position, a range, a filter or a name');
  }
};

const namesOf = (node: ExprNode | undefined): string[] => {
  if (node?.type === 'Path' && !node.base && node.segment.type === 'This') return [];
  return segmentsOf(node).map((segment) => {
    if (segment.kind !== 'attribute' || segment.isRecursive)
      throw new SyntaxError('a filter compares an attribute');
    return segment.name;
  });
};
