import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { parseStored } from '../parseStored.ts';
import { writerOf } from './indexDocuments.ts';
import { cacheIndexedUpTo, completeIndex, indexedUpTo, writeIndexedUpTo } from './tables.ts';

/** Building blocks the main thread for one slice, then pauses so that requests are answered. */
const maxSliceMs = 15;
const pauseMs = 10;
/** After a failure, such as a full disk. */
const retryIntervalMs = 10_000;

/**
 * Builds the index in slices while the dataset is in use. Until it is complete, queries do not use it. The progress is
 * stored, so that building continues after a restart.
 */
export const buildIndex = async (db: DatabaseSync, signal: AbortSignal): Promise<void> => {
  while (!signal.aborted && indexedUpTo(db) !== completeIndex) {
    const waitMs = buildSlice(db) ? pauseMs : retryIntervalMs;
    await pause(waitMs, undefined, { signal, ref: false }).catch(() => {});
  }
};

/** Indexes documents in one transaction. Returns whether it succeeded. */
const buildSlice = (db: DatabaseSync): boolean => {
  try {
    db.exec('BEGIN IMMEDIATE');
    const reached = indexNext(db);
    writerOf(db).mergeTexts();
    writeIndexedUpTo(db, reached);
    db.exec('COMMIT');
    cacheIndexedUpTo(db, reached);
    return true;
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    console.error('Building the index failed and will be retried:', error);
    return false;
  }
};

const indexNext = (db: DatabaseSync): number => {
  const { changeRows } = writerOf(db);
  const next = db.prepare('SELECT key, json FROM documents WHERE key > ? ORDER BY key LIMIT 1');
  const deadlineMs = performance.now() + maxSliceMs;
  let key = indexedUpTo(db);
  while (performance.now() < deadlineMs) {
    const row = next.get(key);
    if (!row) return completeIndex;
    key = Number(row.key);
    changeRows(key, null, parseStored(row.json));
  }
  return key;
};
