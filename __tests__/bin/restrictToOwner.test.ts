import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLake } from 'local-lake';
import { addUser } from 'local-lake/accounts';
import { backUp, restore } from 'local-lake/folder';
import { lockDataFolder } from '../../bin/supervisor/dataFolder.ts';
import { readSecrets } from '../../bin/supervisor/secrets.ts';
import { openSqliteViews } from '../../server/views/sqliteViews.ts';

const folder = mkdtempSync(join(tmpdir(), 'lake-modes-'));
const umask = process.umask(0o022);
afterEach(() => process.umask(0o022));
afterAll(() => {
  process.umask(umask);
  rmSync(folder, { recursive: true, force: true });
});

const pathsIn = (data: string): string[] => [
  data,
  ...readdirSync(data, { recursive: true }).map((name) => join(data, String(name))),
];

/** Paths that other users can access, each with its octal mode. */
const listOpenPaths = (data: string): string[] =>
  pathsIn(data).flatMap((path) => {
    const stats = statSync(path);
    const wanted = stats.isDirectory() ? 0o700 : 0o600;
    return (stats.mode & 0o777) === wanted ? [] : [`${(stats.mode & 0o777).toString(8)} ${path}`];
  });

const makeReadableByAll = (data: string): void => {
  for (const path of pathsIn(data)) chmodSync(path, statSync(path).isDirectory() ? 0o755 : 0o644);
};

/** Runs a lake in the folder that writes accounts and tokens. */
const run = async (data: string, look: () => void): Promise<void> => {
  const lake = await createLake({ data: join(data, 'lake') });
  try {
    await addUser(lake.context.accounts.db, { email: `${randomUUID()}@example.org`, role: 'administrator' });
    look();
  } finally {
    await lake.close();
  }
};

describe('a data folder', () => {
  const data = join(folder, 'data');

  it('is readable only by its owner, including the files that databases write next to themselves', async () => {
    const releaseLock = lockDataFolder(data, 3000);
    readSecrets(data);
    const views = openSqliteViews(data);
    await run(data, () => {
      expect(pathsIn(data).some((path) => path.endsWith('-wal'))).toBe(true);
      expect(listOpenPaths(data)).toEqual([]);
    });
    views.close();
    releaseLock();
  });

  it('is made private by the supervisor if other users could read it, with everything in it', () => {
    makeReadableByAll(data);
    mkdirSync(join(data, 'lake/before-restore-2025'), { mode: 0o755 });
    writeFileSync(join(data, 'lake/before-restore-2025/accounts.sqlite'), '', { mode: 0o644 });
    lockDataFolder(data, 3000)();
    expect(listOpenPaths(data)).toEqual([]);
  });

  it('is made private by a standalone lake if other users could read it, and its token is replaced', async () => {
    const token = join(data, 'lake/admin-token');
    await run(data, () => {});
    const before = readFileSync(token, 'utf8');
    makeReadableByAll(data);
    await run(data, () => expect(listOpenPaths(join(data, 'lake'))).toEqual([]));
    expect(readFileSync(token, 'utf8')).not.toBe(before);
  });

  it('is private after a restore, as are the backup and the replaced data', async () => {
    makeReadableByAll(data);
    const file = join(folder, 'backup.tar.gz');
    await backUp(data, file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const restored = join(folder, 'restored');
    mkdirSync(restored, { mode: 0o755 });
    for (const _time of ['first', 'second']) {
      process.umask(0o022);
      await restore(file, restored);
      expect(listOpenPaths(restored)).toEqual([]);
    }
  });
});
