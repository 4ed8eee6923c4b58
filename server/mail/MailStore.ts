import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const schema = `
  create table if not exists person (id text primary key) strict, without rowid;
  create table if not exists told (
    person_id text not null, entry text not null, at integer not null, primary key (person_id, entry)
  ) strict, without rowid;
  create table if not exists mail (id integer primary key, person_id text not null, at integer not null) strict;
  create index if not exists mail_of_person on mail (person_id, at);
  create table if not exists figure (name text primary key, value real not null) strict, without rowid;
`;

/** What the metrics show of mail. The first four only grow, also over restarts. */
const mailFigures = ['sent', 'failures', 'rejected', 'unknown', 'pending', 'failing', 'unread'] as const;
export type MailFigure = (typeof mailFigures)[number];

const fileIn = (dataDir: string): string => path.join(dataDir, 'mail.sqlite');

/** What people were told by mail, in DATA_DIR/mail.sqlite. It holds hashes of entries, and no text. Times are epoch ms. */
export class MailStore {
  readonly #db: DatabaseSync;

  constructor(dataDir: string) {
    mkdirSync(dataDir, { recursive: true });
    this.#db = new DatabaseSync(fileIn(dataDir), { timeout: 2_000 });
    this.#db.exec('pragma journal_mode = wal; pragma synchronous = full');
    this.#db.exec(schema);
  }

  /** Returns false for a person whose entries were never read. */
  isKnown(personId: string): boolean {
    return this.#db.prepare('select 1 from person where id = ?').get(personId) !== undefined;
  }

  addPerson(personId: string): void {
    this.#db.prepare('insert or ignore into person values (?)').run(personId);
  }

  listTold(personId: string): Set<string> {
    const rows = this.#db.prepare('select entry from told where person_id = ?').all(personId);
    return new Set(rows.map(({ entry }) => String(entry)));
  }

  tell(personId: string, entries: string[], at: number): void {
    this.#transact(() => {
      const insert = this.#db.prepare('insert or ignore into told values (?, ?, ?)');
      for (const entry of entries) insert.run(personId, entry, at);
    });
  }

  /** Before a mail is sent: a crash while it is sent loses it, and never sends it twice. Returns the mail's id. */
  begin(personId: string, entries: string[], at: number): number {
    return this.#transact(() => {
      const insert = this.#db.prepare('insert or ignore into told values (?, ?, ?)');
      for (const entry of entries) insert.run(personId, entry, at);
      const { lastInsertRowid } = this.#db
        .prepare('insert into mail (person_id, at) values (?, ?)')
        .run(personId, at);
      return Number(lastInsertRowid);
    });
  }

  /** After a mail that was not accepted: its entries are told again. */
  takeBack(personId: string, entries: string[], mail: number): void {
    this.#transact(() => {
      const remove = this.#db.prepare('delete from told where person_id = ? and entry = ?');
      for (const entry of entries) remove.run(personId, entry);
      this.#db.prepare('delete from mail where id = ?').run(mail);
    });
  }

  countMails(personId: string, since: number): number {
    const row = this.#db
      .prepare('select count(*) as count from mail where person_id = ? and at > ?')
      .get(personId, since);
    return Number(row?.count ?? 0);
  }

  /** Deletes what is older than `before`, except entries that still wait for the person. */
  prune(personId: string, waiting: ReadonlySet<string>, before: number): void {
    this.#transact(() => {
      const old = this.#db
        .prepare('select entry from told where person_id = ? and at < ?')
        .all(personId, before);
      const remove = this.#db.prepare('delete from told where person_id = ? and entry = ?');
      for (const { entry } of old) if (!waiting.has(String(entry))) remove.run(personId, String(entry));
      this.#db.prepare('delete from mail where at < ?').run(before);
    });
  }

  /** Deletes what people were told before `before` who have no account any more. */
  pruneOthers(personIds: ReadonlySet<string>, before: number): void {
    const ids = JSON.stringify([...personIds]);
    const others = 'not in (select value from json_each(?))';
    this.#transact(() => {
      this.#db.prepare(`delete from told where person_id ${others} and at < ?`).run(ids, before);
      this.#db
        .prepare(`delete from person where id ${others} and id not in (select person_id from told)`)
        .run(ids);
    });
  }

  add(name: MailFigure): void {
    this.#db
      .prepare('insert into figure values (?, 1) on conflict do update set value = value + 1')
      .run(name);
  }

  set(name: MailFigure, value: number): void {
    this.#db
      .prepare('insert into figure values (?, ?) on conflict do update set value = excluded.value')
      .run(name, value);
  }

  close(): void {
    this.#db.close();
  }

  #transact<Result>(change: () => Result): Result {
    this.#db.exec('begin immediate');
    try {
      const result = change();
      this.#db.exec('commit');
      return result;
    } catch (error) {
      if (this.#db.isTransaction) this.#db.exec('rollback');
      throw error;
    }
  }
}

/** Reads the figures in another process. All are 0 before the first mail. */
export const readMailFigures = (dataDir: string): Record<MailFigure, number> => {
  const figures = Object.fromEntries(mailFigures.map((name) => [name, 0])) as Record<MailFigure, number>;
  if (!existsSync(fileIn(dataDir))) return figures;
  const db = new DatabaseSync(fileIn(dataDir), { readOnly: true, timeout: 500 });
  try {
    for (const { name, value } of db.prepare('select name, value from figure').all())
      if (mailFigures.includes(name as MailFigure)) figures[name as MailFigure] = Number(value);
  } finally {
    db.close();
  }
  return figures;
};
