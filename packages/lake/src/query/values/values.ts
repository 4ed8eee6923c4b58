import { gathered } from '../limits/valueSize.ts';

/** A point in time as GROQ has it: milliseconds since 1970, UTC. */
export class DateTime {
  readonly milliseconds: number;

  constructor(milliseconds: number) {
    this.milliseconds = milliseconds;
  }

  /** RFC 3339, with three fractional digits only where there are milliseconds. */
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

  /** Goes through the id once, holding all places of the pattern that it may be at: no pattern makes it slow. */
  matches(id: string): boolean {
    let places = new Set([0]);
    for (const segment of id.split('.')) {
      const next = new Set<number>();
      for (const place of places) {
        const wanted = this.#segments[place];
        if (wanted === '**') next.add(place);
        if (wanted === '**' || wanted === '*' || wanted === segment) next.add(place + 1);
      }
      places = next;
    }
    return places.has(this.#segments.length);
  }

  toJSON(): string {
    return this.pattern;
  }
}

/** What `text::query()` makes: the right side of a `match` that reads whole values, phrases and exclusions. */
export class TextQuery {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toJSON(): string {
    return this.text;
  }
}

/** Values that can be gone through without being held in memory at once; GROQ sees an array. */
export abstract class Rows {
  abstract [Symbol.iterator](): Iterator<unknown>;
}

/** Rows made as they are asked for. */
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

/** The elements of an array value, null for a value that is none. */
export const elementsOf = (value: unknown): Iterable<unknown> | null =>
  Array.isArray(value) || value instanceof Rows ? value : null;

/** The array that the value is, null for a value that is none. */
export const arrayOf = (value: unknown): unknown[] | null => {
  if (Array.isArray(value)) return value;
  return value instanceof Rows ? gathered(value) : null;
};

/** The ids that the arguments of `references()` name. */
export const idsOf = (values: unknown[]): string[] =>
  values.flatMap((value) => {
    if (typeof value === 'string') return [value];
    return (arrayOf(value) ?? []).filter((element) => typeof element === 'string');
  });

/** GROQ has neither infinity nor NaN: they are null. */
export const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** Sets an attribute also where its name is `__proto__`. */
export const put = (object: ObjectValue, name: string, value: unknown): void => {
  if (name === '__proto__') {
    Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
  } else object[name] = value;
};

/** Adds all attributes of one object to another. */
export const putAll = (object: ObjectValue, more: ObjectValue): void => {
  for (const name of Object.keys(more)) put(object, name, more[name]);
};

/** With a fraction that the index has room for. */
const rfc3339 = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(\.\d{1,100})?(Z|[-+]\d{2}:\d{2})$/i;

/** Reads an RFC 3339 instant; null for what is none, such as the 30th of February. */
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
