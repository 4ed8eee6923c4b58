import type { DatabaseSync } from 'node:sqlite';
import { LRUCache } from 'lru-cache';
import { attributesOf } from '../../store/index/attributesOf.ts';
import { dateGlob, isDate } from '../../store/index/indexRows.ts';
import type { Commit } from '../../types/commits.ts';
import type { SanityDocument } from '../../types/documents.ts';
import type { Condition } from './condition.ts';

/** Documents of some types, null for any, without a row under a path; with `isDated`, without one that is a date. */
type Missing = { path: string; types: string[] | null; isDated: boolean };

/**
 * The ids of documents that an index ordered by a path does not show; null when there are too many to look at each.
 */
export type FindMissing = (missing: Missing) => Set<string> | null;

const maxMissing = 500;

const searchMissing = (db: DatabaseSync, { path, types, isDated }: Missing): Set<string> | null => {
  const placeholders = (types ?? []).map(() => '?').join(', ');
  const typed = types
    ? `SELECT key FROM attributes WHERE visibility IN (0, 1, 2) AND path = '_type' AND value IN (${placeholders})`
    : 'SELECT key FROM documents';
  const present = `SELECT key FROM attributes WHERE visibility IN (0, 1, 2) AND path = ? ${types ? `AND type IN (${placeholders})` : ''} ${isDated ? `AND value GLOB '${dateGlob}'` : ''}`;
  const values = [...(types ?? []), path, ...(types ?? [])];
  // A document has one row under a path at most.
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

/** Searches anew each time: for a connection that is not told of commits. */
export const missingRowsOf =
  (db: DatabaseSync): FindMissing =>
  (missing) =>
    searchMissing(db, missing);

/** With null for too many, and when that was found out. */
type Remembered = Missing & { ids: Set<string> | null; atMilliseconds: number };

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

/** Anyone may order by what they like: what was not asked for lately is forgotten. */
const maxRemembered = 100;
/** That there are too many is asked anew after a while: they may have become fewer. */
const forgottenAfterMilliseconds = 60_000;

/** Searches once for each path and remembers, brought up to date by each commit. */
export const rememberMissingRows = (dataset: {
  db: DatabaseSync;
  onCommit(listener: (commit: Commit) => void): unknown;
}): FindMissing => {
  const remembered = new LRUCache<string, Remembered>({ max: maxRemembered });
  dataset.onCommit(({ changes }) => {
    for (const entry of remembered.values()) {
      if (entry.ids === null) continue;
      for (const change of changes) update(entry, entry.ids, change);
      if (entry.ids.size > maxMissing) entry.ids = null;
    }
  });
  return (missing) => {
    const name = JSON.stringify(missing);
    const now = performance.now();
    const entry = remembered.get(name);
    if (entry && (entry.ids || now - entry.atMilliseconds < forgottenAfterMilliseconds)) return entry.ids;
    const ids = searchMissing(dataset.db, missing);
    remembered.set(name, { ...missing, ids, atMilliseconds: now });
    return ids;
  };
};

/** The types that a condition leaves, null for any. */
export const typesOf = (condition: Condition | null): string[] | null => {
  const parts = condition?.kind === 'and' ? condition.parts : condition ? [condition] : [];
  for (const part of parts) {
    if (part.kind === 'values' && part.path === '_type') return part.values.map(String);
  }
  return null;
};
