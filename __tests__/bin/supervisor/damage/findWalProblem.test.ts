import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findFileProblem } from '../../../../bin/supervisor/damage/findFileProblem.ts';
import { findWalProblem } from '../../../../bin/supervisor/damage/findWalProblem.ts';

/** Writes rows, and ends as a killed process does: the newest changes are in the log alone. */
const killedWriter = `
  const { DatabaseSync } = require('node:sqlite');
  const [file, rows] = process.argv.slice(1);
  const db = new DatabaseSync(file);
  db.exec('pragma journal_mode = wal; create table documents (value)');
  db.exec('insert into documents values (hex(randomblob(3000)))');
  db.exec('pragma wal_checkpoint(restart)');
  for (let row = 1; row < Number(rows); row += 1)
    db.exec('insert into documents values (hex(randomblob(3000)))');
  process.kill(process.pid, 'SIGKILL');`;

const written = mkdtempSync(path.join(tmpdir(), 'copydesk-wal-'));
beforeAll(() => {
  for (const [name, rows] of [
    ['data', '60'],
    ['other', '40'],
  ] as const)
    spawnSync(process.execPath, ['-e', killedWriter, path.join(written, name), rows]);
});
afterAll(() => rmSync(written, { recursive: true }));

let folder: string;
const at = (name: string): string => path.join(folder, name);
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'copydesk-wal-'));
  cpSync(written, folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

const size = (name: string): number => readFileSync(at(name)).length;
const overwrite = (name: string, offset: number, bytes: number): void => {
  const whole = readFileSync(at(name));
  whole.fill(0xa7, offset, offset + bytes);
  writeFileSync(at(name), whole);
};

describe('the log of a database whose process was killed', () => {
  it.each<[name: string, change: () => void]>([
    ['is whole', () => {}],
    ['is whole and has no index', () => rmSync(at('data-shm'))],
    [
      'was deleted with its index, as the messages advise',
      () => ['data-wal', 'data-shm'].map((name) => rmSync(at(name))),
    ],
    [
      'is cut, and its index was deleted as the messages advise',
      () => {
        truncateSync(at('data-wal'), size('data-wal') / 2);
        rmSync(at('data-shm'));
      },
    ],
    ['has an index that is no index', () => writeFileSync(at('data-shm'), Buffer.alloc(40_000, 7))],
  ])('is used if it %s', (_name, change) => {
    change();
    expect(findWalProblem(at('data'))).toBeNull();
    expect(findFileProblem(at('data'), 'documents')).toBeNull();
  });

  it.each<[name: string, change: () => void, words: RegExp]>([
    [
      'is missing',
      () => rmSync(at('data-wal')),
      /lost its newest changes: .*-wal is missing.* delete .*-shm$/,
    ],
    [
      'is empty',
      () => truncateSync(at('data-wal'), 0),
      /lost its newest changes: .*-wal is missing or empty/,
    ],
    [
      'is cut in the middle',
      () => truncateSync(at('data-wal'), size('data-wal') / 2),
      /lost some of its newest changes: .*-wal has \d+ of \d+ pages\. .* delete .*-shm$/,
    ],
    ['is overwritten in the middle', () => overwrite('data-wal', 100_000, 4_096), /has \d+ of \d+ pages/],
    [
      'is overwritten at its beginning',
      () => overwrite('data-wal', 0, 100),
      /-wal is damaged\. .* delete it$/,
    ],
    ['is a text', () => writeFileSync(at('data-wal'), 'hello\n'), /-wal is damaged/],
    [
      'is of another database',
      () => copyFileSync(at('other-wal'), at('data-wal')),
      /a log of another database or time/,
    ],
    [
      'is a folder',
      () => {
        rmSync(at('data-wal'));
        mkdirSync(at('data-wal'));
      },
      /-wal is not a file\. .* delete it$/,
    ],
    [
      'is a link that leads nowhere',
      () => {
        rmSync(at('data-wal'));
        symlinkSync('/nowhere/at/all', at('data-wal'));
      },
      /-wal is not a file/,
    ],
    [
      'has a folder as its index',
      () => {
        rmSync(at('data-shm'));
        mkdirSync(at('data-shm'));
      },
      /-shm is not a file/,
    ],
    [
      'is beside a rollback journal',
      () => writeFileSync(at('data-journal'), 'hello\n'),
      /a journal of another database: .*-journal.* Delete it$/,
    ],
  ])('is named with the way out if it %s', (_name, change, words) => {
    change();
    expect(findWalProblem(at('data'))).toMatch(words);
  });

  it('is not copied over a database that it does not fit, with an index of its own', () => {
    for (const end of ['-wal', '-shm']) copyFileSync(at(`other${end}`), at(`data${end}`));
    const before = readFileSync(at('data'));
    overwrite('data', 8_192, 4_096);
    expect(findFileProblem(at('data'), 'documents')).toMatch(
      /its log do not fit .*-wal is damaged, or of another database/,
    );
    expect(readFileSync(at('data')).length).toBe(before.length);
  });
});
