import { replaceQuoted, replaceSyntax } from './strings.ts';

const keywords = new Set(['in', 'match', 'asc', 'desc']);

/**
 * GROQ that groq-js refuses, written so that it does not: a comment that ends the query, and white space before the
 * parenthesis of a call. All that is in the query stays where it is.
 */
export const spaced = (query: string): string => {
  const moved = replaceSyntax(query, /(?<![\w$])([A-Za-z_]\w*)([\s\u0085]+)\(/g, (found, name, space) =>
    keywords.has(name ?? '') ? found : `${name}(${space}`,
  );
  return query.includes('//') ? `${moved}\n` : moved;
};

const longEscape = /((?:^|[^\\])(?:\\\\)*)\\u\{([0-9a-fA-F]+)\}/g;

/** groq-js cuts `\u{1F5DE}` to sixteen bits: the character itself is put in its place. */
export const withCharacters = (query: string): string =>
  query.includes('\\u{')
    ? replaceQuoted(query, (text) =>
        text.startsWith('/')
          ? text
          : text.replace(longEscape, (_, before: string, digits: string) => before + characterOf(digits)),
      )
    : query;

/** Quotes and control characters stay escaped. */
const characterOf = (digits: string): string => {
  const codePoint = Number.parseInt(digits, 16);
  return codePoint > 0xffff
    ? String.fromCodePoint(codePoint)
    : `\\u${codePoint.toString(16).padStart(4, '0')}`;
};
