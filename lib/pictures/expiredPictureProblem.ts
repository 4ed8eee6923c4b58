import { assetIdsIn } from './assetIdsIn.ts';
import { pictureNotice } from './pictureNotice.ts';
import { type RightsMoment, rightsOf } from './pictureRights.ts';

/** As stored, unvalidated. */
type StoredRecord = Record<string, unknown>;

/**
 * Returns why a document may not go live with its pictures, or null. Pictures that are in the live version stay live,
 * also in a corrected version: readers may already have them, and the newsroom has a list of them.
 *
 * @param live the published version, or null.
 * @param recordsOf the records of an asset: the published one and its draft, as far as they exist.
 * @param moment when it goes live.
 */
export const expiredPictureProblem = (
  live: unknown,
  after: unknown,
  recordsOf: (assetId: string) => readonly StoredRecord[],
  moment: RightsMoment,
): string | null => {
  const known = assetIdsIn(live);
  for (const assetId of assetIdsIn(after)) {
    if (known.has(assetId)) continue;
    const records = recordsOf(assetId);
    const notice = pictureNotice(records, rightsOf(records, moment), false);
    if (notice?.level === 'error') return notice.text;
  }
  return null;
};
