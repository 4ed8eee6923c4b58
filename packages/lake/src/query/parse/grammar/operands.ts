import type { ArrayElementNode, ArrayNode, ExprNode } from '../nodes.ts';
import { parseCall } from './calls.ts';
import { prefixLevels } from './expressions.ts';
import { parseObject } from './objects.ts';
import type { Parser } from './Parser.ts';
import { takeString } from './scan/strings.ts';

/** Reads an operand: the part of an expression before its first traversal or binary operator. */
export const parseOperand = (parser: Parser): ExprNode => {
  const { scanner } = parser;
  switch (scanner.character()) {
    case '+':
      return { type: 'Pos', base: parsePrefixed(parser, '+') };
    case '-':
      return { type: 'Neg', base: parsePrefixed(parser, '-') };
    case '!':
      return { type: 'Not', base: parsePrefixed(parser, '!') };
    case '(':
      return parseGroup(parser);
    case '{':
      return parseObject(parser);
    case '[':
      return parseArray(parser);
    case '@':
      scanner.take('@');
      return { type: 'This' };
    case '*':
      scanner.take('*');
      return { type: 'Everything' };
    case '^':
      return parseParent(parser);
    case '$':
      return parseParameter(parser);
    default:
      return parseWord(parser);
  }
};

const parsePrefixed = (parser: Parser, symbol: keyof typeof prefixLevels): ExprNode => {
  parser.scanner.take(symbol);
  return parser.expression(prefixLevels[symbol]);
};

const parseGroup = (parser: Parser): ExprNode => {
  const { scanner } = parser;
  scanner.take('(');
  const base = parser.expression();
  scanner.expect(')', 'after the group');
  return { type: 'Group', base };
};

const parseArray = (parser: Parser): ArrayNode => {
  const { scanner } = parser;
  scanner.take('[');
  const elements: ArrayElementNode[] = [];
  while (!scanner.isAt(']')) {
    const isSplat = scanner.take('...');
    elements.push({ type: 'ArrayElement', value: parser.expression(), isSplat });
    if (!scanner.take(',')) break;
  }
  scanner.expect(']', 'or "," after an element');
  return { type: 'Array', elements };
};

/** `^`, `^.^`, … */
const parseParent = ({ scanner }: Parser): ExprNode => {
  scanner.take('^');
  let n = 1;
  while (scanner.take('.^')) n++;
  return { type: 'Parent', n };
};

const parseParameter = (parser: Parser): ExprNode => {
  const { scanner, params, ownParameter } = parser;
  const start = scanner.position;
  scanner.take('$');
  const name = scanner.expectIdentifier('the name of a parameter after "$"');
  if (name === ownParameter) return { type: 'Parameter', name };
  const value = Object.getOwnPropertyDescriptor(params, name);
  if (!value) return scanner.fail(`param $${name} referenced, but not provided`, start);
  // With a getter the node has the value that the parameter has at evaluation.
  return Object.defineProperty({ type: 'Value', value: null }, 'value', value);
};

const words = new Map([
  ['null', null],
  ['true', true],
  ['false', false],
]);

/** A literal, a call, or an attribute. */
const parseWord = (parser: Parser): ExprNode => {
  const { scanner } = parser;
  const literal = takeString(scanner) ?? scanner.takeNumber();
  if (literal !== null) return { type: 'Value', value: literal };
  const start = scanner.position;
  const name = scanner.takeIdentifier();
  if (name === null) return scanner.unexpected('an expression');
  const call = parseCall(parser, name, start);
  if (call) return call;
  const word = words.get(name);
  return word === undefined ? { type: 'AccessAttribute', name } : { type: 'Value', value: word };
};
