import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { parseStored } from '../database/parseStored.ts';
import { writerOf } from './indexDocuments.ts';
import { reachedBy, rememberReached, wholeIndex, writeReached } from './tables.ts';

/** What a slice may take of the thread that answers everyone, and what it leaves between slices. */
const sliceMilliseconds = 15;
const pauseMilliseconds = 10;
/** A disk that is full now may not be later. */
const retryMilliseconds = 10_000;

/**
 * Fills an index of an older kind in slices beside everything else. Until it is whole, queries do without. How far
 * it is survives an end of the process.
 */
export const buildIndex = async (db: DatabaseSync, signal: AbortSignal): Promise<void> => {
  while (!signal.aborted && reachedBy(db) !== wholeIndex) {
    const wait = takeSlice(db) ? pauseMilliseconds : retryMilliseconds;
    await pause(wait, undefined, { signal, ref: false }).catch(() => {});
  }
};

/** Answers whether it went well; nothing is changed where it did not. */
const takeSlice = (db: DatabaseSync): boolean => {
  try {
    db.exec('BEGIN IMMEDIATE');
    const reached = indexNext(db);
    writerOf(db).mergeTexts();
    writeReached(db, reached);
    db.exec('COMMIT');
    rememberReached(db, reached);
    return true;
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    console.error('The index could not be built on, and will be tried again:', error);
    return false;
  }
};

const indexNext = (db: DatabaseSync): number => {
  const { changeRows } = writerOf(db);
  const next = db.prepare('SELECT key, json FROM documents WHERE key > ? ORDER BY key LIMIT 1');
  const end = performance.now() + sliceMilliseconds;
  let key = reachedBy(db);
  while (performance.now() < end) {
    const row = next.get(key);
    if (!row) return wholeIndex;
    key = Number(row.key);
    changeRows(key, null, parseStored(row.json));
  }
  return key;
};
