import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import { addressMark, readerMark } from './readerMark.ts';
import {
  type Count,
  dayBefore,
  dayOf,
  hourOf,
  keptDays,
  lastDays,
  lastHours,
  maxMovesOfDay,
  maxReadOfHour,
  mostReadFrom,
  movesFrom,
  type ViewStore,
} from './Views.ts';

const schema = `
  create table if not exists views (
    slug text primary key, total integer not null, day text not null, today integer not null
  ) strict, without rowid;
  create table if not exists salt (day text primary key, salt text not null) strict, without rowid;
  create table if not exists mark (day text not null, mark text not null, primary key (day, mark)) strict, without rowid;
`;

/** Counts of days. A story has a number here, because its address would make each row several times larger. */
const daysSchema = `
  create table story (id integer primary key, slug text not null unique) strict;
  create table day_views (
    day text not null, story integer not null, views integer not null, from_front integer not null,
    primary key (day, story)
  ) strict, without rowid;
  create index day_moves on day_views (day, from_front) where from_front > 0;
  insert into story (slug) select slug from views;
  insert into day_views select day, id, today, 0 from views join story using (slug);
`;

/** Counts of the last day by hour, for the ranking of the most read. */
const hoursSchema = `
  create table if not exists hour_views (
    hour text not null, story integer not null, views integer not null, primary key (hour, story)
  ) strict, without rowid;
  create index if not exists hour_most_read on hour_views (hour, views);
`;

/** More than a reading can add. */
const maxDeletedPerReading = 100;

/** View counts of one machine, in DATA_DIR/views.sqlite. */
export const openSqliteViews = (dataDir: string): ViewStore & { close(): void } => {
  const db = open(dataDir);
  const count = counterOf(db);
  const find = db.prepare('select total, day, today from views where slug = ?');
  const findStory = db.prepare('select id from story where slug = ?');
  const findDay = db.prepare('select views, from_front from day_views where day = ? and story = ?');
  const listMoves = db.prepare(`
    select slug, from_front as count from day_views join story on story.id = day_views.story
    where day = ? and from_front > 0 order by from_front desc limit ${maxMovesOfDay}`);
  const listRead = db.prepare(`
    select slug, views as count from hour_views join story on story.id = hour_views.story
    where hour = ? order by views desc limit ${maxReadOfHour}`);

  return {
    count: async (reading, now) => count(reading, now),
    async read(slug, now) {
      const row = find.get(slug);
      return { total: Number(row?.total ?? 0), today: row?.day === dayOf(now) ? Number(row.today) : 0 };
    },
    async listDays(slug, days, now) {
      const story = findStory.get(slug);
      if (!story) return [];
      return lastDays(days, now).flatMap((day) => {
        const row = findDay.get(day, Number(story.id));
        return row ? [{ day, views: Number(row.views), fromFront: Number(row.from_front) }] : [];
      });
    },
    async listFrontMoves(days, now) {
      return movesFrom(lastDays(days, now).map((day) => listMoves.all(day).map(countFrom)));
    },
    async listMostRead(now) {
      return mostReadFrom(lastHours(now).map((hour) => listRead.all(hour).map(countFrom)));
    },
    close: () => db.close(),
  };
};

const countFrom = (row: Record<string, SQLOutputValue>): Count => ({
  slug: String(row.slug),
  count: Number(row.count),
});

const open = (dataDir: string): DatabaseSync => {
  mkdirSync(dataDir, { recursive: true });
  const db = new DatabaseSync(path.join(dataDir, 'views.sqlite'), { timeout: 2_000 });
  db.exec('pragma journal_mode = wal; pragma synchronous = normal; pragma secure_delete = on');
  inTransaction(db, () => {
    db.exec(schema);
    const hasDays = db.prepare("select 1 from sqlite_schema where name = 'day_views'").get();
    if (!hasDays) db.exec(daysSchema);
    db.exec(hoursSchema);
  });
  return db;
};

const inTransaction = (db: DatabaseSync, work: () => void): void => {
  db.exec('begin immediate');
  try {
    work();
    db.exec('commit');
  } catch (error) {
    if (db.isTransaction) db.exec('rollback');
    throw error;
  }
};

const counterOf = (db: DatabaseSync): ((...of: Parameters<ViewStore['count']>) => void) => {
  const findSalt = db.prepare('select salt from salt where day = ?');
  const addSalt = db.prepare('insert or ignore into salt values (?, ?)');
  const addMark = db.prepare('insert or ignore into mark values (?, ?)');
  const addView = db.prepare(`
    insert into views values (@slug, 1, @day, 1) on conflict (slug) do update set
      total = total + 1, today = case when day = @day then today + 1 else 1 end, day = @day`);
  const addStory = db.prepare('insert or ignore into story (slug) values (?)');
  const addDay = db.prepare(`
    insert into day_views select @day, id, 1, @fromFront from story where slug = @slug
    on conflict (day, story) do update set views = views + 1, from_front = from_front + @fromFront`);
  const addHour = db.prepare(`
    insert into hour_views select @hour, id, 1 from story where slug = @slug
    on conflict (hour, story) do update set views = views + 1`);
  const deleteOldHours = db.prepare(`
    delete from hour_views where (hour, story) in
      (select hour, story from hour_views where hour < ? order by hour limit ${maxDeletedPerReading})`);
  const deleteOldDays = db.prepare(`
    delete from day_views where (day, story) in
      (select day, story from day_views where day < ? order by day limit ${maxDeletedPerReading})`);

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

  return (reading, now) =>
    inTransaction(db, () => {
      const { slug, isFromFront } = reading;
      const day = dayOf(now);
      const salt = saltOf(day);
      const isNew = (mark: string): boolean => addMark.run(day, mark).changes > 0;
      if (!isNew(readerMark(salt, reading))) return;
      addView.run({ slug, day });
      addStory.run(slug);
      addDay.run({ slug, day, fromFront: Number(isFromFront) });
      if (isNew(addressMark(salt, reading))) addHour.run({ slug, hour: hourOf(now) });
      deleteOldDays.run(dayBefore(now, keptDays - 1));
      deleteOldHours.run(lastHours(now).at(-1) ?? '');
    });
};
