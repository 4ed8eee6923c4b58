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

/** The fields in which systems say it. */
export const publicationFields = [
  ...['retracted', 'isRetracted', 'retractedAt', 'draft', 'isDraft', 'published', 'isPublished', 'status'],
  ...['private', 'isPrivate', 'unlisted', 'password', 'visibility', 'headless', 'build'],
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
  const { retracted, isRetracted, retractedAt, draft, isDraft, published, isPublished, status } = fields;
  const { private: isSecret, isPrivate, unlisted, password, visibility, headless, build } = fields;
  if ([retracted, isRetracted, retractedAt].some(isSaid)) return 'retracted there';
  if ([draft, isDraft].some(isSaid) || [published, isPublished].some(isDenied))
    return 'not published there (draft)';
  if (isSaid(password)) return 'protected by a password';
  if ([isSecret, isPrivate, unlisted].some(isSaid)) return 'not for everybody there (private)';
  if (isSaid(headless)) return 'not published there (no address)';
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
