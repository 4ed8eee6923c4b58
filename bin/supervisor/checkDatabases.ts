import { existsSync, globSync, lstatSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import type { Environment } from '../../server/environment.ts';
import { hasDatabases } from './firstAccounts.ts';
import { StartError } from './StartError.ts';
import type { Secrets } from './secrets.ts';

/**
 * A database of the data folder, with a table that it always has. Without one that is needed Copydesk does not start.
 * Of the others, what cannot be made again is kept beside for whoever wants to rescue it.
 */
type Database = { file: string; table: string; isNeeded: boolean; isDerived: boolean };

type Place = Pick<Environment, 'dataDir' | 'projectId' | 'dataset'>;

/** Reading a larger database as a whole would delay the start. Its damage shows when the part is read. */
const maxCheckedBytes = 512 * 1024 * 1024;

const databasesIn = ({ dataDir, projectId, dataset }: Place, hasLake: boolean): Database[] => {
  const needed = { isNeeded: true, isDerived: false };
  const kept = { isNeeded: false, isDerived: false };
  const derived = { isNeeded: false, isDerived: true };
  const content = path.join('lake', projectId, dataset, 'data.sqlite');
  return [
    ...(hasLake ? [{ file: content, table: 'documents', ...needed }] : []),
    ...(hasLake ? [{ file: 'lake/accounts.sqlite', table: 'user', ...needed }] : []),
    { file: 'views.sqlite', table: 'views', ...kept },
    { file: 'mail.sqlite', table: 'person', ...kept },
    { file: 'search.sqlite', table: 'story', ...derived },
    { file: 'pages.sqlite', table: 'page', ...derived },
  ].map((database) => ({ ...database, file: path.join(dataDir, database.file) }));
};

/**
 * Checks the databases before a process opens them: one that is missing or empty would be made anew without a word, the
 * content from the demonstration.
 *
 * @returns a check of their pages, which runs beside the start of the lake. It throws as this function.
 * @throws StartError that names a needed database and the way out.
 */
export const checkDatabases = (place: Place, hasLake: boolean, secrets: Secrets): (() => Promise<void>) => {
  const isFirst = isFirstStart(place, secrets);
  if (hasLake && !isFirst) refuseMissing(place, secrets);
  const whole: Database[] = [];
  for (const database of databasesIn(place, hasLake)) {
    const problem = findFileProblem(database);
    // A first start that was killed may have created the file alone.
    const isBegun = problem === 'is empty' && isFirst;
    if (problem === null) whole.push(database);
    else if (problem !== 'is missing' && !isBegun) answerDamage(database, problem);
  }
  const checked = whole.filter(({ file }) => statSync(file).size <= maxCheckedBytes);
  const damages = findDamages(checked.map(({ file }) => file));
  // It is awaited later.
  damages.catch(() => {});
  return async () => {
    const found = await damages;
    for (const database of checked) {
      const damage = found.get(database.file);
      if (damage) answerDamage(database, `is damaged (${damage})`);
    }
  };
};

/** Whether nothing is there yet, or what a first start left when it was killed. Deleted secrets alone say nothing. */
const isFirstStart = ({ dataDir }: Place, { awaitsFirstAccounts, readToken }: Secrets): boolean =>
  awaitsFirstAccounts === true || (readToken === undefined && !hasDatabases(dataDir));

const refuseMissing = ({ dataDir, projectId, dataset }: Place, { readToken }: Secrets): void => {
  const folder = path.join(dataDir, 'lake', projectId, dataset);
  const content = path.join(folder, 'data.sqlite');
  // Another dataset begins, or an account was added before the first start.
  const hasOthers = globSync('lake/*/*/data.sqlite', { cwd: dataDir }).length > 0;
  const mayBegin = !existsSync(folder) && (hasOthers || readToken === undefined);
  if (isMissing(content) && !mayBegin)
    throw new StartError(
      `${content} is missing: the content of this newsroom. ${restoring} To begin anew with the demonstration, set DATA_DIR to an empty folder.`,
    );
  const accounts = path.join(dataDir, 'lake/accounts.sqlite');
  if (isMissing(accounts))
    throw new StartError(
      `${accounts} is missing: the accounts and tokens of this newsroom. ${restoring} To go on with new accounts, add the first one: npm run account -- add EMAIL --role administrator`,
    );
};

const restoring = 'Restore a backup: npm run restore -- FILE.';

const isMissing = (file: string): boolean => lstatSync(file, { throwIfNoEntry: false }) === undefined;

/** Why a file cannot be the database, from its size and tables. Null if it may be. */
const findFileProblem = ({ file, table }: Database): string | null => {
  if (isMissing(file)) return 'is missing';
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) return 'is a link that leads nowhere';
  if (!found.isFile()) return 'is not a file';
  if (found.size === 0) return 'is empty';
  try {
    const db = new DatabaseSync(file, { timeout: 10_000 });
    try {
      const has = db.prepare("select 1 from sqlite_schema where type = 'table' and name = ?").get(table);
      return has ? null : 'is not a database of Copydesk';
    } finally {
      db.close();
    }
  } catch (error) {
    return `is damaged (${error instanceof Error ? error.message : String(error)})`;
  }
};

const answerDamage = ({ file, isNeeded, isDerived }: Database, problem: string): void => {
  if (isNeeded) throw new StartError(`${file} ${problem}. ${restoring}`);
  if (isDerived) {
    console.error(`${file} ${problem}. It is made again.`);
    rmSync(file, { recursive: true, force: true });
  } else {
    const aside = `${file}.damaged-${new Date().toISOString().replaceAll(':', '')}`;
    renameSync(file, aside);
    console.error(
      `${file} ${problem}. It is kept as ${path.basename(aside)}, and begins anew. To have it back, restore a backup: npm run restore -- FILE.`,
    );
  }
  for (const suffix of ['-wal', '-shm']) rmSync(file + suffix, { recursive: true, force: true });
};

const findDamages = (files: string[]): Promise<Map<string, string>> =>
  new Promise((resolve, reject) => {
    const found = new Map<string, string>();
    new Worker(new URL('./quickCheckThread.ts', import.meta.url), { workerData: files })
      .on('message', ([file, damage]: [string, string | null]) => {
        if (damage !== null) found.set(file, damage);
      })
      .on('error', reject)
      .on('exit', () => resolve(found));
  });
