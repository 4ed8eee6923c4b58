import type { DatabaseSync } from 'node:sqlite';
import { draftIdOf, isDraftId, isVersionId, publishedIdOf, versionIdOf } from '../../../documents/ids.ts';
import { parseStored } from '../../../store/database/parseStored.ts';
import { realms } from '../../../store/index/tables.ts';
import type { Access } from '../../../types/access.ts';
import type { SanityDocument } from '../../../types/documents.ts';
import { isObject, Rows } from '../../values/values.ts';
import type { Context } from '../scope.ts';
import type { Perspective } from './perspective.ts';

/** Where documents come from, as they are stored. */
export type Shelf = { db: DatabaseSync; get(id: string): SanityDocument | null };

/** The dataset as one caller sees it in one perspective. */
export type View = {
  perspective: Perspective;
  /** The index's realms that hold what is visible. */
  realms: number[];
  /** Whether every document in the realms is visible as it is stored. */
  isExact: boolean;
  /** The ids that documents may be stored under which are seen under this one, or under ids that begin so. */
  storedIds(id: string): string[];
  /** All visible documents by id, read as they are asked for. */
  all(): Rows;
  /** Otherwise nothing that the index counted may show, in tags or steps: it counts what the caller may not read too. */
  readsEverything: boolean;
  /** Whether the caller may read what is stored under an id: of nothing else may an answer tell that it is there. */
  mayRead(storedId: string): boolean;
  /** The visible document under an id, in a stack also under the id of a draft or version. */
  find(id: string): SanityDocument | null;
};

/** A longer document counts as several. */
const charactersOfElement = 16_384;

/** @param spend is called for each document that is read, and may throw. */
export const createView = (
  shelf: Shelf,
  access: Pick<Access, 'reads' | 'canRead'>,
  perspective: Perspective,
  spend: Context['spend'],
): View => {
  const canRead = readCheck(access);
  const get = (id: string): SanityDocument | null => {
    spend();
    const document = shelf.get(id);
    return document && canRead(document) ? document : null;
  };
  const readsEverything = access.reads === 'everything';
  const mayRead = (id: string): boolean => readsEverything || get(id) !== null;
  if (perspective.kind === 'stack') {
    return {
      ...stackView({ shelf, perspective, realms: realmsOf(access, perspective), canRead, get, spend }),
      readsEverything,
      mayRead,
    };
  }
  const hidesVersions = perspective.kind === 'published' || perspective.hidesVersions === true;
  const isVisible = (id: string): boolean =>
    !(hidesVersions && isVersionId(id)) && !(perspective.kind === 'published' && isDraftId(id));
  return {
    perspective,
    realms: realmsOf(access, perspective),
    isExact: access.reads !== 'filter' && (perspective.kind === 'published' || !hidesVersions),
    storedIds: (id) => [id],
    readsEverything,
    mayRead,
    find: (id) => (isVisible(id) ? get(id) : null),
    all: () =>
      new StoredRows(shelf.db, '', [], spend, (document) =>
        isVisible(document._id) && canRead(document) ? document : null,
      ),
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

/** Documents of a SQL condition by id, one at a time: the whole dataset need not fit into memory. */
class StoredRows extends Rows {
  readonly #db: DatabaseSync;
  readonly #condition: string;
  readonly #values: string[];
  readonly #spend: Context['spend'];
  readonly #show: (document: SanityDocument) => SanityDocument | null;

  constructor(
    db: DatabaseSync,
    condition: string,
    values: string[],
    spend: Context['spend'],
    show: (document: SanityDocument) => SanityDocument | null,
  ) {
    super();
    this.#db = db;
    this.#condition = condition;
    this.#values = values;
    this.#spend = spend;
    this.#show = show;
  }

  override *[Symbol.iterator](): Iterator<SanityDocument> {
    // A statement of its own for each walk: an inner query may walk the same rows.
    const statement = this.#db.prepare(`SELECT json FROM documents ${this.#condition} ORDER BY id`);
    for (const { json } of statement.iterate(...this.#values)) {
      this.#spend(1 + Math.floor(String(json).length / charactersOfElement));
      const shown = this.#show(parseStored(json));
      if (shown) yield shown;
    }
  }
}

const realmsOf = ({ reads }: Pick<Access, 'reads'>, { kind }: Perspective): number[] => {
  if (reads === 'public') return [realms.public];
  return kind === 'published'
    ? [realms.public, realms.private]
    : [realms.public, realms.private, realms.versions];
};

type StackParts = {
  shelf: Shelf;
  perspective: Extract<Perspective, { kind: 'stack' }>;
  realms: number[];
  canRead: (document: SanityDocument) => boolean;
  get: (id: string) => SanityDocument | null;
  spend: Context['spend'];
};

const stackView = ({
  shelf: { db },
  perspective,
  realms: visible,
  canRead,
  get,
  spend,
}: StackParts): Omit<View, 'readsEverything' | 'mayRead'> => {
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
  return { perspective, realms: visible, isExact: false, storedIds, find, all };
};

const idInLayer = (layer: string, publishedId: string): string => {
  if (layer === 'published') return publishedId;
  return layer === 'drafts' ? draftIdOf(publishedId) : versionIdOf(layer, publishedId);
};

/** A release may plan to delete a document: in its perspective there is none. */
const isDeletion = ({ _system }: SanityDocument): boolean => isObject(_system) && _system.delete === true;

const shownAs = (document: SanityDocument, publishedId: string): SanityDocument => ({
  ...document,
  _id: publishedId,
  _originalId: document._id,
});

type StackedParts = Pick<StackParts, 'canRead' | 'spend'> &
  Pick<View, 'find'> & { db: DatabaseSync; overlaid: () => Set<string> };

/** Published documents and those that only a layer has, merged by id. */
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
    const published = new StoredRows(
      db,
      "WHERE NOT (id >= 'drafts.' AND id < 'drafts/') AND NOT (id >= 'versions.' AND id < 'versions/')",
      [],
      spend,
      (document) => (canRead(document) || overlaid.has(document._id) ? document : null),
    );
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
