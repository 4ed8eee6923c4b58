import { createHash } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { SearchedStory } from '../../lib/search/SearchedStory.ts';
import { wordsIn } from '../../lib/search/wordsIn.ts';
import { searchSchema, searchVersion } from './schema.ts';

/** A section, topic or person whose stories readers can filter. */
export type Subject = {
  id: string;
  rev: string;
  type: 'section' | 'topic' | 'person';
  slug: string | null;
  title: string | null;
};

/** A published story that readers may not find. `until` is the end of its embargo in epoch ms; null if there is none. */
export type Held = { id: string; rev: string; until: number | null };

const epochMinutes = Date.UTC(1500, 0, 1) / 60_000;
/** Numbers of each minute. If more stories have one date, some get numbers of the next minutes. */
const idsPerMinute = 64;

/** The first number for a time: numbers are in the order of publication, so that a date is a range of numbers. */
export const firstIdOf = (publishedAt: number): number =>
  Math.max(1, (Math.floor(publishedAt / 60_000) - epochMinutes) * idsPerMinute);

/** One word of the index for each subject, so that a filter is part of the full-text query. */
export const subjectWord = (id: string): string =>
  `s${createHash('sha256').update(id).digest('hex').slice(0, 16)}`;

const foldedText = (text: string): string =>
  wordsIn(text)
    .map(({ folded }) => folded)
    .join(' ');

type Columns = [headline: string, standfirst: string, body: string, names: string, subjects: string];

const columnsOf = ({
  headline,
  standfirst,
  body,
  section,
  topics,
  people,
  authors,
  kicker,
}: SearchedStory): Columns => [
  foldedText(headline),
  foldedText(standfirst),
  foldedText(body),
  foldedText(
    [...authors, ...topics.map(({ title }) => title), section?.title, kicker].filter(Boolean).join('\n'),
  ),
  [...(section ? [section] : []), ...topics, ...people].map(({ id }) => subjectWord(id)).join(' '),
];

/** The words of the text, without those of subjects. */
const distinctWords = (columns: Columns): Set<string> =>
  new Set(columns.slice(0, -1).join(' ').split(' ').filter(Boolean));

/**
 * The index of all published stories, in DATA_DIR/search.sqlite. It is a copy of what the Content Lake has: a file of
 * another version or dataset, or a damaged one, is deleted and built again.
 */
export class SearchIndex {
  readonly db: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(dataDir: string, identity: string) {
    mkdirSync(dataDir, { recursive: true });
    const file = fileIn(dataDir);
    this.db = openOf(file, identity) ?? createFile(file, identity);
  }

  /** The revision of a document, if it is known. */
  revisionOf(id: string): string | null {
    const row =
      this.db.prepare('select rev from story where document = ?').get(id) ??
      this.db.prepare('select rev from held where document = ?').get(id);
    return row ? String(row.rev) : null;
  }

