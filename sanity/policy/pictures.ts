import type { Companion, DocumentChange, Proposal, SanityDocument } from 'local-lake/policy';
import { isInstant } from '../../lib/dates/instants.ts';
import { isObject } from '../../lib/isObject.ts';
import { assetIdsIn } from '../../lib/pictures/assetIdsIn.ts';
import { deletedPictureProblem } from '../../lib/pictures/deletedPictureProblem.ts';
import { expiredPictureProblem } from '../../lib/pictures/expiredPictureProblem.ts';
import type { PictureWords } from '../../lib/pictures/PictureRecord.ts';
import { pictureRecordId, pictureRecordIds, recordedAssetId } from '../../lib/pictures/pictureRecordId.ts';
import { pictureRecordOf } from '../../lib/pictures/pictureRecordOf.ts';
import { replacedFileProblem } from '../../lib/pictures/replacedFileProblem.ts';
import { sharedWords } from '../../lib/pictures/sharedWords.ts';
import { wordsOfPicturesIn } from '../../lib/pictures/wordsOfPictureIn.ts';
import { newsroomZone } from '../../lib/shapes/newsroomZone.ts';
import { isPublic, mayDate, ofType } from './changes.ts';
import { asPatch } from './stories.ts';

export const assetType = 'sanity.imageAsset';

/**
 * Returns why a document may not be published with its pictures, a picture not get another file, or its record not be
 * deleted, or null.
 */
export const findPictureProblem = (proposal: Proposal): string | null =>
  findReplacedFile(proposal) ??
  findRecordProblem(proposal) ??
  findUsedPicture(proposal) ??
  findExpiredPicture(proposal);

const assetTypes = [assetType, 'sanity.fileAsset'];

const findReplacedFile = ({ changes, identity }: Proposal): string | null => {
  for (const { before, after } of changes.filter(isPublic)) {
    if (!before || !after || !assetTypes.includes(before._type)) continue;
    const problem = replacedFileProblem(before, after, mayDate(identity));
    if (problem) return problem;
  }
  return null;
};

/** Without its record, a picture would have no end of its rights. */
const findRecordProblem = ({ changes, get }: Proposal): string | null => {
  const isKept = ({ id, before, after }: DocumentChange): boolean => {
    const assetId = recordedAssetId(id);
    return (
      assetId !== null && !id.startsWith('drafts.') && before !== null && !after && get(assetId) !== null
    );
  };
  return changes.some(isKept)
    ? 'A picture has a record as long as it exists. Change the record, or delete the picture.'
    : null;
};

const usesQuery = `*[references($asset) && _type != "pictureRecord"][0...3]{
  _id, "title": coalesce(headline, name, title)
}`;

/** A picture that a document uses is not deleted, whether its reference is strong or weak. */
const findUsedPicture = ({ changes, ask }: Proposal): string | null => {
  for (const { id, before, after } of changes) {
    if (!ofType(before, assetType) || after) continue;
    const uses = ask(usesQuery, { asset: id }) as { _id: string; title: string | null }[];
    const kept = uses.filter(({ _id }) => !changes.some((change) => change.id === _id));
    const rewritten = changes.filter(
      (change) => assetIdsIn(change.after).has(id) && !recordedAssetId(change.id),
    );
    const problem = deletedPictureProblem([...kept, ...rewritten.map(() => ({ title: null }))]);
    if (problem) return problem;
  }
  return null;
};

const findExpiredPicture = ({ changes, get, getBefore, at, identity }: Proposal): string | null => {
  const recordsOf = (assetId: string): SanityDocument[] =>
    pictureRecordIds(assetId).flatMap((id) => get(id) ?? []);
  const timeZone = newsroomZone(getBefore('site'));
  for (const { before, after } of changes.filter(isPublic)) {
    // A story of an archive went live when it did: like other live stories it keeps a picture whose rights ended since.
    const went = !before && after?.importedFrom && mayDate(identity) ? after.firstPublishedAt : null;
    const moment = { at: isInstant(went) ? went : at, timeZone };
    const problem = after && expiredPictureProblem(before, after, recordsOf, moment);
    if (problem) return problem;
  }
  return null;
};

/**
 * Each picture has a record as long as its asset exists, which says whether readers see the picture. The asset's document
 * says nothing that its file says.
 */
export const stampPictures = (proposal: Proposal): Companion[] => [
  ...proposal.changes.filter(isPublic).flatMap((change) => stampAsset(change, proposal)),
  ...[...touchedAssets(proposal)].flatMap((assetId) => stampRecords(assetId, proposal)),
  ...addMissingRecords(proposal),
  ...proposal.changes.filter(isPublic).flatMap((change) => shareWords(change, proposal)),
];

