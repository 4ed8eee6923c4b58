import { decorators } from '../../content/decorators.ts';
import { bodyWithNamedSources } from '../../content/namedSources.ts';
import { cropOf } from '../../images/crop.ts';
import { isObject } from '../../isObject.ts';
import { isUnsigned } from '../../people/isUnsigned.ts';

/** A story document as stored. */
export type StoredStory = Record<string, unknown>;

/** The fields that make up a story's content. Slug, section and topics are its place, not its content. */
const contentFields = [
  'kicker',
  'headline',
  'standfirst',
  'leadImage',
  'body',
  'summary',
  'keyPoints',
  'typeOfWork',
  // Figures of charts, dates and quotation marks are read by it.
  'language',
  'dateline',
  'sources',
  'bylines',
  'noByline',
  'contacts',
] as const;

/** Studio's own fields: keys tell list items apart, and a hotspot only centres a picture where a page has less room. */
const unreadNames = new Set(['_key', '_weak', '_strengthenOnPublish', '_upload', 'hotspot', 'crop']);

type Fields = Record<string, unknown>;

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  value === false ||
  (Array.isArray(value) && value.length === 0);

/** A note without a source has no number on the page. */
const isUnseen = ({ _type, source }: Fields): boolean => _type === 'sourceNote' && typeof source !== 'string';

type Child = { kind: 'span'; text: string; marks: string[] } | { kind: 'other'; fields: Fields };

/**
 * Merges adjacent spans with the same marks. A mark is compared by its definitions, because its key carries no meaning,
 * unless the key is that of a decorator: then pages may render either. Of definitions with one key they render the first
 * that readers see. Spans have the indexes of their marks in a list: a definition is read once, however many spans have it.
 */
const readBlock = ({ children, markDefs, ...rest }: Fields): Fields => {
  const definitions = Map.groupBy(
    (Array.isArray(markDefs) ? markDefs : []).filter(isObject),
    ({ _key }) => _key,
  );
  const defined = new Map(
    Array.from(definitions, ([key, some]) => {
      const seen = some.filter((definition) => !isUnseen(definition)).map(readValue);
      return [
        key,
        [
          ...(decorators.has(String(key)) ? [String(key)] : []),
          ...(seen.length > 0 ? [seen.map((definition) => JSON.stringify(definition)).join()] : []),
        ],
      ];
    }),
  );
  const marksOf = ({ marks }: Fields): string[] =>
    (Array.isArray(marks) ? marks : []).flatMap((mark) => defined.get(mark) ?? String(mark));
  const read = (Array.isArray(children) ? children : []).filter(isObject).flatMap((child): Child[] => {
    if (typeof child.text !== 'string') return [{ kind: 'other', fields: child }];
    return child.text === '' ? [] : [{ kind: 'span', text: child.text, marks: marksOf(child) }];
  });
  const marksInUse = new Set(read.flatMap((child) => (child.kind === 'span' ? child.marks : [])));
  const ranks = new Map([...marksInUse].sort().map((mark, rank) => [mark, rank]));
  /** In the order of their first use. */
  const indexes = new Map<string, number>();
  const indexOf = (mark: string): number => {
    const index = indexes.get(mark) ?? indexes.size;
    indexes.set(mark, index);
    return index;
  };
  const spans: Fields[] = [];
  let marksBefore: string | null = null;
  for (const child of read) {
    if (child.kind === 'other') {
      spans.push(readFieldsOf(child.fields));
      marksBefore = null;
      continue;
    }
    const byRank = child.marks.toSorted((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0));
    const marks = byRank.map(indexOf).join();
    const last = spans.at(-1);
    if (last && marks === marksBefore) last.text = `${last.text}${child.text}`;
    else spans.push({ text: child.text, marks });
    marksBefore = marks;
  }
  return { ...readFieldsOf(rest), _type: 'block', children: spans, markDefs: [...indexes.keys()] };
};

const readFieldsOf = (fields: Fields): Fields =>
  Object.fromEntries([
    ...Object.keys(fields)
      .filter((name) => !unreadNames.has(name))
      .sort()
      .map((name): [string, unknown] => [name, readValue(fields[name])])
      .filter(([, value]) => !isEmpty(value)),
    ...(isObject(fields.asset) ? [['crop', cropOf(fields)]] : []),
  ]);

/** A value in canonical form: without keys, empty fields and Studio’s own fields. */
export const readValue = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(readValue);
  if (typeof value === 'string') return value.trim();
  if (!isObject(value)) return value;
  return value._type === 'block' ? readBlock(value) : readFieldsOf(value);
};

/** Readers see the number of a note's source: another source under the same key is another content. */
const readField = (story: StoredStory, name: string): unknown =>
  readValue(
    name === 'body' ? bodyWithNamedSources(story, (_source, index) => String(index + 1)) : story[name],
  );

/** What readers see of a story that does not have the field. A first value is a change for them, not an addition. */
const shownWithout: Fields = { language: 'en', typeOfWork: 'news' };

/** A story's content in canonical form: equal content gives equal JSON. Empty fields are left out. */
export const readContent = (story: StoredStory): Fields =>
  Object.fromEntries(
    contentFields
      .filter((name) => name !== 'bylines' || !isUnsigned(story))
      .map((name): [string, unknown] => [name, readField(story, name)])
      .map(([name, value]): [string, unknown] => [name, isEmpty(value) ? shownWithout[name] : value])
      .filter(([, value]) => !isEmpty(value)),
  );

/** Revisions of a document share the values that a change left alone: a long history is compared without reading them. */
const sharesContent = (one: StoredStory, other: StoredStory): boolean =>
  one._type === other._type && contentFields.every((name) => one[name] === other[name]);

/** Returns true if both have the same content. Null is no story. */
export const hasSameContent = (one: StoredStory | null, other: StoredStory | null): boolean =>
  (one !== null && other !== null && sharesContent(one, other)) ||
  JSON.stringify(one && readContent(one)) === JSON.stringify(other && readContent(other));
