import { pictureRecordId, pictureRecordIds } from '../../../lib/pictures/pictureRecordId.ts';
import { type Rights, rightsOf, type StoredRights } from '../../../lib/pictures/pictureRights.ts';
import { newsroomZone } from '../../../lib/shapes/newsroomZone.ts';

/** A picture in a list. */
export type FoundPicture = {
  /** The id of its asset. */
  id: string;
  caption: string | null;
  credit: string | null;
  fileName: string | null;
  licence: string | null;
  tags: string[];
  rights: Rights;
  /** The number of documents that use it, a draft and its published version once. */
  uses: number;
};

type Asset = {
  id: string;
  originalFilename: string | null;
  description: string | null;
  creditLine: string | null;
  uses: number;
};
type Record = {
  id: string | null;
  caption: string | null;
  credit: string | null;
  fileName: string | null;
  licence: string | null;
  tags: string[] | null;
};

/** The result of `picturesQuery`. */
export type PicturesResult = {
  assets: Asset[];
  records: Record[];
  site: { timeZone?: unknown } | null;
};

/** The result of `endsQuery`. */
export type RightsResult = (StoredRights & { id: string | null })[];

/** The parameters of `picturesQuery`. */
export const picturesParams = (ids: string[]) => ({ ids, records: ids.map(pictureRecordId) });

/** The parameters of `endsQuery`. */
export const recordsParams = (ids: string[]) => ({ records: ids.flatMap(pictureRecordIds) });

/** Pictures in the order of `ids`, without those whose asset was deleted. @param at ISO 8601. */
export const foundPictures = (
  ids: readonly string[],
  { assets, records, site, ends }: PicturesResult & { ends: RightsResult },
  at: string,
): FoundPicture[] =>
  ids.flatMap((id) => {
    const asset = assets.find((one) => one.id === id);
    if (!asset) return [];
    const record = records.find((one) => one.id === id);
    return {
      id,
      caption: record?.caption ?? asset.description,
      credit: record?.credit ?? asset.creditLine,
      fileName: record?.fileName ?? asset.originalFilename,
      licence: record?.licence ?? null,
      tags: record?.tags ?? [],
      rights: rightsOf(
        ends.filter((one) => one.id === id),
        { at, timeZone: newsroomZone(site) },
      ),
      uses: asset.uses,
    };
  });

/** How a list names a picture. */
export const nameOf = ({ caption, fileName }: FoundPicture): string =>
  caption ?? fileName ?? 'Picture without a caption';

/** `Used 3 times`; null if it is used nowhere. */
export const usesWords = (uses: number): string | null => {
  if (uses === 0) return null;
  return uses === 1 ? 'Used once' : `Used ${uses.toLocaleString('en')} times`;
};
