import { existsSync, globSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Environment } from '../../../server/environment.ts';
import { hasDatabases } from '../hasDatabases.ts';
import { StartError } from '../StartError.ts';
import type { Secrets } from '../secrets.ts';
import { DamageLog } from './DamageLog.ts';
import { findFileProblem, isMissing } from './findFileProblem.ts';
import { findWalProblem } from './findWalProblem.ts';
import { runCheckThread } from './runCheckThread.ts';

/**
 * What happens if a database is damaged. Without one that is `needed` Copydesk does not start. A `kept` one, and another
 * `dataset`, is put aside for whoever wants to rescue it. A `derived` one is made again.
 */
type Kind = 'needed' | 'kept' | 'dataset' | 'derived';

/** A database of the data folder, with a table that it always has. */
type Database = { file: string; table: string; kind: Kind };

type Place = Pick<Environment, 'dataDir' | 'projectId' | 'dataset'>;

/** Reading a larger database as a whole would delay the start: it is checked afterwards. */
const defaultMaxCheckedBytes = 512 * 1024 * 1024;

export type DataCheck = {
  /** The check of the pages of smaller databases, which runs beside the start of the lake. @throws StartError */
  refuseDamage(): Promise<void>;
  /** Checks everything else once Copydesk serves: pages of other databases, and the files of pictures. Never throws. */
  checkRest(): Promise<void>;
};

/**
 * Checks the databases before a process opens them: one that is missing or empty would be made anew without a word, the
 * content from the demonstration. What is found is printed, and noted for `/healthz`.
 *
 * @throws StartError that names a needed database and the way out.
 */
export const checkDatabases = (
  place: Place,
  hasLake: boolean,
  secrets: Secrets,
  maxCheckedBytes = defaultMaxCheckedBytes,
): DataCheck => {
  const log = new DamageLog(place.dataDir);
  const isFirst = isFirstStart(place, secrets);
  if (hasLake && !isFirst) refuseMissing(place, secrets);
  const whole: Database[] = [];
  for (const database of databasesIn(place, hasLake)) {
    const logProblem = findLogProblem(database);
    const problem = findFileProblem(database.file, database.table);
    // A first start that was killed may have created the file alone.
    const isBegun = problem === 'is empty' && isFirst;
    if (problem === null) whole.push(database);
    else if (problem === 'is missing') answerMissing(database, log);
    else if (!isBegun) answerDamage(database, problem, log);
    if (problem === null && logProblem !== null) log.note(logProblem);
  }
  const isChecked = ({ file, kind }: Database) =>
    kind !== 'dataset' && statSync(file).size <= maxCheckedBytes;
  const checked = whole.filter(isChecked);
  const rest = whole.filter((database) => !isChecked(database));
  const damages = runCheckThread({ databases: checked.map(({ file }) => file) });
  // It is awaited later.
  damages.catch(() => {});
  return {
    refuseDamage: async () => {
      const found = await damages;
      for (const database of checked) {
        const damage = found.get(database.file);
        if (damage) answerDamage(database, `is damaged (${damage})`, log);
      }
    },
    checkRest: async () => {
      const contents = whole.filter(({ table }) => table === 'documents').map(({ file }) => file);
      const found = await runCheckThread({
        databases: rest.map(({ file }) => file),
        assetsOf: contents,
      }).catch((error: unknown) => new Map([[place.dataDir, `could not be checked (${String(error)})`]]));
      for (const [file, damage] of found)
        log.note(`${file} ${damage.startsWith('could') ? damage : `is damaged (${damage})`}. ${restoring}`);
    },
  };
};

