import { assetIdsIn } from './assetIdsIn.ts';
import { rightsOf } from './pictureRights.ts';

/** As stored, unvalidated. */
type StoredRecord = Record<string, unknown>;

const maxNameCharacters = 80;

const nameOf = (records: readonly StoredRecord[]): string => {
  const name = records.flatMap(({ caption, fileName }) => [caption, fileName]).find((text) => text);
  return typeof name === 'string' ? `“${name.slice(0, maxNameCharacters)}”` : 'without a caption';
};

/**
 * Returns why a document may not go live with its pictures, or null. Pictures that are in the live version stay live,
 * also in a corrected version: readers may already have them, and the newsroom has a list of them.
 *
 * @param live the published version, or null.
 * @param recordsOf the records of an asset: the published one and its draft, as far as they exist.
 * @param at when it goes live, ISO 8601.
 */
export const expiredPictureProblem = (
  live: unknown,
  after: unknown,
  recordsOf: (assetId: string) => readonly StoredRecord[],
  at: string,
): string | null => {
  const known = assetIdsIn(live);
  for (const assetId of assetIdsIn(after)) {
    if (known.has(assetId)) continue;
    const records = recordsOf(assetId);
    const { kind, words } = rightsOf(records, at);
    if (kind === 'ended')
      return `The picture ${nameOf(records)} cannot be published. ${words} Choose another picture, or let an editor extend the rights under Pictures.`;
  }
  return null;
};
