/** A query that breaks a rule of GROQ's syntax, and where. */
export class SyntaxProblem extends Error {
  override readonly name = 'SyntaxProblem';
  readonly start: number;
  readonly end: number;

  constructor(message: string, start: number, end: number) {
    super(message);
    this.start = start;
    this.end = end;
  }
}

/** Strings, closed or not, and comments: nothing in them is syntax. */
const quoted = /"(?:[^"\\]|\\.)*(?:"|\\?$)|'(?:[^'\\]|\\.)*(?:'|\\?$)|\/\/[^\n]*/gs;

/** Replaces what a pattern finds outside of strings and comments. */
export const replaceSyntax = (
  query: string,
  pattern: RegExp,
  replace: (found: string, ...groups: Array<string | undefined>) => string,
): string => {
  const parts: string[] = [];
  let end = 0;
  for (const { 0: text, index } of query.matchAll(quoted)) {
    parts.push(query.slice(end, index).replace(pattern, replace), text);
    end = index + text.length;
  }
  parts.push(query.slice(end).replace(pattern, replace));
  return parts.join('');
};

/** Replaces strings and comments, quotes included. */
export const replaceQuoted = (query: string, replace: (text: string) => string): string =>
  query.replace(quoted, replace);

const validEscape =
  /\\(?:u\{([\da-fA-F]+)\}|u([dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2})|u([\da-fA-F]{4})|['"\\/bfnrt])/y;
const lastCodePoint = 0x10ffff;

const isCharacter = (codePoint: number): boolean =>
  codePoint <= lastCodePoint && (codePoint < 0xd800 || codePoint > 0xdfff);

/**
 * Looks at the strings of a query, which groq-js reads whatever they hold.
 *
 * @throws SyntaxProblem when one has no end, or holds an escape that GROQ does not have.
 * @see GROQ specification, String
 */
export const checkStrings = (query: string): void => {
  for (const { 0: text, index } of query.matchAll(quoted)) {
    if (!text.startsWith('/')) checkString(text, index);
  }
};

const closed = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')$/s;

const checkString = (text: string, start: number): void => {
  for (let at = text.indexOf('\\'); at !== -1; at = text.indexOf('\\', validEscape.lastIndex)) {
    validEscape.lastIndex = at;
    const [found, long, pair, short] = validEscape.exec(text) ?? [];
    const digits = long ?? short;
    const isValid = found !== undefined && (pair || !digits || isCharacter(Number.parseInt(digits, 16)));
    const end = start + Math.min(at + (found?.length ?? 2), text.length);
    if (!isValid)
      throw new SyntaxProblem(`invalid escape in a string: ${text.slice(at, at + 10)}`, start + at, end);
    validEscape.lastIndex = at + found.length;
  }
  if (!closed.test(text)) {
    throw new SyntaxProblem('a string has no end', start, start + text.length);
  }
};
