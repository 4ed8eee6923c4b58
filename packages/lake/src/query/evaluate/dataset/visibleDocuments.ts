import type { DatabaseSync } from 'node:sqlite';
import { draftIdOf, isDraftId, isVersionId, publishedIdOf, versionIdOf } from '../../../documents/ids.ts';
import { visibilityClasses } from '../../../store/index/tables.ts';
import { parseStored } from '../../../store/parseStored.ts';
import type { Access } from '../../../types/access.ts';
import type { SanityDocument } from '../../../types/documents.ts';
import { isObject, Rows } from '../../values/values.ts';
import type { Context } from '../scope.ts';
import type { Perspective } from './perspective.ts';

/** The stored documents of a dataset. */
type DocumentStore = { db: DatabaseSync; get(id: string): SanityDocument | null };

/** The documents that a caller sees in a perspective. */
export type VisibleDocuments = {
  perspective: Perspective;
  /** The visibility classes of the index that contain the visible documents. */
  visibilities: number[];
  /** Whether every document of these classes is visible as it is stored. */
  isExact: boolean;
  /** The ids under which the document that is shown with this id may be stored. Also maps prefixes of ids. */
  storedIds(id: string): string[];
  /** All visible documents ordered by id, read during iteration. */
  all(): Rows;
  /**
   * Whether the caller may read all documents. If not, sync tags and steps must not reveal results of the index, which
   * also contains documents that the caller may not read.
   */
  readsEverything: boolean;
  /** Whether the caller may read the document stored under an id. An answer must not reveal that others exist. */
  mayRead(storedId: string): boolean;
  /** The visible document with an id. A stack also accepts the id of a draft or version. */
  find(id: string): SanityDocument | null;
};

/** A longer document counts as several elements. */
const charactersPerElement = 16_384;

type ShowOptions = {
  store: DocumentStore;
  access: Pick<Access, 'reads' | 'canRead'>;
  perspective: Perspective;
  /** Called for each document that is read. */
  spend: Context['spend'];
};

/** Returns the documents that a caller may read, as the perspective shows them. */
export const showDocuments = ({ store, access, perspective, spend }: ShowOptions): VisibleDocuments => {
  const canRead = readCheck(access);
  const get = (id: string): SanityDocument | null => {
    spend();
    const document = store.get(id);
    return document && canRead(document) ? document : null;
  };
  const readsEverything = access.reads === 'everything';
  const mayRead = (id: string): boolean => readsEverything || get(id) !== null;
  if (perspective.kind === 'stack') {
    return {
      ...showStack({
        store,
        perspective,
        visibilities: visibilitiesOf(access, perspective),
        canRead,
        get,
        spend,
      }),
      readsEverything,
      mayRead,
    };
  }
  const hidesVersions = perspective.kind === 'published' || perspective.hidesVersions === true;
  const isVisible = (id: string): boolean =>
    !(hidesVersions && isVersionId(id)) && !(perspective.kind === 'published' && isDraftId(id));
  return {
    perspective,
    visibilities: visibilitiesOf(access, perspective),
    isExact: access.reads !== 'filter' && (perspective.kind === 'published' || !hidesVersions),
    storedIds: (id) => [id],
    readsEverything,
    mayRead,
    find: (id) => (isVisible(id) ? get(id) : null),
    all: () =>
      new StoredRows({
        db: store.db,
        spend,
        show: (document) => (isVisible(document._id) && canRead(document) ? document : null),
      }),
  };
};

const readCheck = ({
  reads,
  canRead,
}: Pick<Access, 'reads' | 'canRead'>): ((document: SanityDocument) => boolean) => {
  switch (reads) {
    case 'everything':
      return () => true;
    case 'public':
      return ({ _id }) => !_id.includes('.');
    case 'filter':
      return canRead;
  }
};

type StoredRowsOptions = {
  db: DatabaseSync;
  /** A WHERE clause; all documents if left out. */
  where?: string;
  spend: Context['spend'];
  /** The document as the caller sees it; null if it is not visible. */
  show(document: SanityDocument): SanityDocument | null;
};

/** Stored documents ordered by id. They are read one at a time, because the dataset may not fit into memory. */
class StoredRows extends Rows {
  readonly #options: StoredRowsOptions;

  constructor(options: StoredRowsOptions) {
    super();
    this.#options = options;
  }

