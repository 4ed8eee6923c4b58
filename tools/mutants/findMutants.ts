import { parseAst } from 'rolldown/parseAst';

/** One change to a file: `replacement` stands for the text from `start` to `end`, in UTF-16 code units. */
export type Mutant = {
  id: number;
  file: string;
  line: number;
  start: number;
  end: number;
  replacement: string;
};

/** A node as the parser returns it (ESTree). */
type Node = { type: string; start: number; end: number; [field: string]: unknown };

const swapped = new Map(
  Object.entries({
    '===': ['!=='],
    '!==': ['==='],
    '<': ['<=', '>='],
    '<=': ['<', '>'],
    '>': ['>=', '<='],
    '>=': ['>', '<'],
    '+': ['-'],
    '-': ['+'],
    '*': ['/'],
    '/': ['*'],
    '%': ['*'],
  }),
);
const swappedMethods = new Map(
  Object.entries({
    some: 'every',
    every: 'some',
    startsWith: 'endsWith',
    endsWith: 'startsWith',
    min: 'max',
    max: 'min',
    find: 'findLast',
    findLast: 'find',
    toUpperCase: 'toLowerCase',
    toLowerCase: 'toUpperCase',
  }),
);
/** Methods whose result has the type of their object: the call is left out. */
const omittedMethods = new Set(['filter', 'toSorted', 'toReversed', 'slice', 'trim', 'flat', 'replaceAll']);
const controlled = new Set(['IfStatement', 'WhileStatement', 'ConditionalExpression']);

/** All mutants of a file, in the order of the text. @param firstId they are numbered from here. */
export const findMutants = (file: string, source: string, firstId: number): Mutant[] => {
  const found: Change[] = [];
  const chainTops = new Set<Node>();
  /** @param isLink inside of an optional chain, which parentheses would end. */
  const visit = (node: Node, isLink: boolean): void => {
    if (isTypeOnly(node)) return;
    if (!isLink) found.push(...changesOfCondition(node), ...changesOf(node, source));
    if (node.type === 'ChainExpression') chainTops.add(node.expression as Node);
    for (const [field, child] of childrenOf(node))
      visit(child, linkFields.has(field) && (isLink || chainTops.has(node)));
  };
  visit(parseAst(source, { lang: 'ts' }, file) as unknown as Node, false);
  return found
    .filter((mutant) => source.slice(mutant.start, mutant.end) !== mutant.replacement)
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
    .map((mutant, index) => ({
      ...mutant,
      id: firstId + index,
      file,
      line: source.slice(0, mutant.start).split('\n').length,
    }));
};

type Change = Pick<Mutant, 'start' | 'end' | 'replacement'>;

const replace = ({ start, end }: Node, ...replacements: string[]): Change[] =>
  replacements.map((replacement) => ({ start, end, replacement }));

const changesOfCondition = (node: Node): Change[] => {
  if (!controlled.has(node.type)) return [];
  // The condition of a loop never becomes true: the mutant would only show that it does not end.
  return replace(node.test as Node, ...(node.type === 'WhileStatement' ? ['false'] : ['true', 'false']));
};

const changesOf = (node: Node, source: string): Change[] => {
  const textOf = ({ start, end }: Node): string => source.slice(start, end);
  switch (node.type) {
    case 'BinaryExpression':
      return replace(node, ...withOtherOperators(node, source));
    case 'LogicalExpression': {
      const [left, right] = [node.left as Node, node.right as Node];
      // Undefined in the place of null is a question of types.
      const isNullDefault = node.operator === '??' && textOf(right) === 'null';
      return replace(node, ...(isNullDefault ? [] : [textOf(left)]), textOf(right));
    }
    case 'UnaryExpression':
      return node.operator === '!' ? replace(node, textOf(node.argument as Node)) : [];
    case 'Literal':
      if (typeof node.value === 'boolean') return replace(node, String(!node.value));
      return typeof node.value === 'number' ? replace(node, `${textOf(node)} + 1`) : [];
    case 'CallExpression':
      return replace(node, ...withOtherMethods(node, source));
    case 'ExpressionStatement':
      return typeof node.directive === 'string' ? [] : replace(node.expression as Node, 'undefined');
    default:
      return [];
  }
};

const withOtherOperators = (node: Node, source: string): string[] => {
  const [left, right, operator] = [node.left as Node, node.right as Node, String(node.operator)];
  if (operator === '+' && [left, right].some(isText)) return [];
  const at = source.indexOf(operator, left.end);
  return (swapped.get(operator) ?? []).map(
    (other) => source.slice(node.start, at) + other + source.slice(at + operator.length, node.end),
  );
};

const withOtherMethods = (node: Node, source: string): string[] => {
  const callee = node.callee as Node;
  if (callee.type !== 'MemberExpression' || callee.computed) return [];
  const [object, property] = [callee.object as Node, callee.property as Node];
  const name = source.slice(property.start, property.end);
  const other = swappedMethods.get(name);
  return [
    ...(other
      ? [source.slice(node.start, property.start) + other + source.slice(property.end, node.end)]
      : []),
    ...(omittedMethods.has(name) ? [source.slice(object.start, object.end)] : []),
  ];
};

/**
 * The source with all mutants in it. `$mutant(id)` returns true for the one that is active, so that a file is compiled
 * once for all of them.
 */
export const withMutants = (source: string, mutants: Mutant[]): string => {
  const write = (start: number, end: number, inner: Mutant[]): string => {
    let text = '';
    let reached = start;
    for (let index = 0; index < inner.length; ) {
      const { start: from, end: to } = inner[index] as Mutant;
      const same = inner.filter((mutant) => mutant.start === from && mutant.end === to);
      const nested = inner.filter(
        (mutant) => !same.includes(mutant) && mutant.start >= from && mutant.end <= to,
      );
      const choices = same.map(({ id, replacement }) => `$mutant(${id}) ? (${replacement}) : `).join('');
      text += `${source.slice(reached, from)}(${choices}(${write(from, to, nested)}))`;
      reached = to;
      index += same.length + nested.length;
    }
    return text + source.slice(reached, end);
  };
  return write(0, source.length, mutants);
};

/** Fields of the nodes of an optional chain that lead to its beginning. */
const linkFields = new Set(['callee', 'object', 'expression']);
const named = new Set(['Property', 'PropertyDefinition', 'MethodDefinition']);

const childrenOf = (node: Node): [field: string, child: Node][] =>
  Object.entries(node)
    .filter(([field]) => field !== 'key' || !named.has(node.type) || node.computed)
    .flatMap(([field, value]) =>
      (Array.isArray(value) ? value : [value])
        .filter((child): child is Node => typeof child === 'object' && child !== null && 'type' in child)
        .map((child): [string, Node] => [field, child]),
    );

const isTypeOnly = ({ type }: Node): boolean =>
  type.startsWith('TS') && !['TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression'].includes(type);

const isText = ({ type, value }: Node): boolean => type === 'TemplateLiteral' || typeof value === 'string';