const stampAsset = ({ id, before, after }: DocumentChange, proposal: Proposal): Companion[] => {
  const recordId = pictureRecordId(id);
  const asset = ofType(after, assetType);
  if (!asset)
    return ofType(before, assetType)
      ? pictureRecordIds(id).map((record) => ({ delete: { id: record } }))
      : [];
  const isNew = !ofType(before, assetType) && !proposal.get(recordId);
  return [
    ...(isNew ? [{ createOrReplace: firstRecord(asset, proposal) }] : []),
    ...asPatch(id, { set: {}, unset: cameraFieldsOf(asset) }),
  ];
};

/** Assets that the commit publishes, removes from published documents, or whose record it changes. */
const touchedAssets = ({ changes }: Proposal): Set<string> => {
  const touched = new Set<string>();
  for (const { id, before, after } of changes) {
    const recorded = recordedAssetId(id);
    if (recorded !== null && after) touched.add(recorded);
    if (id.includes('.')) continue;
    for (const assetId of assetIdsIn(before).symmetricDifference(assetIdsIn(after))) touched.add(assetId);
  }
  return touched;
};

/** A picture that was uploaded before pictures had records gets one when it is first used, in a draft too. */
const addMissingRecords = (proposal: Proposal): Companion[] => {
  const { changes, get } = proposal;
  const used = new Set(
    changes.flatMap(({ before, after }) => [...assetIdsIn(after).difference(assetIdsIn(before))]),
  );
  return [...used].flatMap((assetId) => {
    const asset = ofType(get(assetId), assetType);
    const isNew = changes.some(({ id }) => id === assetId || recordedAssetId(id) === assetId);
    if (!asset || isNew || get(pictureRecordId(assetId))) return [];
    const record = firstRecord(asset, proposal);
    return [{ createOrReplace: isLive(assetId, proposal) ? { ...record, isLive: true } : record }];
  });
};

/** Few documents have the same picture: one that is unchanged is enough. */
const publishedWith = '*[references($asset) && _id in path("*")][0...100]._id';

const isLive = (assetId: string, { changes, ask }: Proposal): boolean => {
  if (changes.some((change) => isPublic(change) && assetIdsIn(change.after).has(assetId))) return true;
  const changed = new Set(changes.map(({ id }) => id));
  return (ask(publishedWith, { asset: assetId }) as string[]).some((id) => !changed.has(id));
};

const stampRecords = (assetId: string, proposal: Proposal): Companion[] => {
  const records = pictureRecordIds(assetId).flatMap((id) => proposal.get(id) ?? []);
  if (records.length === 0) return [];
  const live = isLive(assetId, proposal);
  const publishedEnd = proposal.get(pictureRecordId(assetId))?.rightsEndAt;
  return records.flatMap((record) => {
    const end = record._id.startsWith('drafts.') ? publishedEnd : undefined;
    const isSameEnd = record.liveRightsEndAt === end;
    return asPatch(record._id, {
      set: {
        ...((record.isLive === true) !== live && { isLive: live }),
        ...(!isSameEnd && end !== undefined && { liveRightsEndAt: end }),
      },
      unset: isSameEnd || end !== undefined ? [] : ['liveRightsEndAt'],
    });
  });
};

/** Files often say nothing. Then a picture is found by what a story that is published with it says of it. */
const shareWords = ({ before, after }: DocumentChange, { get }: Proposal): Companion[] => {
  if (!after) return [];
  const former = wordsOfPicturesIn(before);
  return [...wordsOfPicturesIn(after)].flatMap(([assetId, words]) =>
    pictureRecordIds(assetId).flatMap((id) => {
      const record = get(id);
      if (!record) return [];
      const { caption, credit } = record;
      return asPatch(id, {
        set: sharedWords({ caption, credit }, former.get(assetId) ?? {}, words),
        unset: [],
      });
    }),
  );
};

const firstRecord = (asset: SanityDocument, { upload }: Proposal) =>
  upload?.assetId === asset._id
    ? pictureRecordOf(asset._id, upload.fileName, { ...upload.words, ...describedWords(asset) })
    : pictureRecordOf(asset._id, textOf(asset.originalFilename), describedWords(asset));

/** What a client wrote into the asset's document. */
export const describedWords = ({ description, creditLine }: { [field: string]: unknown }): PictureWords => {
  const [caption, credit] = [textOf(description), textOf(creditLine)];
  return { ...(caption && { caption }), ...(credit && { credit }) };
};

export const textOf = (value: unknown): string | null => (typeof value === 'string' && value.trim()) || null;

/** The place and the camera, which an imported asset of hosted Sanity may have. Anyone can read an asset's document. */
export const cameraFields = ['location', 'exif'];

const cameraFieldsOf = ({ metadata }: SanityDocument): string[] =>
  cameraFields.filter((name) => isObject(metadata) && name in metadata).map((name) => `metadata.${name}`);
