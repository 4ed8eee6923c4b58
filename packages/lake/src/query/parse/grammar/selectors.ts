import type { SelectorNode } from '../nodes.ts';
import { constantOf } from './constants.ts';
import type { Parser } from './Parser.ts';

/** Reads the selector of a `diff::` function, such as `a.b[]`, `(a, b)`, `a[c == 1].(b, d)` or `anywhere(…)`. */
export const parseSelector = (parser: Parser): SelectorNode => {
  let selector = parseHead(parser);
  for (let next = parseStep(parser, selector); next; next = parseStep(parser, selector)) selector = next;
  return selector;
};

const expected = 'a selector';

const parseHead = (parser: Parser): SelectorNode => {
  const { scanner } = parser;
  if (scanner.isAt('(')) return parseGroup(parser);
  const name = scanner.expectIdentifier(expected);
  if (!scanner.take('(')) return { type: 'AccessAttribute', name };
  if (name !== 'anywhere') return scanner.unexpected(`${expected}: only anywhere() can be called in one`);
  const arg = parser.expression();
  scanner.expect(')', 'after the argument of anywhere()');
  return { type: 'SelectorFuncCall', name, arg };
};

/** `(a)` or `(a, b)`. */
const parseGroup = (parser: Parser): SelectorNode => {
  const { scanner } = parser;
  scanner.take('(');
  const members = [parser.nested(() => parseSelector(parser))];
  while (scanner.take(',')) members.push(parser.nested(() => parseSelector(parser)));
  scanner.expect(')', 'after the selectors');
  const [only, ...more] = members;
  return only && more.length === 0 ? only : { type: 'Tuple', members };
};

const parseStep = (parser: Parser, base: SelectorNode): SelectorNode | null => {
  const { scanner } = parser;
  if (scanner.isAt('..')) return null;
  if (scanner.take('.')) {
    if (scanner.isAt('(')) return { type: 'SelectorNested', base, nested: parseGroup(parser) };
    return { type: 'AccessAttribute', base, name: scanner.expectIdentifier('an attribute after "."') };
  }
  if (!scanner.take('[')) return null;
  if (scanner.take(']')) return { type: 'ArrayCoerce', base };
  const start = scanner.position;
  const expr = parser.expression();
  const constant = constantOf(expr);
  if (typeof constant === 'number')
    scanner.fail('a selector may not address an element by its position', start);
  scanner.expect(']', 'after the expression in brackets');
  return typeof constant === 'string'
    ? { type: 'AccessAttribute', base, name: constant }
    : { type: 'Filter', base, expr };
};
