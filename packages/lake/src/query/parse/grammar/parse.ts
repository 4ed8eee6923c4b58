import type { ExprNode } from '../nodes.ts';
import { CustomFunctions } from './customFunctions.ts';
import { parseRest } from './expressions.ts';
import { parseOperand } from './operands.ts';
import type { Parser } from './Parser.ts';
import { Scanner } from './scan/Scanner.ts';

/** Levels of nesting. Queries written by people have about twenty; the stack has room for several times this bound. */
const maxLevels = 500;

/**
 * Parses a query in one pass over its text.
 *
 * @throws QuerySyntaxError with the position of the error.
 * @see https://spec.groq.dev
 */
export const parse = (query: string, params: Readonly<Record<string, unknown>>): ExprNode => {
  const scanner = new Scanner(query);
  const functions = new CustomFunctions(scanner);
  let level = 0;
  const parser: Parser = {
    scanner,
    params,
    ownParameter: null,
    allowsBoost: false,
    expression: (minLevel = 0) => parser.nested(() => parseRest(parser, parseOperand(parser), minLevel)),
    rest: (operand, minLevel = 0) => parseRest(parser, operand, minLevel),
    nested: (read) => {
      if (level === maxLevels)
        scanner.fail('the query is nested too deeply', scanner.position, scanner.position + 1);
      level++;
      const result = read();
      level--;
      return result;
    },
    expandCall: (call, start) => functions.expand(call, start),
  };
  functions.declareAll(parser);
  const tree = parser.expression();
  if (!scanner.isAtEnd()) scanner.unexpected('an operator or the end of the query');
  return tree;
};
