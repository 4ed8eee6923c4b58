import { isSameValue } from '../isSameValue.ts';

type StoredAsset = { [field: string]: unknown };

/** The fields of an asset that say which file readers get. The lake writes them at the upload. */
const fileFields = ['url', 'path', 'assetId', 'sha1hash', 'extension', 'mimeType', 'size', 'metadata'];
const addressFields = ['url', 'path'];

/** The name of the file: an archive comes with the addresses of another server. */
const fileName = (address: unknown): unknown =>
  typeof address === 'string' ? address.split('/').at(-1) : address;

/**
 * Returns why the document of a picture or file may not be changed, or null. With another file, stories that readers know
 * would show another picture.
 *
 * @param isArchive true for an import, which restores metadata.
 */
export const replacedFileProblem = (
  before: StoredAsset,
  after: StoredAsset,
  isArchive: boolean,
): string | null => {
  const isReplaced = isArchive
    ? addressFields.some((name) => fileName(before[name]) !== fileName(after[name]))
    : fileFields.some((name) => !isSameValue(before[name], after[name]));
  return isReplaced
    ? 'The document of a picture or file keeps its file. Upload the other file, and choose it in the story.'
    : null;
};
