import { isObject } from '../isObject.ts';

/** What older versions of YAML read as false, and forms write. */
const nos = new Set(['0', 'false', 'no', 'off']);

const textOf = (value: unknown): string =>
  String(value ?? '')
    .trim()
    .toLowerCase();
const isDenied = (value: unknown): boolean => typeof value !== 'object' && nos.has(textOf(value));
const isSaid = (value: unknown): boolean => textOf(value) !== '' && !isDenied(value);

/** What systems call a story that readers see. */
const publishedWords = new Set(
  'active everybody everyone final live online public publish published released usable visible'.split(' '),
);

const maxStatusCharacters = 40;

/** The fields whose mere value says it. */
const saidBy = {
  'retracted there': ['retracted', 'isRetracted', 'retractedAt'],
  'not published there (draft)': ['draft', 'isDraft'],
  'not published there (deleted)': ['deleted', 'isDeleted', 'deletedAt', 'trashed'],
  'not published there (no address)': ['headless'],
  'protected by a password': ['password'],
  'not for everybody there (private)': ['private', 'isPrivate', 'unlisted', 'hidden', 'isHidden'],
  'not for everybody there (members)': ['membersOnly', 'subscribersOnly'],
};
const publishedBy = ['published', 'isPublished'];

/** The fields in which systems say it. */
export const publicationFields = [
  ...Object.values(saidBy).flat(),
  ...publishedBy,
  ...['status', 'visibility', 'build'],
];

/** Hugo's options for a page: whether it has an address, and whether lists name it. Null if readers saw it. */
const notBuilt = (build: unknown): string | null => {
  if (!isObject(build)) return null;
  const { render = 'always', list = 'always' } = build;
  if (!['always', 'true'].includes(textOf(render))) return 'not published there (no address)';
  return ['always', 'true', 'local'].includes(textOf(list)) ? null : 'not for everybody there (unlisted)';
};

/**
 * Why readers did not see a story at the end, by the fields in which systems say it. Null if they did. A status that is
 * not known is a reason.
 */
export const notPublished = (fields: { readonly [field: string]: unknown }): string | null => {
  for (const [reason, names] of Object.entries(saidBy))
    if (names.some((name) => isSaid(fields[name]))) return reason;
  if (publishedBy.some((name) => isDenied(fields[name]))) return 'not published there (draft)';
  const { status, visibility, build } = fields;
  const hidden = notBuilt(build);
  if (hidden !== null) return hidden;
  if (isSaid(visibility) && !publishedWords.has(textOf(visibility)))
    return `not for everybody there (${textOf(visibility).slice(0, maxStatusCharacters)})`;
  if (!isSaid(status)) return null;
  if (typeof status === 'object') return 'not published there (a status that cannot be read)';
  const told = textOf(status);
  if (told === 'retracted') return 'retracted there';
  return publishedWords.has(told) ? null : `not published there (${told.slice(0, maxStatusCharacters)})`;
};
