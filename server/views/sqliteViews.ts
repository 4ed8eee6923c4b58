import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { readerMark } from './readerMark.ts';
import { dayOf, type ViewStore } from './Views.ts';

const schema = `
  create table if not exists views (
    slug text primary key, total integer not null, day text not null, today integer not null
  ) strict, without rowid;
  create table if not exists salt (day text primary key, salt text not null) strict, without rowid;
  create table if not exists mark (day text not null, mark text not null, primary key (day, mark)) strict, without rowid;
`;

/** View counts of one machine, in DATA_DIR/views.sqlite. */
export const openSqliteViews = (dataDir: string): ViewStore & { close(): void } => {
  mkdirSync(dataDir, { recursive: true });
  const db = new DatabaseSync(path.join(dataDir, 'views.sqlite'), { timeout: 2_000 });
  db.exec('pragma journal_mode = wal; pragma synchronous = normal; pragma secure_delete = on');
  db.exec(schema);
  const findSalt = db.prepare('select salt from salt where day = ?');
  const addSalt = db.prepare('insert or ignore into salt values (?, ?)');
  const addMark = db.prepare('insert or ignore into mark values (?, ?)');
  const addView = db.prepare(`
    insert into views values (@slug, 1, @day, 1) on conflict (slug) do update set
      total = total + 1, today = case when day = @day then today + 1 else 1 end, day = @day`);
  const find = db.prepare('select total, day, today from views where slug = ?');

  /** The day's salt. The first call of a day deletes the salts and marks of other days. */
  const saltOf = (day: string): string => {
    const known = findSalt.get(day);
    if (known) return String(known.salt);
    db.prepare('delete from salt').run();
    db.prepare('delete from mark').run();
    const salt = randomBytes(32).toString('base64url');
    addSalt.run(day, salt);
    return salt;
  };

  return {
    async count(reading, now) {
      const day = dayOf(now);
      db.exec('begin immediate');
      try {
        const isNew = addMark.run(day, readerMark(saltOf(day), reading)).changes > 0;
        if (isNew) addView.run({ slug: reading.slug, day });
        db.exec('commit');
      } catch (error) {
        if (db.isTransaction) db.exec('rollback');
        throw error;
      }
    },
    async read(slug, now) {
      const row = find.get(slug);
      return { total: Number(row?.total ?? 0), today: row?.day === dayOf(now) ? Number(row.today) : 0 };
    },
    close: () => db.close(),
  };
};
