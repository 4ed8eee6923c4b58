import type { DatabaseSync } from 'node:sqlite';
import type { Commit, SanityDocument } from '../../types.ts';
import { attributesOf } from './attributesOf.ts';
import type { Condition } from './plan.ts';

/**
 * The ids of documents that have no row under a path, which an index ordered by that path does not show; null when
 * there are too many to look at each.
 */
export type FindMissing = (path: string, types: string[] | null) => Set<string> | null;

const maxMissing = 500;

const searchMissing = (db: DatabaseSync, path: string, types: string[] | null): Set<string> => {
  const ofTypes = types ? `AND value IN (${types.map(() => '?').join(', ')})` : '';
  const rows = db
    .prepare(
      `SELECT id FROM documents WHERE key IN (
         SELECT key FROM attributes WHERE realm IN (0, 1, 2) AND path = '_type' ${ofTypes}
         EXCEPT SELECT key FROM attributes WHERE realm IN (0, 1, 2) AND path = ?
       ) LIMIT ${maxMissing + 1}`,
    )
    .all(...(types ?? []), path);
  return new Set(rows.map(({ id }) => String(id)));
};

const limited = (ids: Set<string>): Set<string> | null => (ids.size > maxMissing ? null : ids);

/** Searches anew each time: for a connection that is not told of commits. */
export const missingRowsOf =
  (db: DatabaseSync): FindMissing =>
  (path, types) =>
    limited(searchMissing(db, path, types));

type Remembered = { path: string; types: string[] | null; ids: Set<string> };

const update = ({ path, types, ids }: Remembered, id: string, after: SanityDocument | null): void => {
  const isMissing =
    after !== null &&
    (types?.includes(after._type) ?? true) &&
    !attributesOf(after).some((attribute) => attribute.kind === 'attribute' && attribute.path === path);
  if (isMissing) ids.add(id);
  else ids.delete(id);
};

/** Searches once for each path and remembers, brought up to date by each commit. */
export const rememberMissingRows = (dataset: {
  db: DatabaseSync;
  onCommit(listener: (commit: Commit) => void): unknown;
}): FindMissing => {
  const remembered = new Map<string, Remembered>();
  dataset.onCommit(({ changes }) => {
    for (const [name, entry] of remembered) {
      for (const { id, after } of changes) update(entry, id, after);
      // Beyond the limit it is known to be incomplete: whether it still is has to be searched.
      if (entry.ids.size > maxMissing) remembered.delete(name);
    }
  });
  return (path, types) => {
    const name = JSON.stringify([path, types]);
    const entry = remembered.get(name) ?? { path, types, ids: searchMissing(dataset.db, path, types) };
    remembered.set(name, entry);
    return limited(entry.ids);
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
