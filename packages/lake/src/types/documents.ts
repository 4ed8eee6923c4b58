/** A stored document. `_rev` is the id of the transaction that wrote it; instants are ISO 8601, UTC. */
export type SanityDocument = {
  _id: string;
  _type: string;
  _rev: string;
  _createdAt: string;
  _updatedAt: string;
  [field: string]: unknown;
};

/** A document that is about to be written. */
export type NewDocument = { _id: string; _type: string; [field: string]: unknown };

/** One mutation as clients write it: `{create}`, `{createOrReplace}`, `{createIfNotExists}`, `{patch}`, `{delete}`. */
export type Mutation = Record<string, unknown>;

/** What one transaction did to one document: null before is an appearance, null after a disappearance. */
export type DocumentChange = {
  id: string;
  before: SanityDocument | null;
  after: SanityDocument | null;
  /** The mutations that led from before to after, as listeners and history show them. */
  mutations: Mutation[];
};

/** A change beside the key that the document's row has, or had, in `documents`. */
export type KeyedChange = DocumentChange & { key: number };

/** A document that was deleted: its last state, and when it went. ISO 8601. */
export type DeletedDocument = { document: SanityDocument; deletedAt: string };
