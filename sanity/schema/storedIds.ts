/** The ids of a document in a preview. Only the drafts perspective has `_originalId`: there `_id` is the published id. */
export const storedIds = { originalId: '_originalId', id: '_id' } as const;

type StoredIds = { originalId?: string; id?: string };

/** Returns true if a list shows the draft of a document. */
export const isDraft = ({ originalId, id }: StoredIds): boolean =>
  (originalId ?? id ?? '').startsWith('drafts.');

/** What a list says of a document that is not a story. Studio marks the draft of a live one with a second dot. */
export const stateWords = (ids: StoredIds): string => (isDraft(ids) ? 'Draft, not live yet' : 'Live');
