/** The ids of a document in a preview. Only the perspectives of drafts and of a release have `_originalId`: there `_id` is the published id. */
export const storedIds = { originalId: '_originalId', id: '_id' } as const;

type StoredIds = { originalId?: string; id?: string };

/** Returns true if a list shows the draft of a document, or its copy in a release. */
export const isDraft = ({ originalId, id }: StoredIds): boolean =>
  /^(?:drafts|versions)\./.test(originalId ?? id ?? '');

/**
 * What a list says of a document that is not a story. A preview does not know whether a draft is one of a live document:
 * Studio marks that with a second dot.
 */
export const stateWords = (ids: StoredIds): string => (isDraft(ids) ? 'Draft' : 'Live');