  override *[Symbol.iterator](): Iterator<SanityDocument> {
    // Each iteration needs a separate statement, because an inner query may iterate over the same rows.
    const { db, where = '', spend, show } = this.#options;
    for (const { json } of db.prepare(`SELECT json FROM documents ${where} ORDER BY id`).iterate()) {
      spend(1 + Math.floor(String(json).length / charactersPerElement));
      const shown = show(parseStored(json));
      if (shown) yield shown;
    }
  }
}

const visibilitiesOf = ({ reads }: Pick<Access, 'reads'>, { kind }: Perspective): number[] => {
  if (reads === 'public') return [visibilityClasses.public];
  return kind === 'published'
    ? [visibilityClasses.public, visibilityClasses.private]
    : [visibilityClasses.public, visibilityClasses.private, visibilityClasses.versions];
};

type StackParts = {
  store: DocumentStore;
  perspective: Extract<Perspective, { kind: 'stack' }>;
  visibilities: number[];
  canRead: (document: SanityDocument) => boolean;
  get: (id: string) => SanityDocument | null;
  spend: Context['spend'];
};

const showStack = ({
  store: { db },
  perspective,
  visibilities,
  canRead,
  get,
  spend,
}: StackParts): Omit<VisibleDocuments, 'readsEverything' | 'mayRead'> => {
  const layers = perspective.layers.includes('published')
    ? perspective.layers
    : [...perspective.layers, 'published'];
  const storedIds = (publishedId: string): string[] => layers.map((layer) => idInLayer(layer, publishedId));
  const find = (id: string): SanityDocument | null => {
    const publishedId = publishedIdOf(id);
    for (const storedId of storedIds(publishedId)) {
      const document = get(storedId);
      if (document) {
        return isDeletion(document) && storedId !== publishedId ? null : shownAs(document, publishedId);
      }
    }
    return null;
  };
  const prefixes = layers
    .filter((layer) => layer !== 'published')
    .map((layer) => (layer === 'drafts' ? 'drafts.' : `versions.${layer}.`));
  const overlaid = (): Set<string> => {
    const ids = db.prepare('SELECT id FROM documents WHERE id >= ? AND id < ?');
    return new Set(
      prefixes.flatMap((prefix) =>
        ids.all(prefix, `${prefix}\u{10ffff}`).map(({ id }) => publishedIdOf(String(id))),
      ),
    );
  };
  const all = (): Rows => new StackedRows({ db, overlaid, find, canRead, spend });
  return { perspective, visibilities, isExact: false, storedIds, find, all };
};

const idInLayer = (layer: string, publishedId: string): string => {
  if (layer === 'published') return publishedId;
  return layer === 'drafts' ? draftIdOf(publishedId) : versionIdOf(layer, publishedId);
};

/** Whether a version in a release marks the document for deletion. The release's perspective hides such a document. */
const isDeletion = ({ _system }: SanityDocument): boolean => isObject(_system) && _system.delete === true;

const shownAs = (document: SanityDocument, publishedId: string): SanityDocument => ({
  ...document,
  _id: publishedId,
  _originalId: document._id,
});

type StackedParts = Pick<StackParts, 'canRead' | 'spend'> &
  Pick<VisibleDocuments, 'find'> & { db: DatabaseSync; overlaid: () => Set<string> };

/** Published documents merged with the documents of the other layers, ordered by published id. */
class StackedRows extends Rows {
  readonly #parts: StackedParts;

  constructor(parts: StackedParts) {
    super();
    this.#parts = parts;
  }

  override *[Symbol.iterator](): Iterator<SanityDocument> {
    const { db, find, canRead, spend } = this.#parts;
    const overlaid = this.#parts.overlaid();
    const pending = Array.from(overlaid).sort().values();
    let next = pending.next();
    const published = new StoredRows({
      db,
      where:
        "WHERE NOT (id >= 'drafts.' AND id < 'drafts/') AND NOT (id >= 'versions.' AND id < 'versions/')",
      spend,
      show: (document) => (canRead(document) || overlaid.has(document._id) ? document : null),
    });
    for (const document of published as Iterable<SanityDocument>) {
      while (!next.done && next.value < document._id) {
        const shown = find(next.value);
        if (shown) yield shown;
        next = pending.next();
      }
      if (!next.done && next.value === document._id) {
        const shown = find(next.value);
        if (shown) yield shown;
        next = pending.next();
      } else yield shownAs(document, document._id);
    }
    for (; !next.done; next = pending.next()) {
      const shown = find(next.value);
      if (shown) yield shown;
    }
  }
}
