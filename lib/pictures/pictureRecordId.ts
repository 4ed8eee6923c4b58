const prefix = 'internal.picture.';

/** The id of the record of a picture's asset. Its dot hides the document from anonymous clients. */
export const pictureRecordId = (assetId: string): string => `${prefix}${assetId}`;

/** The ids of the record and of its draft. */
export const pictureRecordIds = (assetId: string): string[] => {
  const id = pictureRecordId(assetId);
  return [id, `drafts.${id}`];
};

/** The asset whose record has this id, also as a draft; null for any other id. */
export const recordedAssetId = (id: string): string | null => {
  const published = id.startsWith('drafts.') ? id.slice('drafts.'.length) : id;
  return published.startsWith(prefix) ? published.slice(prefix.length) : null;
};
