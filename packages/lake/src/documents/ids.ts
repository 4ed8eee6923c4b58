import { randomInt } from 'node:crypto';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** 22 letters and digits, as hosted Sanity creates them. They have more random bits than a UUID. */
export const randomId = (): string =>
  Array.from({ length: 22 }, () => alphabet[randomInt(alphabet.length)]).join('');

const maxIdLength = 128;
const segmentPattern = /^[a-zA-Z0-9_][a-zA-Z0-9_-]*$/;

/**
 * Whether an id is valid: segments separated by dots. The segment `versions` may only begin the id of a version,
 * `versions.<release>.<id>`.
 *
 * @see https://www.sanity.io/docs/content-lake/ids
 */
export const isDocumentId = (id: string): boolean => {
  const segments = id.split('.');
  const isSound = id.length <= maxIdLength && segments.every((segment) => segmentPattern.test(segment));
  const versions = segments.lastIndexOf('versions');
  return isSound && (versions === -1 || (versions === 0 && segments.length > 2));
};

export const isTransactionId = (id: string): boolean => /^[a-zA-Z0-9_-]{1,128}$/.test(id);

const draftPrefix = 'drafts.';
const versionPrefix = 'versions.';

export const isDraftId = (id: string): boolean => id.startsWith(draftPrefix);
export const isVersionId = (id: string): boolean => id.startsWith(versionPrefix);
export const draftIdOf = (publishedId: string): string => `${draftPrefix}${publishedId}`;
export const versionIdOf = (release: string, publishedId: string): string =>
  `${versionPrefix}${release}.${publishedId}`;

/** The release in `versions.<release>.<id>`; null for other ids. */
export const releaseOf = (id: string): string | null => (isVersionId(id) ? (id.split('.')[1] ?? null) : null);

/** The id of the published document of a draft or version. */
export const publishedIdOf = (id: string): string => {
  if (isDraftId(id)) return id.slice(draftPrefix.length);
  if (isVersionId(id)) return id.split('.').slice(2).join('.');
  return id;
};

/**
 * Whether an id belongs to a system document, such as a release, a schema or a group, or to a draft or version of one.
 */
export const isSystemId = (id: string): boolean => publishedIdOf(id).startsWith('_.');
