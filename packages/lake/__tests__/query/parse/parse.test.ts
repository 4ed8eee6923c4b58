import fc from 'fast-check';
import { parse as parseByGroqJs } from 'groq-js';
import { findFunction } from '../../../src/query/evaluate/functions/functions.ts';
import { functionNames } from '../../../src/query/parse/grammar/functionTable.ts';
import { parse } from '../../../src/query/parse/grammar/parse.ts';
import { QuerySyntaxError } from '../../../src/query/parse/grammar/scan/QuerySyntaxError.ts';
import { query } from '../random/queries.ts';

const errorOf = (text: string): QuerySyntaxError => {
  try {
    parse(text, {});
  } catch (error) {
    if (error instanceof QuerySyntaxError) return error;
    throw error;
  }
  throw new Error(`The query was parsed without an error: ${text}`);
};

const treeByGroqJs = (text: string): unknown => JSON.parse(JSON.stringify(parseByGroqJs(text)));

describe('the syntax tree', () => {
  it('is the same as the tree of groq-js', () => {
    fc.assert(
      fc.property(query, (text) => {
        expect(JSON.parse(JSON.stringify(parse(text, {})))).toEqual(treeByGroqJs(text));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['a comment at the end', '*[a == 1] // all', '*[a == 1]'],
    ['white space before the parenthesis of a call', 'count (*)', 'count(*)'],
    ['white space before the parenthesis of a pipe', '* | order (a)', '* | order(a)'],
    ['a traversal of the group after in', 'a in (b)[0].c', 'a in ((b)[0].c)'],
    ['a group after in that is only a part of the right side', 'a in (b) && c', '(a in b) && c'],
    ['an attribute named fn', 'fn.name == 1', 'f.name == 1'],
    ['an attribute whose name begins with a direction', '{descent, ascii}', '{d, a}'],
  ])('is correct where groq-js rejects or misreads the query: %s', (_case, text, plain) => {
    const withoutNames = (tree: unknown): unknown =>
      JSON.parse(
        JSON.stringify(tree, (key, value) =>
          key === 'name' && typeof value === 'string' ? value[0] : value,
        ),
      );
    const withoutGroups = (node: unknown): unknown => {
      if (Array.isArray(node)) return node.map(withoutGroups);
      if (typeof node !== 'object' || node === null) return node;
      if ('type' in node && node.type === 'Group' && 'base' in node) return withoutGroups(node.base);
      return Object.fromEntries(Object.entries(node).map(([name, value]) => [name, withoutGroups(value)]));
    };
    const seen = (tree: unknown): unknown => withoutGroups(withoutNames(tree));
    expect(seen(parse(text, {}))).toEqual(seen(parseByGroqJs(plain)));
  });

  it('contains the values of parameters with any name', () => {
    const params = JSON.parse('{"a": 1, "__proto__": 2}');
    expect(parse('$a', params)).toEqual({ type: 'Value', value: 1 });
    expect(parse('$__proto__', params)).toEqual({ type: 'Value', value: 2 });
    expect(errorOf('$toString')).toMatchObject({ start: 0, end: 9 });
  });
});

describe('the position of an error', () => {
  it.each([
    ['an unexpected token', '*[a == 1]{b c}', 'c'],
    ['an unexpected token in nested brackets', '*[a == 1]{"b": {"c": d[e[f g]]}}', 'g'],
    ['a token after a complete query', '*[a == 1] b', 'b'],
    ['an unknown pipe function', '* | limit(1)', 'limit'],
    ['an unknown function', '*[a == "nope()" || nope(1)]', 'nope', 19],
    ['a call with too few arguments', '*[count() > 1]', 'count()'],
    ['an element at a fractional position', '*[1.5]', '1.5'],
    ['a slice with a bound that is not constant', '*[0..a]', '0..a'],
    ['an attribute without a name', '{a, 1 + 1}', '1 + 1'],
    ['a missing parameter', '*[a == $b]', '$b'],
    ['boost() outside of score()', '*[boost(a, 1)]', 'boost(a, 1)'],
    ['an unknown escape', '["a", "b\\q"]', '\\q'],
    ['half of a surrogate pair', '"\\ud83d"', '\\u'],
    ['an unclosed string', 'a + "b', '"b'],
    ['a function that calls itself', 'fn a::b($x) = $x{"c": a::b(c)}; 1', '$x{"c": a::b(c)}'],
    ['a function body that is not a projection', 'fn a::b($x) = $x.c; 1', '$x.c'],
    ['"^" to a scope outside a function', 'fn a::b($x) = $x{"c": ^.d}; 1', '$x{"c": ^.d}'],
    ['a call of an undeclared function in a function', 'fn a::b($x) = $x{"c": a::d(c)}; 1', 'a::d(c)'],
    ['a direction after a conjunction', '* | order(a && b desc)', 'desc'],
  ])('covers %s', (_case, text, part, from = 0) => {
    const { start, end } = errorOf(text);
    expect([start, text.slice(start, end)]).toEqual([text.indexOf(part, from), part]);
  });

  it('is the end of an incomplete query', () => {
    expect(errorOf('*[a == 1 ')).toMatchObject({
      message: expect.stringMatching(/^unexpected end of query, expected "]"/),
      start: 9,
      end: 9,
    });
  });
});

describe('a query that is costly to parse', () => {
  it.each([
    ['brackets', '[', ']'],
    ['groups after in', 'a in (', ')'],
    ['signs', '-', ''],
    ['powers', '2 ** ', ''],
    ['selectors', '(', ')'],
  ])('is rejected at the five-hundredth level of nesting: %s', (_case, opening, closing) => {
    const nested = (levels: number): string => `${opening.repeat(levels)}a${closing.repeat(levels)}`;
    const inQuery = (text: string): string => (opening === '(' ? `diff::changedAny(a, b, ${text})` : text);
    expect(() => parse(inQuery(nested(450)), {})).not.toThrow();
    expect(errorOf(inQuery(nested(600))).message).toBe('the query is nested too deeply');
  });

  it('is rejected if calls of custom functions expand exponentially', () => {
    const count = 40;
    const declared = Array.from({ length: count }, (_, n) => {
      const next = n + 1 < count ? `a::f${n + 1}` : 'count';
      return `fn a::f${n}($x) = $x{"l": ${next}(l), "r": ${next}(r)};`;
    });
    expect(errorOf(`${declared.join('\n')} a::f0({})`).message).toBe(
      'the functions of the query expand to more than 50000 nodes',
    );
    expect(() => parse(`${declared.slice(-5).join('\n')} a::f${count - 5}({})`, {})).not.toThrow();
  });
});

it.each(functionNames().filter((name) => name !== 'global::boost'))('implements the function %s', (name) => {
  const [namespace = '', called = ''] = name.split('::');
  expect(findFunction(namespace, called)).toEqual(expect.any(Function));
});
