import { readValue } from '../articles/changes/readContent.ts';
import { isObject } from '../isObject.ts';
import { isSameValue } from '../isSameValue.ts';

type Document = { readonly _type: string; readonly [field: string]: unknown };

/** A field with the words that name it for people. */
type SharedField = { name: string; words: string };

/**
 * What live stories show of other documents, by type. A change of it changes what readers were told in each of these
 * stories, so it takes two people. What one editor may change alone is in `changesForOneEditor`.
 */
const sharedFields: Record<string, SharedField[]> = {
  person: [
    { name: 'name', words: 'name' },
    { name: 'role', words: 'role' },
    { name: 'portrait', words: 'portrait' },
    { name: 'channels', words: 'public channels' },
  ],
  section: [{ name: 'title', words: 'name' }],
  topic: [{ name: 'title', words: 'name' }],
  site: [
    { name: 'timeZone', words: 'time zone' },
    { name: 'language', words: 'language' },
    { name: 'noBylineLine', words: 'line for a story without a byline' },
    { name: 'publisher.name', words: 'name of the publisher' },
    { name: 'publisher.legalName', words: 'legal name of the publisher' },
  ],
};

const valueAt = (document: Document | null, name: string): unknown =>
  name.split('.').reduce<unknown>((value, part) => (isObject(value) ? value[part] : undefined), document);

/** A value as readers see it, without keys, empty fields and the centre of a picture. Absent is null. */
const seenAt = (document: Document | null, name: string): unknown => {
  const value = readValue(valueAt(document, name));
  return value === '' || value === undefined || (Array.isArray(value) && value.length === 0) ? null : value;
};

/** Returns true if both documents show readers the same in a field. Null is no document. */
export const hasSameField = (one: Document | null, other: Document | null, name: string): boolean =>
  isSameValue(seenAt(one, name), seenAt(other, name));

type Fields = Record<string, unknown>;

const endOf = ({ expiresAt }: Fields): number =>
  typeof expiresAt === 'string' ? Date.parse(expiresAt) : Number.POSITIVE_INFINITY;

/** The same way to reach somebody, which perhaps ends earlier. */
const isSameChannel = (was: Fields, is: Fields): boolean =>
  isSameValue({ ...was, expiresAt: null }, { ...is, expiresAt: null }) && endOf(is) <= endOf(was);

/** Whoever sees that a source could reach the wrong person must not wait: one editor takes a channel away, or ends it. */
const onlyTakesAway = (before: unknown, after: unknown): boolean => {
  if (after === null) return true;
  if (!Array.isArray(before) || !Array.isArray(after)) return false;
  const known = before.filter(isObject);
  return after.every((is) => isObject(is) && known.some((was) => isSameChannel(was, is)));
};

/** The shared fields of which a change needs a second person. */
export const changedSharedFields = (before: Document, after: Document): SharedField[] =>
  (sharedFields[before._type] ?? []).filter(
    ({ name }) =>
      !hasSameField(before, after, name) &&
      !(name === 'channels' && onlyTakesAway(seenAt(before, name), seenAt(after, name))),
  );

/** Returns true if stories show something of the documents of a type. */
export const hasSharedFields = (type: string): boolean => type in sharedFields;
