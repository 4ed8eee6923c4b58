import { statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Removing rows leaves parts of them in the file: in segments of the full-text index, in gaps of pages, in the WAL. The
 * stages of removing these parts are stored, so that a restart goes on.
 */
const stages = ['merge', 'vacuum', 'checkpoint'] as const;
type Stage = (typeof stages)[number];

/** VACUUM blocks the lake for about a second per 200 MB. Larger databases wait for the next start. */
const maxVacuumBytes = 64 * 1024 * 1024;
/** A start may take a minute. */
const maxVacuumAtStartBytes = 2 * 1024 * 1024 * 1024;
const pagesPerMerge = 64;
const pauseMs = 10;
const retryMs = 1_000;
const maxRetries = 20;

const stageOf = (db: DatabaseSync): Stage | null =>
  stages.find(
    (stage) => stage === db.prepare("SELECT value FROM settings WHERE name = 'compaction'").get()?.value,
  ) ?? null;

const setStage = (db: DatabaseSync, stage: Stage | null): void => {
  if (stage) db.prepare("INSERT OR REPLACE INTO settings (name, value) VALUES ('compaction', ?)").run(stage);
  else db.prepare("DELETE FROM settings WHERE name = 'compaction'").run();
};

/** Call it inside the transaction that erases. */
export const requestCompaction = (db: DatabaseSync): void => setStage(db, 'merge');

/** Whether parts of erased data may still be in the files of the database. */
export const isCompactionDue = (db: DatabaseSync): boolean => stageOf(db) !== null;

const sizeOf = (db: DatabaseSync): number =>
  statSync(db.location() ?? '', { throwIfNoEntry: false })?.size ?? 0;

/** Before a dataset is served, nobody waits for a commit. A full disk does not keep it from being served. */
export const compactAtStart = (db: DatabaseSync): void => {
  if (stageOf(db) === null || sizeOf(db) > maxVacuumAtStartBytes) return;
  try {
    db.exec("INSERT INTO texts (texts) VALUES ('optimize')");
    vacuum(db);
    if (truncateLog(db)) setStage(db, null);
  } catch (error) {
    console.error('What was erased may still be in the files of the database; this is tried again:', error);
  }
};

const vacuum = (db: DatabaseSync): void => {
  // Stored before, because this row is written behind the vacuumed pages otherwise.
  setStage(db, 'checkpoint');
  try {
    db.exec('VACUUM');
  } catch (error) {
    setStage(db, 'vacuum');
    throw error;
  }
};

/** Copies the WAL into the database and empties it. False while another connection reads an older state. */
const truncateLog = (db: DatabaseSync): boolean => {
  db.exec('PRAGMA busy_timeout = 50');
  try {
    return Number(db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.busy) === 0;
  } finally {
    db.exec('PRAGMA busy_timeout = 5000');
  }
};

/**
 * Removes what was erased from the files, as far as nobody has to wait for it. Returns whether nothing is left to do. A
 * large database is compacted at the next start.
 */
export const compact = async (db: DatabaseSync, signal: AbortSignal): Promise<boolean> => {
  for (let attempt = 0; attempt < maxRetries && !signal.aborted; attempt++) {
    if (await compactOnce(db, signal)) return true;
    if (sizeOf(db) > maxVacuumBytes) return false;
    await pause(retryMs, undefined, { signal, ref: false }).catch(() => {});
  }
  return false;
};

const compactOnce = async (db: DatabaseSync, signal: AbortSignal): Promise<boolean> => {
  if (stageOf(db) === 'merge') {
    await mergeAll(db, signal);
    if (signal.aborted) return false;
    setStage(db, 'vacuum');
  }
  if (stageOf(db) === 'vacuum') {
    if (sizeOf(db) > maxVacuumBytes) return false;
    try {
      vacuum(db);
    } catch {
      // Somebody else uses the database. It is tried again.
      return false;
    }
  }
  if (stageOf(db) === 'checkpoint') {
    if (!truncateLog(db)) return false;
    setStage(db, null);
  }
  return true;
};

/** Merges all segments of the full-text index into one, which has no deleted texts, a few pages at a time. */
const mergeAll = async (db: DatabaseSync, signal: AbortSignal): Promise<void> => {
  const changes = db.prepare('SELECT total_changes() AS count');
  const merge = db.prepare("INSERT INTO texts (texts, rank) VALUES ('merge', ?)");
  const count = (): number => Number(changes.get()?.count);
  // A negative number begins to merge all segments. Fewer than two changes mean that nothing is left.
  for (let pages = -pagesPerMerge; !signal.aborted; pages = pagesPerMerge) {
    const before = count();
    merge.run(pages);
    if (count() - before < 2) return;
    await pause(pauseMs, undefined, { signal, ref: false }).catch(() => {});
  }
};
