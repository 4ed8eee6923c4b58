import { parse, TomlError } from 'smol-toml';
import { isObject } from '../../../isObject.ts';
import { boundedValue, readFields } from '../../readYaml.ts';

export type Matter = { values: Record<string, unknown>; text: string };

/** @throws {Error} that names the line. */
export const readToml = (written: string): unknown =>
  boundedValue(written, () => {
    try {
      // Dates become texts as they were written.
      return JSON.parse(JSON.stringify(parse(written)));
    } catch (error) {
      if (!(error instanceof TomlError)) throw error;
      throw new Error(`${error.message.split('\n')[0]} (line ${error.line})`);
    }
  });

export const readJsonFields = (written: string): unknown =>
  boundedValue(written, () => JSON.parse(written) as unknown);

type Language = {
  begins: RegExp;
  /** @returns where the fields end, and where the text begins; null without an end. */
  endIn(rest: string): { at: number; text: number } | null;
  read(written: string): unknown;
};

const untilLine = (line: RegExp): Language['endIn'] => {
  return (rest) => {
    const end = line.exec(rest);
    return end && { at: end.index, text: end.index + end[0].length };
  };
};

/** Jekyll, Hugo, Eleventy and others take the first, Hugo and Zola the second, Hugo the third. */
const languages: Language[] = [
  {
    begins: /^\uFEFF?---[ \t]*\r?\n/,
    endIn: untilLine(/^(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/m),
    read: readFields,
  },
  { begins: /^\uFEFF?\+\+\+[ \t]*\r?\n/, endIn: untilLine(/^\+\+\+[ \t]*(?:\r?\n|$)/m), read: readToml },
  {
    // What begins with `{{` or `{%` is a text.
    begins: /^\uFEFF?(?=\{\s*["}])/,
    endIn: (rest) => {
      const end = endOfObject(rest);
      return end < 0 ? null : { at: end, text: end };
    },
    read: readJsonFields,
  },
];

/**
 * The fields before a text, in YAML between lines of hyphens, in TOML between lines of plus signs, or in JSON. Null if the
 * file begins with none.
 *
 * @throws {Error} if they have no end or cannot be read.
 */
export const readMatter = (file: string): Matter | null => {
  for (const { begins, endIn, read } of languages) {
    const [begin] = begins.exec(file) ?? [];
    if (begin === undefined) continue;
    const rest = file.slice(begin.length);
    const end = endIn(rest);
    if (!end) throw new Error('The fields before its text have no end.');
    const values = explained(() => read(rest.slice(0, end.at))) ?? {};
    if (!isObject(values)) throw new Error('What stands before its text are no fields.');
    return { values, text: rest.slice(end.text) };
  }
  return null;
};

const explained = (read: () => unknown): unknown => {
  try {
    return read();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The fields before its text cannot be read: ${reason}`);
  }
};

/** Behind the bracket that closes the first one, or -1. */
const endOfObject = (text: string): number => {
  let depth = 0;
  let isString = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '\\') at += 1;
    else if (sign === '"') isString = !isString;
    else if (!isString && sign === '{') depth += 1;
    else if (!isString && sign === '}') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return -1;
};
