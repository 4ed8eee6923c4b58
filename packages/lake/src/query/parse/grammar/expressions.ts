import type { ExprNode, OpCall } from '../nodes.ts';
import { parsePipeCall } from './calls.ts';
import type { Parser } from './Parser.ts';
import { readDots } from './scan/ranges.ts';
import { parseTraversals } from './traversals.ts';

/** Precedence of the operators: a higher level binds tighter. */
const levels = { or: 2, and: 3, comparison: 4, sum: 6, product: 7, power: 8, operand: 12 };
export const prefixLevels = { '+': 10, '!': 10, '-': 8 };

type Operator = {
  symbol: string;
  level: number;
  /** Whether `a ∘ b ∘ c` means `(a ∘ b) ∘ c`, means `a ∘ (b ∘ c)`, or is an error. */
  associates: 'left' | 'right' | 'not';
  isWord?: true;
  node(left: ExprNode, right: ExprNode): ExprNode;
};

const call =
  (op: OpCall): Operator['node'] =>
  (left, right) => ({ type: 'OpCall', op, left, right });

const comparison = (symbol: OpCall): Operator => ({
  symbol,
  level: levels.comparison,
  associates: 'not',
  node: call(symbol),
});

/** If a symbol begins with another symbol, the longer one comes first. */
const operators: Operator[] = [
  {
    symbol: '||',
    level: levels.or,
    associates: 'left',
    node: (left, right) => ({ type: 'Or', left, right }),
  },
  {
    symbol: '&&',
    level: levels.and,
    associates: 'left',
    node: (left, right) => ({ type: 'And', left, right }),
  },
  comparison('=='),
  comparison('!='),
  comparison('<='),
  comparison('<'),
  comparison('>='),
  comparison('>'),
  { ...comparison('match'), isWord: true },
  { symbol: '+', level: levels.sum, associates: 'left', node: call('+') },
  { symbol: '-', level: levels.sum, associates: 'left', node: call('-') },
  { symbol: '**', level: levels.power, associates: 'right', node: call('**') },
  { symbol: '*', level: levels.product, associates: 'left', node: call('*') },
  { symbol: '/', level: levels.product, associates: 'left', node: call('/') },
  { symbol: '%', level: levels.product, associates: 'left', node: call('%') },
];

/**
 * Reads the traversals and operators that follow an operand, by precedence climbing.
 *
 * @param level operators of a lower level are left to the caller.
 */
export const parseRest = (parser: Parser, operand: ExprNode, level: number): ExprNode => {
  let left = operand;
  let leftLevel = levels.operand;
  for (;;) {
    const traversed = parseTraversals(parser, left) ?? parsePipeCall(parser, left);
    const binary = traversed ? null : parseBinary(parser, left, leftLevel, level);
    if (!traversed && !binary) return left;
    left = traversed ?? binary?.node ?? left;
    leftLevel = binary?.level ?? leftLevel;
  }
};

type BinaryExpression = { node: ExprNode; level: number };

const parseBinary = (
  parser: Parser,
  left: ExprNode,
  leftLevel: number,
  level: number,
): BinaryExpression | null => {
  const { scanner } = parser;
  if (scanner.peekIdentifier() === 'in') {
    if (level > levels.comparison || leftLevel <= levels.comparison) return null;
    scanner.take('in');
    return { node: parseIn(parser, left), level: levels.comparison };
  }
  const operator = operators.find(({ symbol, isWord }) =>
    isWord ? scanner.peekIdentifier() === symbol : scanner.isAt(symbol),
  );
  if (!operator || level > operator.level) return null;
  const isTaken = operator.associates === 'left' ? leftLevel >= operator.level : leftLevel > operator.level;
  if (!isTaken) return null;
  scanner.take(operator.symbol);
  const right = parser.expression(operator.level + (operator.associates === 'right' ? 0 : 1));
  return { node: operator.node(left, right), level: operator.level };
};

/** Reads `a in b`, `a in b..c` or `a in (b..c)`, from after `in`. */
const parseIn = (parser: Parser, base: ExprNode): ExprNode => {
  const { scanner } = parser;
  if (!scanner.take('(')) {
    const left = parser.expression(levels.comparison + 1);
    return parseRange(parser, base, left) ?? { type: 'OpCall', op: 'in', left: base, right: left };
  }
  const inner = parser.expression();
  const range = parseRange(parser, base, inner);
  scanner.expect(')', 'after the group');
  if (range) return range;
  const right = parser.rest({ type: 'Group', base: inner }, levels.comparison + 1);
  return parseRange(parser, base, right) ?? { type: 'OpCall', op: 'in', left: base, right };
};

const parseRange = (parser: Parser, base: ExprNode, left: ExprNode): ExprNode | null => {
  const isInclusive = readDots(parser.scanner);
  if (isInclusive === null) return null;
  const right = parser.expression(levels.comparison + 1);
  return { type: 'InRange', base, left, right, isInclusive };
};