const databasesIn = (place: Place, hasLake: boolean): Database[] => {
  const { dataDir } = place;
  const content = { file: contentOf(place), table: 'documents', kind: 'needed' } as const;
  const accounts = {
    file: path.join(dataDir, 'lake/accounts.sqlite'),
    table: 'user',
    kind: 'needed',
  } as const;
  const own = (name: string, table: string, kind: Kind) => ({ file: path.join(dataDir, name), table, kind });
  return [
    ...(hasLake ? [content, accounts, ...otherDatasetsIn(place)] : []),
    own('views.sqlite', 'views', 'kept'),
    own('mail.sqlite', 'person', 'kept'),
    own('search.sqlite', 'story', 'derived'),
    own('pages.sqlite', 'page', 'derived'),
  ];
};

const contentOf = ({ dataDir, projectId, dataset }: Place): string =>
  path.join(dataDir, 'lake', projectId, dataset, 'data.sqlite');

/** Those for comments and tasks, and of other projects. Their folders are found by their folders of assets too. */
const otherDatasetsIn = (place: Place): Database[] => {
  const folders = ['lake/*/*/data.sqlite', 'lake/*/*/assets'].flatMap((pattern) =>
    globSync(pattern, { cwd: place.dataDir }).map((found) => path.dirname(path.join(place.dataDir, found))),
  );
  return [...new Set(folders)]
    .map((folder) => path.join(folder, 'data.sqlite'))
    .filter((file) => file !== contentOf(place))
    .map((file) => ({ file, table: 'documents', kind: 'dataset' }));
};

/** Whether nothing is there yet, or what a first start left when it was killed. Deleted secrets alone say nothing. */
const isFirstStart = ({ dataDir }: Place, { awaitsFirstAccounts, readToken }: Secrets): boolean =>
  awaitsFirstAccounts === true || (readToken === undefined && !hasDatabases(dataDir));

const refuseMissing = (place: Place, { readToken }: Secrets): void => {
  const content = contentOf(place);
  const folder = path.dirname(content);
  // Another dataset begins, or an account was added before the first start.
  const hasOthers = globSync('lake/*/*/data.sqlite', { cwd: place.dataDir }).length > 0;
  const mayBegin = !existsSync(folder) && (hasOthers || readToken === undefined);
  if (isMissing(content) && !mayBegin)
    throw new StartError(
      `${content} is missing: the content of this newsroom. ${restoring} To begin anew with the demonstration, set DATA_DIR to an empty folder.`,
    );
  const accounts = path.join(place.dataDir, 'lake/accounts.sqlite');
  if (isMissing(accounts))
    throw new StartError(
      `${accounts} is missing: the accounts and tokens of this newsroom. ${restoring} To go on with new accounts, add the first one: npm run account -- add EMAIL --role administrator`,
    );
};

const restoring = 'Restore a backup: npm run restore -- FILE.';

/** Called before anything opens the database: that would make a new log. @throws StartError for a needed one. */
const findLogProblem = ({ file, kind }: Database): string | null => {
  const problem = isMissing(file) || (kind !== 'needed' && kind !== 'dataset') ? null : findWalProblem(file);
  if (problem === null) return null;
  const cause = `${file} ${problem}, or restore a backup: npm run restore -- FILE.`;
  if (kind === 'needed') throw new StartError(cause);
  return cause;
};

/** The others begin anew, as at the first start. */
const answerMissing = ({ file, kind }: Database, log: DamageLog): void => {
  if (kind === 'dataset')
    log.note(`${file} is missing: this dataset is left out. ${restoring}`, path.dirname(file));
};

const answerDamage = ({ file, kind }: Database, problem: string, log: DamageLog): void => {
  if (kind === 'needed') throw new StartError(`${file} ${problem}. ${restoring}`);
  if (kind === 'derived') {
    console.error(`${file} ${problem}. It is made again.`);
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(file + end, { recursive: true, force: true });
    return;
  }
  const aside = `${file}.damaged-${new Date().toISOString().replaceAll(':', '')}`;
  // The log goes along: it may have what the file lost.
  for (const end of ['-wal', '-journal', '']) if (!isMissing(file + end)) renameSync(file + end, aside + end);
  rmSync(`${file}-shm`, { recursive: true, force: true });
  log.noteAside(`${file} ${problem}.`, aside);
};
