import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { checkDatabases } from '../../../../bin/supervisor/damage/checkDatabases.ts';
import { readDamages } from '../../../../server/damage/damages.ts';

const content = 'lake/copydesk/production/data.sqlite';
const accounts = 'lake/accounts.sqlite';
const tables: [file: string, table: string][] = [
  [content, 'documents'],
  [accounts, 'user'],
  ['views.sqlite', 'views'],
  ['mail.sqlite', 'person'],
  ['search.sqlite', 'story'],
  ['pages.sqlite', 'page'],
];

let dataDir: string;
const at = (file: string): string => path.join(dataDir, file);
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'copydesk-damage-'));
  mkdirSync(path.dirname(at(content)), { recursive: true });
  for (const [file, table] of tables) {
    const db = new DatabaseSync(at(file));
    db.exec(`create table ${table} (value text); begin`);
    const insert = db.prepare(`insert into ${table} values (?)`);
    for (let row = 0; row < 500; row += 1) insert.run(`row ${row} `.repeat(20));
    db.exec('commit');
    db.close();
  }
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const secrets = { revalidateSecret: 'x'.repeat(16), readToken: 'of an earlier start' };
const check = async (given: Parameters<typeof checkDatabases>[2] = secrets, dataset = 'production') =>
  checkDatabases({ dataDir, projectId: 'copydesk', dataset }, true, given).refuseDamage();
const start = () => checkDatabases({ dataDir, projectId: 'copydesk', dataset: 'production' }, true, secrets);
const sha1 = (bytes: Buffer): string => createHash('sha1').update(bytes).digest('hex');

const overwrite = (file: string, offset: number, bytes: number): void => {
  const whole = readFileSync(at(file));
  whole.fill(0xa7, offset, offset + bytes);
  writeFileSync(at(file), whole);
};

const damages: [name: string, damage: (file: string) => void][] = [
  ['empty', (file) => truncateSync(at(file), 0)],
  ['cut in the middle', (file) => truncateSync(at(file), 20_000)],
  ['overwritten at its beginning', (file) => overwrite(file, 0, 100)],
  ['overwritten in the middle', (file) => overwrite(file, 40_000, 6_000)],
  ['full of zeros', (file) => writeFileSync(at(file), Buffer.alloc(40_960))],
  ['a text', (file) => writeFileSync(at(file), 'hello\n')],
  ['JSON', (file) => writeFileSync(at(file), '[1, 2]')],
  [
    'a database of another program',
    (file) => {
      rmSync(at(file));
      new DatabaseSync(at(file)).exec('create table other (value)');
    },
  ],
  [
    'a folder',
    (file) => {
      rmSync(at(file));
      mkdirSync(at(file));
    },
  ],
  [
    'a link that leads nowhere',
    (file) => {
      rmSync(at(file));
      symlinkSync('/nowhere/at/all', at(file));
    },
  ],
];

