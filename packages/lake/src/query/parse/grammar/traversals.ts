import type { ExprNode } from '../nodes.ts';
import { constantOf } from './constants.ts';
import { parseObject } from './objects.ts';
import type { Parser } from './Parser.ts';
import { readDots } from './scan/ranges.ts';
import { join, overArray, overElement, overProjection, overValue, type Step } from './steps.ts';

/** Reads every `.a`, `[…]`, `{…}` and `->` that follows an operand, and applies them; null if none follows. */
export const parseTraversals = (parser: Parser, base: ExprNode): ExprNode | null => {
  const steps: Step[] = [];
  for (let step = parseStep(parser); step; step = parseStep(parser)) steps.push(step);
  if (steps.length === 0) return null;
  const isArray = base.type === 'Everything' || base.type === 'Array' || base.type === 'PipeFuncCall';
  return join(isArray ? [overArray((node) => node), ...steps] : steps)(base);
};

const parseStep = (parser: Parser): Step | null => {
  const { scanner } = parser;
  switch (scanner.character()) {
    case '.':
      return scanner.isAt('..') ? null : parseAttribute(parser);
    case '-':
      return scanner.take('->') ? parseDereference(parser) : null;
    case '[':
      return parseBrackets(parser);
    case '|':
      return scanner.attempt(() => (scanner.take('|') && scanner.isAt('{') ? parseProjection(parser) : null));
    case '{':
      return parseProjection(parser);
    default:
      return null;
  }
};

const parseAttribute = ({ scanner }: Parser): Step => {
  scanner.take('.');
  const name = scanner.expectIdentifier('an attribute after "."');
  return overValue((base) => ({ type: 'AccessAttribute', base, name }));
};

/** `->` or `->name`. */
const parseDereference = ({ scanner }: Parser): Step => {
  const name = scanner.takeIdentifier();
  return overValue((base) => {
    const document: ExprNode = { type: 'Deref', base };
    return name === null ? document : { type: 'AccessAttribute', base: document, name };
  });
};

const parseProjection = (parser: Parser): Step => {
  const expr = parseObject(parser);
  return overProjection((base) => ({ type: 'Projection', base, expr }));
};

const parseBrackets = (parser: Parser): Step => {
  const { scanner } = parser;
  scanner.take('[');
  if (scanner.take(']')) return overArray((base) => ({ type: 'ArrayCoerce', base }));
  const start = scanner.position;
  const expr = parser.expression();
  const isInclusive = readDots(scanner);
  const step =
    isInclusive === null ? stepOf(parser, expr, start) : parseSlice(parser, expr, isInclusive, start);
  scanner.expect(']', 'after the expression in brackets');
  return step;
};

/** Decides what `[…]` is: the position of an element, the name of an attribute, or a filter. */
const stepOf = ({ scanner }: Parser, expr: ExprNode, start: number): Step => {
  const constant = constantOf(expr);
  if (constant === null) return overArray((base) => ({ type: 'Filter', base, expr }));
  if (typeof constant === 'string')
    return overValue((base) => ({ type: 'AccessAttribute', base, name: constant }));
  if (!Number.isInteger(constant)) scanner.fail('the position of an element must be an integer', start);
  return overElement((base) => ({ type: 'AccessElement', base, index: constant }));
};

const parseSlice = (parser: Parser, from: ExprNode, isInclusive: boolean, start: number): Step => {
  const [left, right] = [constantOf(from), constantOf(parser.expression())];
  if (!Number.isInteger(left) || !Number.isInteger(right))
    parser.scanner.fail('the bounds of a slice must be constant integers', start);
  return overArray((base) => ({
    type: 'Slice',
    base,
    left: Number(left),
    right: Number(right),
    isInclusive,
  }));
};
