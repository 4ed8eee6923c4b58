import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';

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

for (const file of workerData as string[]) parentPort?.postMessage([file, findDamage(file)]);