describe('the databases of a data folder', () => {
  let told: string[];
  let print: typeof console.error;
  beforeEach(() => {
    told = [];
    print = console.error;
    console.error = (line: string) => told.push(line);
  });
  afterEach(() => {
    console.error = print;
  });

  it('are left as they are while they are whole', async () => {
    await check();
    expect(tables.every(([file]) => existsSync(at(file)))).toBe(true);
    expect(told).toEqual([]);
  });

  describe.each(damages)('when one is %s', (_name, damage) => {
    it.each([content, accounts])('end the start, which names %s and the way out', async (file) => {
      damage(file);
      await expect(check()).rejects.toThrow(
        expect.objectContaining({
          name: 'StartError',
          message: expect.stringMatching(new RegExp(`${file} is .*npm run restore -- FILE`)),
        }),
      );
    });

    it.each(['views.sqlite', 'mail.sqlite'])('begin anew and keep the old %s', async (file) => {
      damage(file);
      await check();
      expect(existsSync(at(file))).toBe(false);
      expect(readdirSync(dataDir).filter((name) => name.startsWith(`${file}.damaged-`))).toHaveLength(1);
      expect(told).toEqual([expect.stringMatching(new RegExp(`${file} is .*kept as ${file}.damaged-`))]);
    });

    it.each(['search.sqlite', 'pages.sqlite'])('are made again without %s', async (file) => {
      damage(file);
      await check();
      expect(existsSync(at(file))).toBe(false);
      expect(told).toEqual([expect.stringMatching(new RegExp(`${file} is .*made again`))]);
    });
  });

  it.each([
    ['the content', content, /data\.sqlite is missing: the content.*npm run restore/],
    ['the accounts', accounts, /accounts\.sqlite is missing: .*npm run account -- add/],
  ])('end the start without %s, in place of the demonstration', async (_name, file, message) => {
    rmSync(at(file));
    await expect(check()).rejects.toThrow(message);
  });

  it.each([
    ['missing', (file: string) => rmSync(at(file))],
    ['empty', (file: string) => truncateSync(at(file), 0)],
  ])('end the start if one is %s and the secrets were deleted too', async (_name, damage) => {
    damage(content);
    await expect(check({ revalidateSecret: secrets.revalidateSecret })).rejects.toThrow(/data\.sqlite is/);
  });

  it('may be missing after an account was added, and empty after a first start was killed', async () => {
    const begun = { revalidateSecret: secrets.revalidateSecret, awaitsFirstAccounts: true } as const;
    truncateSync(at(content), 0);
    await check(begun);
    rmSync(path.dirname(at(content)), { recursive: true });
    await check({ revalidateSecret: secrets.revalidateSecret });
    expect(told).toEqual([]);
  });

  it('may be missing at the first start, and for another dataset', async () => {
    await check(secrets, 'other');
    for (const [file] of tables) rmSync(at(file));
    await check({ revalidateSecret: secrets.revalidateSecret });
    expect(told).toEqual([]);
  });

  describe('of another dataset', () => {
    const comments = 'lake/copydesk/production-comments/data.sqlite';
    beforeEach(() => {
      mkdirSync(path.dirname(at(comments)), { recursive: true });
      cpSync(at(content), at(comments));
    });

    it.each(damages)(
      'are put aside when one is %s, and the health says so until it is deleted',
      async (name, damage) => {
        damage(comments);
        const data = start();
        await data.refuseDamage();
        await data.checkRest();
        expect(told).toEqual([expect.stringMatching(new RegExp(`${comments} is .*npm run restore -- FILE`))]);
        expect((await readDamages(dataDir)).map(({ cause }) => cause)).toEqual(told);
        const asides = readdirSync(path.dirname(at(comments))).filter((one) => one.includes('.damaged-'));
        // What can still be read of it stays in use.
        const isReadable = name === 'overwritten in the middle';
        expect(asides).toHaveLength(isReadable ? 0 : 1);

        for (const aside of asides) {
          start();
          expect(await readDamages(dataDir)).toEqual([
            expect.objectContaining({
              cause: expect.stringContaining(`Delete ${aside} when nobody needs it.`),
            }),
          ]);
          rmSync(path.join(path.dirname(at(comments)), aside), { recursive: true });
          expect(await readDamages(dataDir)).toEqual([]);
        }
      },
    );

    it('are named when one is missing beside its pictures', async () => {
      rmSync(at(comments));
      mkdirSync(path.join(path.dirname(at(comments)), 'assets'));
      start();
      expect(told).toEqual([
        expect.stringMatching(/production-comments\/data\.sqlite is missing: .* left out/),
      ]);
    });
  });

  it('are read after the start if they are large', async () => {
    overwrite(content, 40_000, 6_000);
    const data = checkDatabases(
      { dataDir, projectId: 'copydesk', dataset: 'production' },
      true,
      secrets,
      10_000,
    );
    await data.refuseDamage();
    expect(told).toEqual([]);
    await data.checkRest();
    expect(told).toEqual([expect.stringMatching(/production\/data\.sqlite is damaged .*npm run restore/)]);
    expect(await readDamages(dataDir)).toHaveLength(1);
  });

  describe('with files of pictures', () => {
    const picture = 'lake/copydesk/production/assets/images/a-1x1.png';
    beforeEach(() => {
      const bytes = Buffer.alloc(5_000, 'a picture');
      mkdirSync(path.dirname(at(picture)), { recursive: true });
      writeFileSync(at(picture), bytes);
      const asset = {
        path: 'images/copydesk/production/a-1x1.png',
        size: bytes.length,
        sha1hash: sha1(bytes),
      };
      rmSync(at(content));
      const db = new DatabaseSync(at(content));
      db.exec('create table documents (type text, json text)');
      db.prepare('insert into documents values (?, ?)').run('sanity.imageAsset', JSON.stringify(asset));
      db.close();
    });

    it.each<[name: string, damage: () => void, words: string]>([
      ['missing', () => rmSync(at(picture)), 'it is missing'],
      ['empty', () => truncateSync(at(picture), 0), 'it has 0 bytes instead of 5000'],
      ['cut', () => truncateSync(at(picture), 2_000), 'it has 2000 bytes instead of 5000'],
      ['overwritten', () => overwrite(picture, 3_000, 10), 'its bytes have changed'],
      [
        'a folder',
        () => {
          rmSync(at(picture));
          mkdirSync(at(picture));
        },
        'it is not a file',
      ],
      [
        'a link that leads nowhere',
        () => {
          rmSync(at(picture));
          symlinkSync('/nowhere/at/all', at(picture));
        },
        'it is not a file',
      ],
      ['gone with its folder', () => rmSync(path.dirname(at(picture)), { recursive: true }), 'it is missing'],
    ])('name one that is %s after the start, and the health has it', async (_name, damage, words) => {
      damage();
      await start().checkRest();
      expect(told).toEqual([
        `${at(picture)} is damaged (${words}). Restore a backup: npm run restore -- FILE.`,
      ]);
      expect((await readDamages(dataDir)).map(({ cause }) => cause)).toEqual(told);
    });

    it('say nothing of those that are whole', async () => {
      await start().checkRest();
      expect(told).toEqual([]);
    });
  });
});
