/** A stored document. `_rev` is the id of the transaction that wrote it; instants are ISO 8601, UTC. */
export type SanityDocument = {
  _id: string;
  _type: string;
  _rev: string;
  _createdAt: string;
  _updatedAt: string;
  [field: string]: unknown;
};

/** A document before it is stored. */
export type NewDocument = { _id: string; _type: string; [field: string]: unknown };

/**
 * A mutation in the format of the protocol: `{create}`, `{createOrReplace}`, `{createIfNotExists}`, `{patch}`,
 * `{delete}`.
 */
export type Mutation = Record<string, unknown>;

/** The effect of a transaction on a document. `before` is null if it was created, `after` is null if it was deleted. */
export type DocumentChange = {
  id: string;
  before: SanityDocument | null;
  after: SanityDocument | null;
  /** The mutations from `before` to `after`, as listeners and history show them. */
  mutations: Mutation[];
};

/** A change with the key of the document's current or former row in `documents`. */
export type KeyedChange = DocumentChange & { key: number };

/** The last state of a deleted document, and the instant of its deletion, ISO 8601. */
export type DeletedDocument = { document: SanityDocument; deletedAt: string };
