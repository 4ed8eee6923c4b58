import type { SchemaType } from './SchemaType.ts';
import type { Walk } from './Walk.ts';

type Fields = Record<string, unknown>;

/** Reads nested values. A value that is not an object or a list is reported and skipped. */
export type Reader = {
  object(value: unknown, read: (fields: Fields) => void): void;
  list(value: unknown, readItem: (item: unknown) => void): void;
  members(value: unknown, types: SchemaType[]): void;
};

/** The deepest level that Studio's editor allows. */
const maxLevels = 10;

/**
 * Checks a text block against the styles, lists and marks that its type allows.
 *
 * @see https://github.com/portabletext/portabletext
 */
export const checkBlock = (block: Fields, type: SchemaType, walk: Walk, reader: Reader): void => {
  const { style, listItem, level, markDefs, children } = block;
  const { styles = [], lists = [], decorators = [], annotations = [] } = type;
  walk.at('style', () => checkOffered(style, styles, walk));
  walk.at('listItem', () => checkOffered(listItem, lists, walk));
  walk.at('level', () => checkLevel(level, walk));
  if (!isAbsent(markDefs)) walk.at('markDefs', () => reader.members(markDefs, annotations));
  const marks = new Set<unknown>([...decorators, ...keysOf(markDefs)]);
  walk.at('children', () => reader.list(children, (child) => checkSpan(child, marks, walk, reader)));
};

const isAbsent = (value: unknown): boolean => value === undefined || value === null;

const checkOffered = (value: unknown, offered: string[], walk: Walk): void => {
  if (isAbsent(value) || offered.some((name) => name === value)) return;
  walk.report(`has to be one of ${offered.join(', ')}`);
};

const checkLevel = (level: unknown, walk: Walk): void => {
  if (isAbsent(level)) return;
  if (typeof level === 'number' && Number.isInteger(level) && level >= 1 && level <= maxLevels) return;
  walk.report(`has to be a whole number from 1 to ${maxLevels}`);
};

const keysOf = (markDefs: unknown): unknown[] =>
  Array.isArray(markDefs) ? markDefs.map((definition: { _key?: unknown } | null) => definition?._key) : [];

const checkSpan = (span: unknown, marks: ReadonlySet<unknown>, walk: Walk, reader: Reader): void =>
  reader.object(span, (fields) => {
    if (fields._type !== 'span') {
      walk.report('has to be a span of text');
      return;
    }
    if (typeof fields.text !== 'string') walk.at('text', () => walk.report('has to be text'));
    if (isAbsent(fields.marks)) return;
    walk.at('marks', () =>
      reader.list(fields.marks, (mark) => {
        if (typeof mark !== 'string' || !marks.has(mark))
          walk.report('has to be a mark that is offered here, or the key of one of the paragraph’s links');
      }),
    );
  });
