import { isObject } from '../isObject.ts';

/**
 * The value with weak references to a document instead of strong ones, as Studio refers to what is not published: the
 * lake makes them strong again when it publishes the value, and so refuses one whose document is gone.
 *
 * @param type of the document.
 */
export const withWeakReferences = <Value>(value: Value, { id, type }: { id: string; type: string }): Value =>
  weaken(value, (reference) =>
    reference._ref === id && reference._weak !== true
      ? { ...reference, _weak: true, _strengthenOnPublish: { type } }
      : reference,
  ) as Value;

/** The value with weak references alone, as the record keeps them: nothing stays because a record names it. */
export const withOnlyWeakReferences = <Value>(value: Value): Value =>
  weaken(value, ({ _strengthenOnPublish, ...reference }) => ({ ...reference, _weak: true })) as Value;

type Fields = Record<string, unknown>;

/** Recursive: the lake bounds the depth of a document. */
const weaken = (value: unknown, changed: (reference: Fields) => Fields): unknown => {
  if (Array.isArray(value)) return value.map((item) => weaken(item, changed));
  if (!isObject(value)) return value;
  const fields = Object.fromEntries(
    Object.entries(value).map(([name, field]) => [name, weaken(field, changed)]),
  );
  return '_ref' in fields ? changed(fields) : fields;
};
