import { isObject, type ObjectValue, put } from '../../values/values.ts';

/** A step of a path in a document: an attribute, or an element, with its key where it has one. */
export type Segment = string | { index: number; key: string | null };

/** Where a value comes from: as it is from a place in a document, or put together from parts. */
export type Origin =
  | { kind: 'document'; document: ObjectValue; path: Segment[] }
  | { kind: 'object'; parts: Map<string, Origin> }
  | { kind: 'array'; parts: Array<Origin | null> };

export type Traced = { value: unknown; origin: Origin | null };

export const untraced = (value: unknown): Traced => ({ value, origin: null });

/** What the perspective and `score()` put on a document: nobody can edit it there. */
const isMadeUp = (name: string): boolean => name === '_originalId' || name === '_score';

/** The attribute of a traced object. */
export const attributeOf = ({ value, origin }: Traced, name: string): Traced => {
  const inner = isObject(value) && Object.hasOwn(value, name) ? (value[name] ?? null) : null;
  if (!origin || inner === null || isMadeUp(name)) return untraced(inner);
  switch (origin.kind) {
    case 'document':
      return { value: inner, origin: { ...origin, path: [...origin.path, name] } };
    case 'object':
      return { value: inner, origin: origin.parts.get(name) ?? null };
    case 'array':
      return untraced(inner);
  }
};

/** The elements of a traced array, null for a value that is none. */
export const elementsOfTraced = ({ value, origin }: Traced): Traced[] | null => {
  if (!Array.isArray(value)) return null;
  return value.map((element: unknown, index): Traced => {
    if (origin?.kind === 'array') return { value: element, origin: origin.parts[index] ?? null };
    if (origin?.kind !== 'document') return untraced(element);
    const key = isObject(element) && typeof element._key === 'string' ? element._key : null;
    return { value: element, origin: { ...origin, path: [...origin.path, { index, key }] } };
  });
};

export const arrayFrom = (elements: Traced[]): Traced => ({
  value: elements.map(({ value }) => value),
  origin: { kind: 'array', parts: elements.map(({ origin }) => origin) },
});

/** An object that is put together from attributes of others. */
export class TracedObject {
  readonly #value: ObjectValue = {};
  readonly #parts = new Map<string, Origin>();

  set(name: string, { value, origin }: Traced): void {
    put(this.#value, name, value);
    if (origin) this.#parts.set(name, origin);
    else this.#parts.delete(name);
  }

  /** All attributes of an object; of any other value nothing. */
  setAll(more: Traced): void {
    if (!isObject(more.value)) return;
    for (const name of Object.keys(more.value)) this.set(name, attributeOf(more, name));
  }

  traced(): Traced {
    return { value: this.#value, origin: { kind: 'object', parts: this.#parts } };
  }
}
