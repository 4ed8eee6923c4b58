import type { ExprNode, PipeFuncCallNode, SelectNode } from '../nodes.ts';
import { arityOf, arityProblem, unknownFunctionMessage } from './functionTable.ts';
import type { Parser } from './Parser.ts';
import { parseSelector } from './selectors.ts';

/** Reads the arguments of a call, from after the opening parenthesis. */
const parseArguments = <Argument>({ scanner }: Parser, read: (index: number) => Argument): Argument[] => {
  const args: Argument[] = [];
  while (!scanner.isAt(')')) {
    args.push(read(args.length));
    if (!scanner.take(',')) break;
  }
  scanner.expect(')', 'or "," after an argument');
  return args;
};

/** Reads `name(…)` or `namespace::name(…)`, from after the first identifier. */
export const parseCall = (parser: Parser, first: string, start: number): ExprNode | null => {
  const { scanner } = parser;
  const isNamespaced = scanner.take('::');
  const name = isNamespaced ? scanner.expectIdentifier('the name of a function') : first;
  const nameEnd = scanner.end;
  if (isNamespaced && !scanner.isAt('(')) scanner.unexpected('"(" after the name of a function');
  if (!scanner.take('(')) return null;
  const namespace = isNamespaced ? first : 'global';
  if (namespace === 'global' && name === 'select') return parseSelect(parser);
  const args = parseArguments(parser, (index) =>
    namespace === 'diff' && index === 2 ? parseSelector(parser) : parser.expression(),
  );
  const call = { type: 'FuncCall', namespace, name, args } as const;
  const expanded = parser.expandCall(call, start);
  if (expanded) return expanded;
  const arity = arityOf(namespace, name);
  if (!arity) return scanner.fail(unknownFunctionMessage(namespace, name), start, nameEnd);
  const problem = arityProblem(name, arity, args.length);
  if (problem !== null) return scanner.fail(problem, start);
  if (namespace === 'global' && name === 'boost' && !parser.allowsBoost)
    return scanner.fail('boost() may only be used in score()', start);
  return call;
};

/** Reads `select(condition => value, …, fallback)`, from after the opening parenthesis. */
const parseSelect = (parser: Parser): SelectNode => {
  const { scanner } = parser;
  const alternatives: SelectNode['alternatives'] = [];
  let fallback: ExprNode | undefined;
  parseArguments(parser, () => {
    if (fallback) scanner.unexpected('")": the value without a condition ends select()');
    const value = parser.expression();
    if (scanner.take('=>')) {
      alternatives.push({ type: 'SelectAlternative', condition: value, value: parser.expression() });
    } else fallback = value;
  });
  return { type: 'Select', alternatives, ...(fallback ? { fallback } : {}) };
};

/** Reads `| order(…)` or `| score(…)`; null if no pipe follows. */
export const parsePipeCall = (parser: Parser, base: ExprNode): PipeFuncCallNode | null => {
  const { scanner } = parser;
  if (scanner.isAt('||') || !scanner.take('|')) return null;
  const start = scanner.position;
  const first = scanner.expectIdentifier('order() or score() after "|"');
  const name =
    first === 'global' && scanner.take('::') ? scanner.expectIdentifier('order() or score()') : first;
  if (name !== 'order' && name !== 'score')
    return scanner.fail('only order() and score() may follow "|"', start);
  scanner.expect('(', `after ${name}`);
  const args =
    name === 'order' ? parseArguments(parser, () => parseOrdering(parser)) : parseScores(parser, base, start);
  if (args.length === 0) return scanner.fail(`${name}() takes at least 1 argument, not 0`, start);
  return { type: 'PipeFuncCall', base, name, args };
};

/** An argument of `order()`. */
const parseOrdering = (parser: Parser): ExprNode => {
  const { scanner } = parser;
  const base = parser.expression();
  const isJoined = base.type === 'And' || base.type === 'Or';
  const direction = isJoined ? null : scanner.peekIdentifier();
  if (direction !== 'asc' && direction !== 'desc') return base;
  scanner.take(direction);
  return { type: direction === 'asc' ? 'Asc' : 'Desc', base };
};

const parseScores = (parser: Parser, base: ExprNode, start: number): ExprNode[] => {
  if (!isScorable(base))
    parser.scanner.fail('score() accepts documents only: filter before score(), and project after it', start);
  const allowedBefore = parser.allowsBoost;
  parser.allowsBoost = true;
  const args = parseArguments(parser, () => parser.expression());
  parser.allowsBoost = allowedBefore;
  return args;
};

/** Whether an expression gives whole documents, filtered, sliced, ordered or scored: `score()` accepts nothing else. */
const isScorable = (node: ExprNode): boolean => {
  switch (node.type) {
    case 'Everything':
      return true;
    case 'Filter':
    case 'Slice':
    case 'Group':
    case 'ArrayCoerce':
    case 'PipeFuncCall':
      return isScorable(node.base);
    default:
      return false;
  }
};
