import { isObject, type ObjectValue, put } from '../../values/values.ts';

/** A segment of a path in a document: an attribute, or an element with its key, null if it has none. */
export type Segment = string | { index: number; key: string | null };

/** The origin of a value: a path in a document, or the origins of its parts. */
export type Origin =
  | { kind: 'document'; document: ObjectValue; path: Segment[] }
  | { kind: 'object'; parts: Map<string, Origin> }
  | { kind: 'array'; parts: Array<Origin | null> };

export type Traced = { value: unknown; origin: Origin | null };

export const untraced = (value: unknown): Traced => ({ value, origin: null });

/** Whether an attribute was added by the perspective or by `score()`, so that the stored document does not have it. */
const isGenerated = (name: string): boolean => name === '_originalId' || name === '_score';

/** The attribute of a traced object. */
export const attributeOf = ({ value, origin }: Traced, name: string): Traced => {
  const inner = isObject(value) && Object.hasOwn(value, name) ? (value[name] ?? null) : null;
  if (!origin || inner === null || isGenerated(name)) return untraced(inner);
  switch (origin.kind) {
    case 'document':
      return { value: inner, origin: { ...origin, path: [...origin.path, name] } };
    case 'object':
      return { value: inner, origin: origin.parts.get(name) ?? null };
    case 'array':
      return untraced(inner);
  }
};

/** The elements of a traced array; null for any other value. */
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

/** Builds an object from attributes of other objects. */
export class TracedObject {
  readonly #value: ObjectValue = {};
  readonly #parts = new Map<string, Origin>();

  set(name: string, { value, origin }: Traced): void {
    put(this.#value, name, value);
    if (origin) this.#parts.set(name, origin);
    else this.#parts.delete(name);
  }

  /** Sets all attributes of an object; ignores any other value. */
  setAll(more: Traced): void {
    if (!isObject(more.value)) return;
    for (const name of Object.keys(more.value)) this.set(name, attributeOf(more, name));
  }

  traced(): Traced {
    return { value: this.#value, origin: { kind: 'object', parts: this.#parts } };
  }
}
