import type { Scanner } from './Scanner.ts';

const escapes = new Map([
  ["'", "'"],
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

const longEscape = /u\{([\da-fA-F]+)\}/y;
const surrogatePair = /u([dD][89abAB][\da-fA-F]{2})\\u([dD][c-fC-F][\da-fA-F]{2})/y;
const shortEscape = /u([\da-fA-F]{4})/y;
const lastCodePoint = 0x10ffff;

const isCharacter = (codePoint: number): boolean =>
  codePoint <= lastCodePoint && (codePoint < 0xd800 || codePoint > 0xdfff);

/** A text that was read, and the position after it. */
type ReadText = { text: string; end: number };

const digitsAt = (query: string, at: number, pattern: RegExp): string[] | null => {
  pattern.lastIndex = at;
  return pattern.exec(query);
};

/** Reads an escape from after its backslash; null if GROQ has no such escape. */
const readEscape = (query: string, at: number): ReadText | null => {
  const simple = escapes.get(query.charAt(at));
  if (simple !== undefined) return { text: simple, end: at + 1 };
  const pair = digitsAt(query, at, surrogatePair);
  if (pair) {
    const [found = '', ...halves] = pair;
    return {
      text: String.fromCharCode(...halves.map((half) => Number.parseInt(half, 16))),
      end: at + found.length,
    };
  }
  const [found, digits] = digitsAt(query, at, longEscape) ?? digitsAt(query, at, shortEscape) ?? [];
  if (found === undefined || digits === undefined) return null;
  const codePoint = Number.parseInt(digits, 16);
  return isCharacter(codePoint) ? { text: String.fromCodePoint(codePoint), end: at + found.length } : null;
};

const maxShownCharacters = 10;

/**
 * Reads a string; null if none begins here.
 *
 * @throws QuerySyntaxError if the string is not closed or contains an invalid escape.
 * @see GROQ specification, String
 */
export const takeString = (scanner: Scanner): string | null => {
  const quote = scanner.character();
  if (quote !== '"' && quote !== "'") return null;
  const { text: query, position: start } = scanner;
  const parts: string[] = [];
  let at = start + 1;
  for (let end = at; ; ) {
    const character = query.charAt(end);
    if (character === '') return scanner.fail('a string is not closed', start, query.length);
    if (character === quote) {
      parts.push(query.slice(at, end));
      scanner.moveTo(end + 1);
      return parts.join('');
    }
    if (character !== '\\') end++;
    else {
      const escaped = readEscape(query, end + 1);
      if (!escaped) {
        const shown = query.slice(end, end + maxShownCharacters);
        return scanner.fail(`invalid escape in a string: ${shown}`, end, Math.min(end + 2, query.length));
      }
      parts.push(query.slice(at, end), escaped.text);
      at = escaped.end;
      end = at;
    }
  }
};
