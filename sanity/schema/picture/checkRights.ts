import type { CustomValidatorResult, ImageRule, ImageValue, ValidationContext } from 'sanity';
import { apiVersion } from '../../../lib/apiVersion.ts';
import { assetIdsIn } from '../../../lib/pictures/assetIdsIn.ts';
import { type NamedRecord, type PictureNotice, pictureNotice } from '../../../lib/pictures/pictureNotice.ts';
import { pictureRecordIds, recordedAssetId } from '../../../lib/pictures/pictureRecordId.ts';
import { rightsOf, type StoredRights } from '../../../lib/pictures/pictureRights.ts';
import { newsroomZone } from '../../../lib/shapes/newsroomZone.ts';

/** The records of a document's pictures with their drafts, the pictures that its published version has, and the settings. */
export const rightsQuery = /* groq */ `{
  "records": *[_id in $records]{ _id, caption, fileName, rightsEndAt },
  "live": *[_id in $assets && defined(*[_id == $id && references(^._id)][0]._id)]._id,
  "site": *[_id == "site"][0]{ timeZone }
}`;
type Found = {
  records: (StoredRights & NamedRecord & { _id: string })[];
  live: string[];
  site: { timeZone?: unknown } | null;
};

/** @param id of the published document. */
export const rightsParams = (id: string, assets: string[]) => ({
  id,
  assets,
  records: assets.flatMap(pictureRecordIds),
});

/** Studio validates all pictures of a document at once, after each change: they share one request. */
const asked = new Map<string, Promise<Found>>();

const findRights = ({ document, getClient }: ValidationContext): Promise<Found> => {
  const id = document?._id.replace(/^drafts\./, '') ?? '';
  const params = rightsParams(id, [...assetIdsIn(document)]);
  const key = JSON.stringify(params);
  const known = asked.get(key);
  if (known) return known;
  const found = getClient({ apiVersion })
    .withConfig({ perspective: 'raw' })
    .fetch<Found>(rightsQuery, params)
    .finally(() => asked.delete(key));
  asked.set(key, found);
  return found;
};

const findNotice = async (asset: string, context: ValidationContext): Promise<PictureNotice | null> => {
  const { records, live, site } = await findRights(context);
  const own = records.filter(({ _id }) => recordedAssetId(_id) === asset);
  const now = new Date().toISOString();
  const scheduledFor = context.document?.scheduledFor;
  const at = typeof scheduledFor === 'string' && scheduledFor > now ? scheduledFor : now;
  const rights = rightsOf(own, { at, timeZone: newsroomZone(site) });
  return pictureNotice(own, rights, live.includes(asset));
};

const check =
  (level: PictureNotice['level']) =>
  async (value: ImageValue | undefined, context: ValidationContext): Promise<CustomValidatorResult> => {
    const asset = value?.asset?._ref;
    const notice = asset ? await findNotice(asset, context) : null;
    return notice?.level === level ? notice.text : true;
  };

/** Says when the rights of a picture end or have ended. The server does not publish one anew whose rights have ended. */
export const checkRights = (rule: ImageRule): ImageRule[] => [
  rule.custom(check('error')).error(),
  rule.custom(check('warning')).warning(),
];
