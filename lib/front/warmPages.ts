import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { deserialize, serialize } from 'node:v8';
import type { Page } from './Page.ts';
import type { Slot } from './PageStore.ts';
import type { Pages } from './Pages.ts';

const flushMs = 5_000;

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
  /** Touched by a publish and not seen anew since. */
  readonly #forgotten = new Set<string>();

  constructor({ dataDir, identity, pages, isKeeper }: WarmPagesOptions) {
    this.#pages = pages;
    this.#file = path.join(dataDir, 'pages.sqlite');
    this.#db = open(this.#file, identity);
    for (const row of this.#db.prepare('select key, etag, page from page order by place desc').iterate()) {
      const page: Page = deserialize(row.page as Uint8Array);
      this.#kept.set(String(row.key), String(row.etag));
      pages.restore(revive(page));
    }
    if (isKeeper) this.#timer = setInterval(() => this.#tryFlush(), flushMs).unref();
  }

  /** Writes what changed since the last time. */
  flush(): void {
    const write = this.#db.prepare(
      'insert into page (key, etag, place, page) values (?, ?, ?, ?) on conflict (key) do update set etag = excluded.etag, place = excluded.place, page = excluded.page',
    );
    const place = this.#db.prepare('update page set place = ? where key = ?');
    const remove = this.#db.prepare('delete from page where key = ?');
    this.#db.exec('begin');
    const slots = this.#pages.store.slots().filter((slot) => this.#mayKeep(slot));
    slots.forEach(({ page }, index) => {
      const version = `${page.etag} ${page.readAt}`;
      if (this.#kept.get(page.key) === version) place.run(index, page.key);
      else write.run(page.key, version, index, serialize(page));
      this.#kept.set(page.key, version);
    });
    const present = new Set(slots.map(({ page }) => page.key));
    for (const key of this.#kept.keys()) {
      if (present.has(key)) continue;
      remove.run(key);
      this.#kept.delete(key);
    }
    this.#db.exec('commit');
  }

  /**
   * Takes pages off the disk at once, before a publish that touched them is looked at: what was withdrawn must not
   * come back with a restart, however the process ends. They are written again when they were seen anew.
   */
  forget(keys: string[]): void {
    for (const key of keys) {
      this.#kept.delete(key);
      this.#forgotten.add(key);
    }
    try {
      this.#db
        .prepare('delete from page where key in (select value from json_each(?))')
        .run(JSON.stringify(keys));
    } catch {
      // A page that cannot be taken off a full or broken disk: none of them counts any more.
      this.#discard();
    }
  }

  close(): void {
    if (this.#timer) {
      clearInterval(this.#timer);
      this.#tryFlush();
    }
    this.#db.close();
  }

  #mayKeep({ page: { key }, outdatedSince }: Slot): boolean {
    if (outdatedSince === null) this.#forgotten.delete(key);
    return !this.#forgotten.has(key);
  }

  #discard(): void {
    this.#kept.clear();
    removeFile(this.#file);
  }

  /** A full disk costs warmth after the next restart and nothing else. */
  #tryFlush(): void {
    try {
      this.flush();
    } catch {
      if (this.#db.isTransaction) this.#db.exec('rollback');
      this.#kept.clear();
    }
  }
}

/** `deserialize` gives plain Uint8Arrays over one shared buffer. */
const revive = (page: Page): Page => {
  const own = (body: Buffer | null) => (body ? Buffer.from(body) : null);
  const { identity, gzip, br } = page.body;
  return { ...page, body: { identity: Buffer.from(identity), gzip: own(gzip), br: own(br) } };
};

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

const prepare = (file: string, identity: string): DatabaseSync => {
  const db = new DatabaseSync(file, { timeout: 1_000 });
  db.exec('pragma journal_mode = wal; pragma synchronous = off');
  db.exec(`
    create table if not exists origin (identity text not null) strict;
    create table if not exists page (
      key text primary key, etag text not null, place integer not null, page blob not null
    ) strict, without rowid;
  `);
  const known = db.prepare('select identity from origin').get();
  if (known?.identity !== identity) {
    db.exec('delete from page; delete from origin');
    db.prepare('insert into origin values (?)').run(identity);
  }
  return db;
};
