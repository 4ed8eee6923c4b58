import { toBoundedArray } from '../limits/valueSize.ts';

/** A GROQ datetime: milliseconds since 1970, UTC. */
export class DateTime {
  readonly milliseconds: number;

  constructor(milliseconds: number) {
    this.milliseconds = milliseconds;
  }

  /** RFC 3339. The fraction of three digits is left out if it is zero. */
  toString(): string {
    return new Date(this.milliseconds).toISOString().replace('.000Z', 'Z');
  }

  toJSON(): string {
    return this.toString();
  }
}

/** A pattern of document ids: `*` stands for one segment, `**` for one or more of them. */
export class Path {
  readonly pattern: string;
  readonly #segments: string[];

  constructor(pattern: string) {
    this.pattern = pattern;
    this.#segments = pattern.split('.');
  }

  /** Reads the id once and keeps the set of possible positions in the pattern, so that no pattern makes it slow. */
  matches(id: string): boolean {
    let positions = new Set([0]);
    for (const segment of id.split('.')) {
      const next = new Set<number>();
      for (const position of positions) {
        const expected = this.#segments[position];
        if (expected === '**') next.add(position);
        if (expected === '**' || expected === '*' || expected === segment) next.add(position + 1);
      }
      positions = next;
    }
    return positions.has(this.#segments.length);
  }

  toJSON(): string {
    return this.pattern;
  }
}

/** The result of `text::query()`: a pattern for `match` with phrases and exclusions, which searches whole values. */
export class TextQuery {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toJSON(): string {
    return this.text;
  }
}

/** An array in GROQ whose elements can be iterated without holding all of them in memory. */
export abstract class Rows {
  abstract [Symbol.iterator](): Iterator<unknown>;
}

/** Rows that are generated during iteration. */
export class LazyRows extends Rows {
  readonly #generate: () => Iterator<unknown>;

  constructor(generate: () => Iterator<unknown>) {
    super();
    this.#generate = generate;
  }

  override [Symbol.iterator](): Iterator<unknown> {
    return this.#generate();
  }
}

export type ObjectValue = Record<string, unknown>;

export const isObject = (value: unknown): value is ObjectValue =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof DateTime) &&
  !(value instanceof Path) &&
  !(value instanceof TextQuery) &&
  !(value instanceof Rows);

/** The elements of an array or of rows; null for any other value. */
export const elementsOf = (value: unknown): Iterable<unknown> | null =>
  Array.isArray(value) || value instanceof Rows ? value : null;

/** The value as an array; null if it is neither an array nor rows. */
export const arrayOf = (value: unknown): unknown[] | null => {
  if (Array.isArray(value)) return value;
  return value instanceof Rows ? toBoundedArray(value) : null;
};

/** The ids in the arguments of `references()`. */
export const idsOf = (values: unknown[]): string[] =>
  values.flatMap((value) => {
    if (typeof value === 'string') return [value];
    return (arrayOf(value) ?? []).filter((element) => typeof element === 'string');
  });

/** Infinity and NaN become null, because GROQ has neither. */
export const finiteOrNull = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** Sets an attribute, even one named `__proto__`. */
export const put = (object: ObjectValue, name: string, value: unknown): void => {
  if (name === '__proto__') {
    Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
  } else object[name] = value;
};

/** Copies all attributes of one object to another. */
export const putAll = (object: ObjectValue, more: ObjectValue): void => {
  for (const name of Object.keys(more)) put(object, name, more[name]);
};

/** The length of the fraction is bounded, so that the text is short enough for the index. */
const rfc3339 = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(\.\d{1,100})?(Z|[-+]\d{2}:\d{2})$/i;

/** Reads an RFC 3339 instant; null if it is not valid, such as 30 February. */
export const parseDateTime = (text: string): DateTime | null => {
  const parts = rfc3339.exec(text);
  if (!parts) return null;
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const daysInMonth = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth || hour > 23 || minute > 59 || second > 59) {
    return null;
  }
  const milliseconds = Date.parse(text.toUpperCase());
  return Number.isNaN(milliseconds) ? null : new DateTime(milliseconds);
};
