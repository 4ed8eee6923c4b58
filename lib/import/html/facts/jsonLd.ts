import { maxTextCharacters } from '../../limits.ts';
import { plainText } from './plainText.ts';

export type Thing = { readonly [key: string]: unknown };

const maxScripts = 50;
const maxThings = 5_000;
const maxValues = 100_000;
const maxDepth = 12;

/** The structured data of a page: its things, with those that they refer to. */
export class JsonLd {
  /** Each with how deep it is in the data. */
  readonly things: { thing: Thing; depth: number }[] = [];
  readonly #byId = new Map<string, Thing>();

  /** @param scripts the texts of the page's `application/ld+json`; damaged ones, and those longer than a book, are ignored. */
  constructor(scripts: string[]) {
    for (const script of scripts.slice(0, maxScripts))
      if (script.length <= maxTextCharacters) this.#collect(parse(script));
  }

  #collect(root: unknown): void {
    const waiting: { value: unknown; depth: number }[] = [{ value: root, depth: 0 }];
    // The list grows as it is read.
    for (const [index, { value, depth }] of waiting.entries()) {
      if (index > maxValues || this.things.length >= maxThings) return;
      if (Array.isArray(value)) {
        for (const item of value.slice(0, maxThings)) waiting.push({ value: item, depth });
        continue;
      }
      if (!isThing(value) || depth > maxDepth) continue;
      if (value['@type'] !== undefined) this.things.push({ thing: value, depth });
      const id = value['@id'];
      if (typeof id === 'string' && sizeOf(value) > sizeOf(this.#byId.get(id))) this.#byId.set(id, value);
      // A graph is not deeper than what is beside it.
      for (const [key, inner] of Object.entries(value))
        if (typeof inner === 'object' && inner !== null)
          waiting.push({ value: inner, depth: key === '@graph' ? depth : depth + 1 });
    }
  }

  /** A value as a list of things and plain values: references are followed. */
  list(value: unknown): unknown[] {
    const values = Array.isArray(value) ? value.slice(0, 100).flat() : value === undefined ? [] : [value];
    return values.flatMap((one): unknown[] => {
      if (!isThing(one)) return [one];
      if (Array.isArray(one['@list'])) return one['@list'].slice(0, 100).map((inner) => this.#whole(inner));
      return [this.#whole(one)];
    });
  }

  #whole(value: unknown): unknown {
    if (!isThing(value)) return value;
    const id = value['@id'];
    return (typeof id === 'string' && this.#byId.get(id)) || value;
  }

  /** The texts of a value: of a thing its name. */
  texts(value: unknown): string[] {
    return this.list(value).flatMap((one) => {
      const text = isThing(one) ? (one['@value'] ?? one.name ?? one.text) : one;
      return [text].flat().flatMap((part) => (typeof part === 'string' ? (plainText(part) ?? []) : []));
    });
  }

  text(value: unknown): string | null {
    return this.texts(value)[0] ?? null;
  }

  /** The web addresses of a value, such as the pictures of an article. */
  addresses(value: unknown): string[] {
    return this.list(value).flatMap((one) => {
      const address = isThing(one) ? (one.url ?? one.contentUrl ?? one['@id']) : one;
      return [address]
        .flat()
        .flatMap((part) => (typeof part === 'string' ? (plainText(part, 4_000) ?? []) : []));
    });
  }
}

export const isThing = (value: unknown): value is Thing =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const typesOf = (thing: Thing): string[] =>
  [thing['@type']]
    .flat()
    .flatMap((type) => (typeof type === 'string' ? type.replace(/^https?:\/\/schema\.org\//, '') : []));

const sizeOf = (thing: Thing | undefined): number => (thing ? Object.keys(thing).length : 0);

/** Systems wrap the data in comments, and write line breaks into its texts. */
const parse = (script: string): unknown => {
  const text = script
    .trim()
    .replace(/^(?:<!--|\/\*<!\[CDATA\[\*\/|\/\/<!\[CDATA\[|<!\[CDATA\[)/, '')
    .replace(/(?:-->|\/\*\]\]>\*\/|\/\/\]\]>|\]\]>)$/, '')
    .trim()
    .replace(/;$/, '');
  for (const attempt of [text, text.replaceAll(/\s/g, ' ')])
    try {
      return JSON.parse(attempt);
    } catch {
      // The next attempt, or none.
    }
  return null;
};
