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

/**
 * Merges adjacent spans with the same marks. A mark is compared by its definition, because its key carries no
 * meaning.
 */
const readBlock = ({ children, markDefs, ...rest }: Fields): Fields => {
  const definitions = new Map(
    (Array.isArray(markDefs) ? markDefs : [])
      .filter(isObject)
      .map((definition) => [
        definition._key,
        isUnseen(definition) ? null : JSON.stringify(readValue(definition)),
      ]),
  );
  const marksOf = ({ marks }: Fields): string[] =>
    (Array.isArray(marks) ? marks : [])
      .flatMap((mark) => (definitions.has(mark) ? (definitions.get(mark) ?? []) : String(mark)))
      .sort();
  const spans: Fields[] = [];
  for (const child of (Array.isArray(children) ? children : []).filter(isObject)) {
    if (typeof child.text !== 'string') {
      spans.push(readFieldsOf(child));
      continue;
    }
    const marks = JSON.stringify(marksOf(child));
    const last = spans.at(-1);
    if (last?.marks === marks) last.text = `${last.text}${child.text}`;
    else if (child.text !== '') spans.push({ text: child.text, marks });
  }
  return { ...readFieldsOf(rest), _type: 'block', children: spans };
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

/** A story's content in canonical form: equal content gives equal JSON. Empty fields are left out. */
export const readContent = (story: StoredStory): Fields =>
  Object.fromEntries(
    contentFields
      .filter((name) => name !== 'bylines' || !isUnsigned(story))
      .map((name): [string, unknown] => [name, readField(story, name)])
      .filter(([, value]) => !isEmpty(value)),
  );

/** Returns true if both have the same content. Null is no story. */
export const hasSameContent = (one: StoredStory | null, other: StoredStory | null): boolean =>
  JSON.stringify(one && readContent(one)) === JSON.stringify(other && readContent(other));
