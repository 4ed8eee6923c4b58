import type { DatabaseSync } from 'node:sqlite';
import { LRUCache } from 'lru-cache';
import { attributesOf } from '../../store/index/attributesOf.ts';
import { dateGlob, isDate } from '../../store/index/indexRows.ts';
import type { Commit } from '../../types/commits.ts';
import type { SanityDocument } from '../../types/documents.ts';
import type { Condition } from './condition.ts';

/**
 * Documents of some types (null for any type) that have no row under a path. With `isDated`, documents that have no row
 * with a date.
 */
type Missing = { path: string; types: string[] | null; isDated: boolean };

/** The ids of the documents that are missing in an index ordered by a path; null if there are too many to read. */
export type FindMissing = (missing: Missing) => Set<string> | null;

const maxMissing = 500;

const searchMissing = (db: DatabaseSync, { path, types, isDated }: Missing): Set<string> | null => {
  const placeholders = (types ?? []).map(() => '?').join(', ');
  const typed = types
    ? `SELECT key FROM attributes WHERE visibility IN (0, 1, 2) AND path = '_type' AND value IN (${placeholders})`
    : 'SELECT key FROM documents';
  const present = `SELECT key FROM attributes WHERE visibility IN (0, 1, 2) AND path = ? ${types ? `AND type IN (${placeholders})` : ''} ${isDated ? `AND value GLOB '${dateGlob}'` : ''}`;
  const values = [...(types ?? []), path, ...(types ?? [])];
  // A document has at most one row under a path, so the counts can be subtracted.
  const counted = db.prepare(
    `SELECT (SELECT count(*) FROM (${typed})) - (SELECT count(*) FROM (${present})) AS missing`,
  );
  const count = Number(counted.get(...values)?.missing);
  if (count === 0) return new Set();
  if (count > maxMissing) return null;
  const rows = db
    .prepare(`SELECT id FROM documents WHERE key IN (${typed} EXCEPT ${present})`)
    .all(...values);
  return new Set(rows.map(({ id }) => String(id)));
};

/** Searches at every call, for connections that receive no commits. */
export const missingRowsFinder =
  (db: DatabaseSync): FindMissing =>
  (missing) =>
    searchMissing(db, missing);

/** `ids` is null if there are too many. */
type CacheEntry = Missing & { ids: Set<string> | null; foundAtMs: number };

const update = (
  { path, types, isDated }: Missing,
  ids: Set<string>,
  { id, after }: { id: string; after: SanityDocument | null },
): void => {
  const isMissing =
    after !== null &&
    (types?.includes(after._type) ?? true) &&
    !attributesOf(after).some(
      (attribute) =>
        attribute.kind === 'attribute' && attribute.path === path && (!isDated || isDate(attribute.value)),
    );
  if (isMissing) ids.add(id);
  else ids.delete(id);
};

/** Clients may order by any path, so the number of cache entries is bounded. */
const maxEntries = 100;
/** After this time an entry with too many ids is searched again, because they may have become fewer. */
const tooManyMaxAgeMs = 60_000;

/** Searches once for each path, caches the ids and updates them with each commit. */
export const cacheMissingRows = (dataset: {
  db: DatabaseSync;
  onCommit(listener: (commit: Commit) => void): unknown;
}): FindMissing => {
  const entries = new LRUCache<string, CacheEntry>({ max: maxEntries });
  dataset.onCommit(({ changes }) => {
    for (const entry of entries.values()) {
      if (entry.ids === null) continue;
      for (const change of changes) update(entry, entry.ids, change);
      if (entry.ids.size > maxMissing) entry.ids = null;
    }
  });
  return (missing) => {
    const key = JSON.stringify(missing);
    const now = performance.now();
    const entry = entries.get(key);
    if (entry && (entry.ids || now - entry.foundAtMs < tooManyMaxAgeMs)) return entry.ids;
    const ids = searchMissing(dataset.db, missing);
    entries.set(key, { ...missing, ids, foundAtMs: now });
    return ids;
  };
};

/** The types that a condition allows; null for any type. */
export const typesOf = (condition: Condition | null): string[] | null => {
  const parts = condition?.kind === 'and' ? condition.parts : condition ? [condition] : [];
  for (const part of parts) {
    if (part.kind === 'values' && part.path === '_type') return part.values.map(String);
  }
  return null;
};
