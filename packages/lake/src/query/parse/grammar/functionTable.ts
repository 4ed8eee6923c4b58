/** The number of arguments that a function takes. */
type Arity = { min: number; max: number };

const exactly = (count: number): Arity => ({ min: count, max: count });
const atLeast = (min: number): Arity => ({ min, max: Number.POSITIVE_INFINITY });

/** The functions implemented in `evaluate/functions/`, by namespace. */
const functions = new Map<string, Map<string, Arity>>(
  Object.entries({
    global: {
      boost: exactly(2),
      coalesce: atLeast(0),
      count: exactly(1),
      dateTime: exactly(1),
      defined: exactly(1),
      geo: exactly(1),
      identity: exactly(0),
      length: exactly(1),
      lower: exactly(1),
      now: exactly(0),
      path: exactly(1),
      pt: exactly(1),
      references: atLeast(1),
      round: { min: 1, max: 2 },
      string: exactly(1),
      upper: exactly(1),
    },
    array: { compact: exactly(1), intersects: exactly(2), join: exactly(2), unique: exactly(1) },
    dateTime: { now: exactly(0) },
    diff: { changedAny: exactly(3), changedOnly: exactly(3) },
    documents: {
      get: exactly(1),
      incomingGlobalDocumentReferenceCount: exactly(0),
      incomingRefCount: exactly(0),
    },
    geo: { contains: exactly(2), distance: exactly(2), intersects: exactly(2), latLng: exactly(2) },
    math: { avg: exactly(1), max: exactly(1), min: exactly(1), sum: exactly(1) },
    media: { aspect: exactly(2) },
    pt: { text: exactly(1) },
    releases: { all: exactly(0) },
    sanity: {
      dataset: exactly(0),
      partOfRelease: exactly(1),
      partOfVariant: exactly(1),
      projectId: exactly(0),
      versionOf: exactly(1),
    },
    string: { lower: exactly(1), split: exactly(2), startsWith: exactly(2), upper: exactly(1) },
    text: { query: exactly(1) },
    user: { attributes: atLeast(0) },
  }).map(([namespace, names]) => [namespace, new Map(Object.entries(names))]),
);

/** Messages about functions of GROQ that the lake does not support. */
const unsupportedMessages = new Map([
  ['text::semanticSimilarity', 'text::semanticSimilarity() needs embeddings, and this dataset has none'],
]);

/** The error message for a call of a function that is not in the table. */
export const unknownFunctionMessage = (namespace: string, name: string): string =>
  unsupportedMessages.get(`${namespace}::${name}`) ?? `there is no function ${namespace}::${name}()`;

export const arityOf = (namespace: string, name: string): Arity | null =>
  functions.get(namespace)?.get(name) ?? null;

/** The error message for a wrong number of arguments; null if the number is right. */
export const arityProblem = (name: string, { min, max }: Arity, count: number): string | null => {
  if (count >= min && count <= max) return null;
  if (min === max) return `${name}() takes ${argumentCount(min)}, not ${count}`;
  const bounds =
    max === Number.POSITIVE_INFINITY ? `at least ${argumentCount(min)}` : `${min} to ${argumentCount(max)}`;
  return `${name}() takes ${bounds}, not ${count}`;
};

const argumentCount = (count: number): string => `${count} argument${count === 1 ? '' : 's'}`;

/** All functions, as `namespace::name`. */
export const functionNames = (): string[] =>
  Array.from(functions, ([namespace, names]) =>
    Array.from(names.keys(), (name) => `${namespace}::${name}`),
  ).flat();