  /** Replaces stories, all or none. */
  put(stories: SearchedStory[]): void {
    this.#transact(() => {
      for (const story of stories) {
        this.#remove(story.id);
        this.#insert(story);
      }
    });
  }

  hold(documents: Held[]): void {
    this.#transact(() => {
      const insert = this.db.prepare('insert or replace into held values (?, ?, ?)');
      for (const { id, rev, until } of documents) {
        this.#remove(id);
        insert.run(id, rev, until);
      }
    });
  }

  remove(ids: string[]): void {
    this.#transact(() => {
      for (const id of ids) this.#remove(id);
    });
  }

  /** Held stories whose embargo has ended. */
  listDue(now: number): string[] {
    const rows = this.db.prepare('select document from held where until <= ? limit 100').all(now);
    return rows.map(({ document }) => String(document));
  }

  findSubject(id: string): Pick<Subject, 'rev' | 'slug' | 'title'> | null {
    const row = this.db.prepare('select rev, slug, title from subject where id = ?').get(id);
    if (!row) return null;
    return {
      rev: String(row.rev),
      slug: row.slug === null ? null : String(row.slug),
      title: row.title === null ? null : String(row.title),
    };
  }

  putSubject({ id, rev, type, slug, title }: Subject): void {
    this.#transact(() => {
      this.#removeSubject(id);
      const { lastInsertRowid } = this.#statement(
        'insert into subject (id, rev, type, slug, title) values (?, ?, ?, ?, ?)',
      ).run(id, rev, type, slug, title);
      if (slug !== null && title !== null)
        this.#statement('insert into titles (rowid, words) values (?, ?)').run(
          lastInsertRowid,
          foldedText(title),
        );
    });
  }

  removeSubject(id: string): void {
    this.#transact(() => this.#removeSubject(id));
  }

  #removeSubject(id: string): void {
    const row = this.#statement('select number, slug, title from subject where id = ?').get(id);
    if (!row) return;
    if (row.slug !== null && row.title !== null)
      this.#statement("insert into titles (titles, rowid, words) values ('delete', ?, ?)").run(
        Number(row.number),
        foldedText(String(row.title)),
      );
    this.#statement('delete from subject where id = ?').run(id);
  }

  /** The next stories of a section, topic or person, in the order of `after`. */
  listStoriesOf(subjectId: string, after: number, count: number): { id: string; row: number }[] {
    const rows = this.db
      .prepare(
        `select story.id, document from words join story on story.id = words.rowid
         where words match ? and words.rowid > ? order by words.rowid limit ?`,
      )
      .all(`subjects : "${subjectWord(subjectId)}"`, after, count);
    return rows.map(({ id, document }) => ({ id: String(document), row: Number(id) }));
  }

  /** The stories after an id, up to and including another: null for all. For a comparison with the Content Lake. */
  listDocuments(after: string, last: string | null): string[] {
    const rows = this.db
      .prepare(
        `select document from story where document > @after and (@last is null or document <= @last)
         union all select document from held where document > @after and (@last is null or document <= @last)`,
      )
      .all({ after, last });
    return rows.map(({ document }) => String(document));
  }

  /** The same of sections, topics or people. */
  listSubjects(type: Subject['type'], after: string, last: string | null): string[] {
    const rows = this.db
      .prepare('select id from subject where type = @type and id > @after and (@last is null or id <= @last)')
      .all({ type, after, last });
    return rows.map(({ id }) => String(id));
  }

  close(): void {
    this.db.close();
  }

  #insert(story: SearchedStory): void {
    const published = Date.parse(story.publishedAt);
    const { id: document, rev, headline, standfirst, body, publishedAt: _published, ...data } = story;
    const id = this.#freeId(firstIdOf(published));
    this.#statement('insert into story values (?, ?, ?, ?, ?, ?, ?, ?)').run(
      ...[id, document, rev, published, headline, standfirst, JSON.stringify(data), body],
    );
    const columns = columnsOf(story);
    this.#statement(
      'insert into words (rowid, headline, standfirst, body, names, subjects) values (?, ?, ?, ?, ?, ?)',
    ).run(id, ...columns);
    this.#statement('insert into headlines (rowid, words) values (?, ?)').run(id, columns[0]);
    const add = this.#statement(
      'insert into word values (?, 1) on conflict do update set stories = stories + 1',
    );
    for (const term of distinctWords(columns)) add.run(term);
  }

  #freeId(first: number): number {
    if (!this.#statement('select 1 from story where id = ?').get(first)) return first;
    const row = this.#statement(
      `select id + 1 as free from story as taken where id >= ? and not exists
         (select 1 from story where id = taken.id + 1) order by id limit 1`,
    ).get(first);
    return Number(row?.free);
  }

  #remove(document: string): void {
    this.#statement('delete from held where document = ?').run(document);
    const row = this.#statement('select * from story where document = ?').get(document);
    if (!row) return;
    const columns = columnsOf(storyFrom(row));
    // The index has no copy of the text, so it is told what to forget.
    this.#statement(
      `insert into words (words, rowid, headline, standfirst, body, names, subjects)
       values ('delete', ?, ?, ?, ?, ?, ?)`,
    ).run(Number(row.id), ...columns);
    this.#statement("insert into headlines (headlines, rowid, words) values ('delete', ?, ?)").run(
      Number(row.id),
      columns[0],
    );
    const forget = this.#statement('delete from word where term = ? and stories <= 1');
    const subtract = this.#statement('update word set stories = stories - 1 where term = ?');
    for (const term of distinctWords(columns)) if (forget.run(term).changes === 0) subtract.run(term);
    this.#statement('delete from story where id = ?').run(Number(row.id));
  }

  /** Statements are prepared once. */
  #statement(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.db.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  #transact(work: () => void): void {
    this.db.exec('begin immediate');
    try {
      work();
      this.db.exec('commit');
    } catch (error) {
      if (this.db.isTransaction) this.db.exec('rollback');
      throw error;
    }
  }
}

type Row = Record<string, unknown>;

type Data = Omit<SearchedStory, 'id' | 'rev' | 'headline' | 'standfirst' | 'body' | 'publishedAt'>;

/** The parts of a story without columns of their own. Only this module writes them. */
export const dataFrom = (row: Row): Data => JSON.parse(String(row.data));

/** The story as it was stored. */
export const storyFrom = (row: Row): SearchedStory => ({
  ...dataFrom(row),
  id: String(row.document),
  rev: String(row.rev),
  headline: String(row.headline),
  standfirst: String(row.standfirst),
  body: String(row.body),
  publishedAt: new Date(Number(row.published)).toISOString(),
});

const fileIn = (dataDir: string): string => path.join(dataDir, 'search.sqlite');

/** Deletes the file: the next start builds it again. */
export const deleteSearchFile = (dataDir: string): void => deleteFile(fileIn(dataDir));

const deleteFile = (file: string): void => {
  for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
};

const pragmas = 'pragma journal_mode = wal; pragma synchronous = normal; pragma secure_delete = on';

/** Null if the file is missing, damaged, or of another version or dataset. */
const openOf = (file: string, identity: string): DatabaseSync | null => {
  let db: DatabaseSync | null = null;
  try {
    db = new DatabaseSync(file, { timeout: 2_000 });
    const version = db.prepare('pragma user_version').get();
    const known = version?.user_version === searchVersion;
    const row = known && db.prepare("select value from meta where name = 'identity'").get();
    if (row && row.value === identity) {
      db.exec(pragmas);
      // Reads the structure of the index.
      db.prepare('select rowid from words where words match ? limit 1').get('a');
      return db;
    }
  } catch {
    // It is damaged, and built again.
  }
  db?.close();
  return null;
};

const createFile = (file: string, identity: string): DatabaseSync => {
  deleteFile(file);
  const db = new DatabaseSync(file, { timeout: 2_000 });
  db.exec(pragmas);
  db.exec('begin immediate');
  db.exec(searchSchema);
  db.prepare("insert into meta values ('identity', ?)").run(identity);
  db.exec(`pragma user_version = ${searchVersion}`);
  db.exec('commit');
  return db;
};

/** SQLite's codes of a damaged file: SQLITE_CORRUPT and SQLITE_NOTADB, also with their extensions. */
export const isDamage = (error: unknown): boolean => {
  const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 0;
  return code === 11 || code === 26;
};
