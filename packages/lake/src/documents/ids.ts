import { randomInt } from 'node:crypto';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** 22 letters and digits: as much chance as a UUID holds, in the form that hosted Sanity gives. */
export const randomId = (): string =>
  Array.from({ length: 22 }, () => alphabet[randomInt(alphabet.length)]).join('');

const maxIdLength = 128;
const segmentPattern = /^[a-zA-Z0-9_][a-zA-Z0-9_-]*$/;

/**
 * Segments parted by dots; one named `versions` begins the id of a version, `versions.<release>.<id>`.
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

/** `versions.<release>.<id>` names its release; null for other ids. */
export const releaseOf = (id: string): string | null => (isVersionId(id) ? (id.split('.')[1] ?? null) : null);

/** The id that readers know the document by. */
export const publishedIdOf = (id: string): string => {
  if (isDraftId(id)) return id.slice(draftPrefix.length);
  if (isVersionId(id)) return id.split('.').slice(2).join('.');
  return id;
};

/** Releases, schemas and groups: the lake's own documents, their drafts and versions included. */
export const isSystemId = (id: string): boolean => publishedIdOf(id).startsWith('_.');
