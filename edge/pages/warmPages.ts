import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { deserialize, serialize } from 'node:v8';
import { type Body, exactly } from '../http/encodings.ts';
import type { Page } from '../http/Page.ts';
import { sharedHeaders } from '../http/sharedHeaders.ts';
import type { Pages } from './Pages.ts';
import type { Withdrawal } from './Withdrawals.ts';

const flushMs = 5_000;
/** Written between two readers. */
const pagesAPiece = 50;

export type WarmPagesOptions = {
  dataDir: string;
  /** What the pages belong to. */
  identity: string;
  pages: Pages;
  /** Of several processes on one file all read it, and one writes. */
  isKeeper: boolean;
};

/**
 * Keeps warm pages on disk, so that a restart serves at once what was served before. Pages of another build
 * or another dataset are thrown away. Losing the file loses nothing but warmth: it is not synced to disk.
 */
export class WarmPages {
  readonly #file: string;
  readonly #db: DatabaseSync;
  readonly #pages: Pages;
  readonly #timer: NodeJS.Timeout | undefined;
  /** Versions on disk by key. */
  readonly #kept = new Map<string, string>();
  #isFlushing = false;

  constructor({ dataDir, identity, pages, isKeeper }: WarmPagesOptions) {
    this.#pages = pages;
    this.#file = path.join(dataDir, 'pages.sqlite');
    this.#db = open(this.#file, identity);
    for (const row of this.#db.prepare('select path, at from withdrawn order by at').iterate())
      pages.withdraw({ path: String(row.path), at: Number(row.at) });
    for (const row of this.#db.prepare('select key, etag, page from page order by place desc').iterate()) {
      const page: Page = deserialize(row.page as Uint8Array);
      this.#kept.set(String(row.key), String(row.etag));
      pages.restore(revive(page));
    }
    if (isKeeper) this.#timer = setInterval(() => void this.#flushBetweenReaders(), flushMs).unref();
  }

  /** Writes what changed since the last time. */
  flush(): void {
    for (const _piece of this.#pieces());
  }

  /** Takes pages off the disk at once: their place is somebody else's, however the process ends. */
  forget(keys: string[]): void {
    for (const key of keys) this.#kept.delete(key);
    this.#write('delete from page where key in (select value from json_each(?))', JSON.stringify(keys));
  }

  /** Remembers what was taken back: a render of it that the site has still is not believed after a restart either. */
  withdraw({ path, at }: Withdrawal): void {
    this.#write('insert or replace into withdrawn (path, at) values (?, ?)', path, at);
  }

  close(): void {
    if (this.#timer) {
      clearInterval(this.#timer);
      this.#whileItHolds(() => {
        this.flush();
        this.#keepPlaces();
      });
    }
    this.#db.close();
  }

  takeBack(path: string): void {
    this.#write('delete from withdrawn where path = ?', path);
  }

  #write(statement: string, ...values: (string | number)[]): void {
    try {
      this.#db.prepare(statement).run(...values);
    } catch {
      // On a full or broken disk none of the pages counts any more.
      this.#discard();
    }
  }

  #discard(): void {
    this.#kept.clear();
    removeFile(this.#file);
  }

  async #flushBetweenReaders(): Promise<void> {
    if (this.#isFlushing) return;
    this.#isFlushing = true;
    const pieces = this.#pieces();
    while (this.#db.isOpen && this.#whileItHolds(() => !pieces.next().done))
      await new Promise((resolve) => setImmediate(resolve));
    this.#isFlushing = false;
  }

  /** One transaction a piece. */
  *#pieces(): Generator<void> {
    const { store } = this.#pages;
    const write = this.#db.prepare(
      'insert into page (key, etag, place, page) values (?, ?, 0, ?) on conflict (key) do update set etag = excluded.etag, page = excluded.page',
    );
    const keys = store.keys();
    for (let from = 0; from < keys.length; from += pagesAPiece) {
      this.#db.exec('begin');
      for (const key of keys.slice(from, from + pagesAPiece)) {
        const page = store.peek(key)?.page;
        const version = page && `${page.etag} ${page.readAt}`;
        // It may have gone between two pieces.
        if (!version || page.status === 404 || this.#kept.get(key) === version) continue;
        write.run(key, version, serialize(page));
        this.#kept.set(key, version);
      }
      this.#db.exec('commit');
      yield;
    }
    const present = new Set(store.keys());
    this.forget([...this.#kept.keys()].filter((key) => !present.has(key)));
  }

  /** The order in which pages were read, for the next process. */
  #keepPlaces(): void {
    const place = this.#db.prepare('update page set place = ? where key = ?');
    this.#db.exec('begin');
    this.#pages.store.keys().forEach((key, index) => void place.run(index, key));
    this.#db.exec('commit');
  }

  /** A full disk costs warmth after the next restart and nothing else. */
  #whileItHolds<Result>(work: () => Result): Result | false {
    try {
      return work();
    } catch {
      if (this.#db.isTransaction) this.#db.exec('rollback');
      this.#kept.clear();
      return false;
    }
  }
}

/** `deserialize` gives plain Uint8Arrays over one shared buffer. */
const revive = (page: Page): Page => ({
  ...page,
  headers: sharedHeaders(page.headers),
  body: reviveBody(page.body),
});

const reviveBody = (body: Body): Body =>
  body.kind === 'plain'
    ? { ...body, bytes: exactly(body.bytes) }
    : { ...body, gzip: exactly(body.gzip), br: exactly(body.br) };

const open = (file: string, identity: string): DatabaseSync => {
  mkdirSync(path.dirname(file), { recursive: true });
  try {
    return prepare(file, identity);
  } catch {
    removeFile(file);
    return prepare(file, identity);
  }
};

const removeFile = (file: string): void => {
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
};

/** Counts up when pages are kept in another form. */
const form = 2;

const prepare = (file: string, identity: string): DatabaseSync => {
  const db = new DatabaseSync(file, { timeout: 1_000 });
  db.exec('pragma journal_mode = wal; pragma synchronous = off');
  if (db.prepare('pragma user_version').get()?.user_version !== form) db.exec('drop table if exists page');
  db.exec(`
    pragma user_version = ${form};
    create table if not exists origin (identity text not null) strict;
    create table if not exists page (
      key text primary key, etag text not null, place integer not null, page blob not null
    ) strict, without rowid;
    create table if not exists withdrawn (path text primary key, at integer not null) strict, without rowid;
  `);
  const known = db.prepare('select identity from origin').get();
  if (known?.identity !== identity) {
    db.exec('delete from page; delete from withdrawn; delete from origin');
    db.prepare('insert into origin values (?)').run(identity);
  }
  return db;
};
