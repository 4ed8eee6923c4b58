import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import { findAssetDamage } from './findAssetDamage.ts';
import type { CheckTask } from './runCheckThread.ts';

/** What SQLite finds wrong in the pages of a database; null if nothing is. @see https://www.sqlite.org/pragma.html#pragma_quick_check */
const findDamage = (file: string): string | null => {
  try {
    const db = new DatabaseSync(file, { timeout: 10_000 });
    try {
      const found = db.prepare('pragma quick_check(1)').get()?.quick_check;
      return found === 'ok' ? null : String(found).replaceAll('\n', ' ');
    } finally {
      db.close();
    }
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

const tell = (file: string, damage: string | null): void => {
  if (damage !== null) parentPort?.postMessage([file, damage]);
};

const { databases, assetsOf = [] } = workerData as CheckTask;
for (const file of databases) tell(file, findDamage(file));
for (const file of assetsOf) for (const [asset, damage] of findAssetDamage(file)) tell(asset, damage);
