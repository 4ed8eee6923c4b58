import { GroqSyntaxError, parse } from 'groq-js';
import { spaced } from './parsable.ts';
import { replaceQuoted, SyntaxProblem } from './strings.ts';

/** What is wrong with a query, and with which part of it. `end` is left out. */
export type ErrorPlace = { description: string; start: number; end: number };

/** Says of an error that parsing threw which part of the query it is about; all of it where that is not known. */
export const locateError = (query: string, error: unknown): ErrorPlace => {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof SyntaxProblem) return { description: message, start: error.start, end: error.end };
  if (error instanceof GroqSyntaxError) return describeToken(query, syntaxFailure(spaced(query)) ?? fallback);
  if (error instanceof RangeError) {
    return { description: 'the query is nested too deeply', start: 0, end: query.length };
  }
  const [start, end] = findNamed(query, message) ?? [0, query.length];
  return { description: message || 'unable to parse the query', start, end };
};

type Failure = { position: number; expected: string };

const fallback: Failure = { position: 0, expected: '' };

const space = /(?:[\s\u0085]|\/\/[^\n]*(?:\n|$))*/y;
const skipSpace = (query: string, position: number): number => {
  space.lastIndex = position;
  return position + (space.exec(query)?.[0].length ?? 0);
};

/** Deeper brackets, and those of long queries, are named as a whole: each level is parsed once more. */
const maxLevels = 30;
const maxCharacters = 5_000;

/** groq-js stops before the bracket whose inside is wrong: so the inside is parsed on its own, as far as it goes. */
const syntaxFailure = (query: string, levels = maxLevels): Failure | null => {
  const failure = failureOf(query);
  if (!failure) return null;
  const position = skipSpace(query, failure.position);
  if (
    levels === 0 ||
    query.length > maxCharacters ||
    position === 0 ||
    !'{[('.includes(query.charAt(position) || ' ')
  )
    return { ...failure, position };
  const inner = syntaxFailure(query.slice(position), levels - 1);
  return inner && inner.position > 0 && inner.expected !== ''
    ? { ...inner, position: position + inner.position }
    : { ...failure, position };
};

const failureOf = (query: string): Failure | null => {
  try {
    parse(query);
    return null;
  } catch (error) {
    if (!(error instanceof GroqSyntaxError)) return null;
    const at = error.message.indexOf('Expected ');
    const expected = at === -1 ? '' : error.message.slice(at);
    // What groq-js calls the end of the query is one before what it could not read.
    return { position: error.position + (expected === '' ? 1 : 0), expected };
  }
};

const token = /[A-Za-z_]\w*|\d+|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|./sy;

const describeToken = (query: string, { position, expected }: Failure): ErrorPlace => {
  const start = Math.min(position, query.length);
  token.lastIndex = start;
  const [found = ''] = token.exec(query) ?? [];
  const what = found === '' ? 'unexpected end of query' : `unexpected token ${JSON.stringify(found)}`;
  const description = expected === '' ? what : `${what}, ${expected.replace(/^E/, 'e')}`;
  return { description, start, end: start + found.length };
};

/** Where a function or parameter stands that the message names. */
const findNamed = (query: string, message: string): [number, number] | null => {
  const [, parameter, called] = /(\$\w+)|\b(\w+)\(\)/.exec(message) ?? [];
  const [, named] = /(?:function|namespace): (?:\w+::)?(\w+)/.exec(message) ?? [];
  const sought = parameter ?? called ?? named;
  const plain = replaceQuoted(query, (text) => ' '.repeat(text.length));
  for (const { 0: found, index } of plain.matchAll(/\$\w+|\b\w+(?=\s*(?:\(|::))/g)) {
    if (found === sought) return [index, index + found.length];
  }
  return null;
};
