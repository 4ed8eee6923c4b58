import { isObject } from '../isObject.ts';
import { indexesOfUnique } from './indexesOfUnique.ts';

type Fields = Record<string, unknown>;

/** What a note says of its source. @param index of the source in the story's list. */
type NameSource = (source: Fields, index: number) => string;

const isNote = (value: unknown): value is Fields => isObject(value) && value._type === 'sourceNote';

/** `A report, The Ministry`. */
export const sourceWords = ({ title, outlet }: Fields): string =>
  [title, outlet].filter((part) => typeof part === 'string' && part.trim() !== '').join(', ');

/**
 * The body of a stored story with notes that name their sources, in place of keys, which say nothing. A note that readers
 * do not see has null: its source is not in the list, or its key is there twice.
 */
export const bodyWithNamedSources = ({ body, sources }: Fields, nameSource: NameSource): unknown => {
  const listed = (Array.isArray(sources) ? sources : []).filter(isObject);
  const indexOf = indexesOfUnique(listed.map(({ _key }) => _key));
  const name = (key: unknown): string | null => {
    const index = indexOf.get(key) ?? -1;
    const source = listed[index];
    return source ? nameSource(source, index) : null;
  };
  const named = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(named);
    if (isNote(value)) return { ...value, source: name(value.source) };
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([field, inner]) => [field, named(inner)]));
  };
  return named(body);
};

/** The sources that a block's passages name, in their order: each once for a run of text, whatever its other marks. */
export const namedSourcesIn = ({ children, markDefs }: Fields): string[] => {
  const sourceOf = new Map(
    (Array.isArray(markDefs) ? markDefs : []).filter(isNote).map(({ _key, source }) => [_key, source]),
  );
  if (sourceOf.size === 0) return [];
  let open = new Set<string>();
  const names: string[] = [];
  for (const span of (Array.isArray(children) ? children : []).filter(isObject)) {
    if (!span.text) continue;
    const here = new Set(
      (Array.isArray(span.marks) ? span.marks : [])
        .map((mark) => sourceOf.get(mark))
        .filter((source): source is string => typeof source === 'string'),
    );
    names.push(...[...here].filter((source) => !open.has(source)));
    open = here;
  }
  return names;
};
