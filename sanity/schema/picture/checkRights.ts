import type { CustomValidatorResult, ImageRule, ImageValue, ValidationContext } from 'sanity';
import { apiVersion } from '../../../lib/apiVersion.ts';
import { type PictureNotice, pictureNotice } from '../../../lib/pictures/pictureNotice.ts';
import { pictureRecordId } from '../../../lib/pictures/pictureRecordId.ts';
import { rightsOf, type StoredRights } from '../../../lib/pictures/pictureRights.ts';

/** The records of a picture, and whether the published document has it. */
const rightsQuery = /* groq */ `{
  "records": *[_id in [$record, $draft]]{ rightsEndAt },
  "isLive": count(*[_id == $id && references($asset)]) > 0
}`;
type Found = { records: StoredRights[]; isLive: boolean };

/** Studio validates a document after each change, with all of its pictures. */
const keptForMs = 5_000;
const maxKept = 200;
const kept = new Map<string, { until: number; found: Promise<Found> }>();

const findRights = (id: string, asset: string, { getClient }: ValidationContext): Promise<Found> => {
  const key = `${id} ${asset}`;
  const known = kept.get(key);
  if (known && known.until > Date.now()) return known.found;
  if (kept.size >= maxKept) kept.clear();
  const record = pictureRecordId(asset);
  const found = getClient({ apiVersion })
    .withConfig({ perspective: 'raw' })
    .fetch<Found>(rightsQuery, { id, asset, record, draft: `drafts.${record}` });
  kept.set(key, { until: Date.now() + keptForMs, found });
  found.catch(() => kept.delete(key));
  return found;
};

const findNotice = async (
  asset: string | undefined,
  context: ValidationContext,
): Promise<PictureNotice | null> => {
  const { document } = context;
  if (!asset || !document) return null;
  const { records, isLive } = await findRights(document._id.replace(/^drafts\./, ''), asset, context);
  const now = new Date().toISOString();
  const { scheduledFor } = document;
  const at = typeof scheduledFor === 'string' && scheduledFor > now ? scheduledFor : now;
  return pictureNotice(rightsOf(records, at), isLive);
};

const check =
  (level: PictureNotice['level']) =>
  async (value: ImageValue | undefined, context: ValidationContext): Promise<CustomValidatorResult> => {
    const notice = await findNotice(value?.asset?._ref, context);
    return notice?.level === level ? notice.text : true;
  };

/** Says when the rights of a picture end or have ended. The server does not publish one anew whose rights have ended. */
export const checkRights = (rule: ImageRule): ImageRule[] => [
  rule.custom(check('error')).error(),
  rule.custom(check('warning')).warning(),
];
