import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { deserialize, serialize } from 'node:v8';
import { type Body, ownCopy } from '../http/encodings.ts';
import { isMissing, type Page } from '../http/Page.ts';
import { sharedHeaders } from '../http/sharedHeaders.ts';
import type { Pages } from './Pages.ts';
import type { Withdrawal } from './Withdrawals.ts';

const flushMs = 5_000;
/** Pages per transaction, so that requests are served in between. */
const pagesPerBatch = 50;

/** The paths of withdrawn documents, and of stories of which an entry was withdrawn. */
const withdrawnTable = { document: 'withdrawn', entry: 'withdrawn_entry' };

export type WarmPagesOptions = {
  dataDir: string;
  /** Pages of another identity are discarded. */
  identity: string;
  pages: Pages;
  /** All workers read the file, one writes it. */
  isWriter: boolean;
};

/**
 * Stores the page cache on disk, so that a restart begins with a warm cache. Pages of another build or dataset are
 * discarded. The file may be lost without harm, so it is not synced to disk.
 */
export class WarmPages {
  readonly #file: string;
  readonly #db: DatabaseSync;
  readonly #pages: Pages;
  readonly #timer: NodeJS.Timeout | undefined;
  /** Stored versions by key. */
  readonly #kept = new Map<string, string>();
  #isFlushing = false;

  constructor({ dataDir, identity, pages, isWriter }: WarmPagesOptions) {
    this.#pages = pages;
    this.#file = path.join(dataDir, 'pages.sqlite');
    this.#db = open(this.#file, identity);
    for (const kind of ['document', 'entry'] as const)
      for (const row of this.#db
        .prepare(`select path, at from ${withdrawnTable[kind]} order by at`)
        .iterate())
        pages.withdraw({ path: String(row.path), kind, at: Number(row.at) });
    for (const row of this.#db.prepare('select key, etag, page from page order by place desc').iterate()) {
      const page: Page = deserialize(row.page as Uint8Array);
      this.#kept.set(String(row.key), String(row.etag));
      pages.restore(revive(page));
    }
    if (isWriter) this.#timer = setInterval(() => void this.#flushInBatches(), flushMs).unref();
  }

  /** Writes the changes since the last flush. */
  flush(): void {
    for (const _batch of this.#batches());
  }

  /** Deletes pages from disk at once, in case the process is killed. */
  forget(keys: string[]): void {
    for (const key of keys) this.#kept.delete(key);
    this.#write('delete from page where key in (select value from json_each(?))', JSON.stringify(keys));
  }

  /** Stores a withdrawal, so that older renders of the site are rejected after a restart too. */
  withdraw({ path, kind, at }: Withdrawal): void {
    this.#write(`insert or replace into ${withdrawnTable[kind]} (path, at) values (?, ?)`, path, at);
  }

  close(): void {
    if (this.#timer) {
      clearInterval(this.#timer);
      this.#tryWrite(() => {
        this.flush();
        this.#keepPlaces();
      });
    }
    this.#db.close();
  }

  endWithdrawal(path: string): void {
    this.#write('delete from withdrawn where path = ?', path);
  }

  #write(statement: string, ...values: (string | number)[]): void {
    try {
      this.#db.prepare(statement).run(...values);
    } catch {
      // The disk is full or broken: the stored pages can no longer be trusted.
      this.#discard();
    }
  }

  #discard(): void {
    this.#kept.clear();
    removeFile(this.#file);
  }

  async #flushInBatches(): Promise<void> {
    if (this.#isFlushing) return;
    this.#isFlushing = true;
    const batches = this.#batches();
    while (this.#db.isOpen && this.#tryWrite(() => !batches.next().done))
      await new Promise((resolve) => setImmediate(resolve));
    this.#isFlushing = false;
  }

  /** One transaction per batch. */
  *#batches(): Generator<void> {
    const { store } = this.#pages;
    const write = this.#db.prepare(
      'insert into page (key, etag, place, page) values (?, ?, 0, ?) on conflict (key) do update set etag = excluded.etag, page = excluded.page',
    );
    const keys = store.keys();
    for (let from = 0; from < keys.length; from += pagesPerBatch) {
      this.#db.exec('begin');
      for (const key of keys.slice(from, from + pagesPerBatch)) {
        const page = store.peek(key)?.page;
        const version = page && `${page.etag} ${page.readAt}`;
        // The page may have been deleted between two batches.
        if (!version || isMissing(page) || this.#kept.get(key) === version) continue;
        write.run(key, version, serialize(page));
        this.#kept.set(key, version);
      }
      this.#db.exec('commit');
      yield;
    }
    const present = new Set(store.keys());
    this.forget([...this.#kept.keys()].filter((key) => !present.has(key)));
  }

  /** Stores the order of reads for the next process. */
  #keepPlaces(): void {
    const place = this.#db.prepare('update page set place = ? where key = ?');
    this.#db.exec('begin');
    this.#pages.store.keys().forEach((key, index) => void place.run(index, key));
    this.#db.exec('commit');
  }

  /** After a disk error the next restart has a colder cache, nothing else. */
  #tryWrite<Result>(work: () => Result): Result | false {
    try {
      return work();
    } catch {
      if (this.#db.isTransaction) this.#db.exec('rollback');
      this.#kept.clear();
      return false;
    }
  }
}

/** `deserialize` returns Uint8Arrays that share one buffer. */
const revive = (page: Page): Page => ({
  ...page,
  headers: sharedHeaders(page.headers),
  body: reviveBody(page.body),
});

const reviveBody = (body: Body): Body =>
  body.kind === 'plain'
    ? { ...body, bytes: ownCopy(body.bytes) }
    : { ...body, gzip: ownCopy(body.gzip), br: ownCopy(body.br) };

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

/** Increase it when the stored format changes. */
const formatVersion = 2;

const prepare = (file: string, identity: string): DatabaseSync => {
  const db = new DatabaseSync(file, { timeout: 1_000 });
  db.exec('pragma journal_mode = wal; pragma synchronous = off');
  if (db.prepare('pragma user_version').get()?.user_version !== formatVersion)
    db.exec('drop table if exists page');
  db.exec(`
    pragma user_version = ${formatVersion};
    create table if not exists origin (identity text not null) strict;
    create table if not exists page (
      key text primary key, etag text not null, place integer not null, page blob not null
    ) strict, without rowid;
    create table if not exists withdrawn (path text primary key, at integer not null) strict, without rowid;
    create table if not exists withdrawn_entry (path text primary key, at integer not null) strict, without rowid;
  `);
  const known = db.prepare('select identity from origin').get();
  if (known?.identity !== identity) {
    db.exec('delete from page; delete from withdrawn; delete from withdrawn_entry; delete from origin');
    db.prepare('insert into origin values (?)').run(identity);
  }
  return db;
};
