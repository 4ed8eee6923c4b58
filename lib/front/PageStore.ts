import { LRUCache } from 'lru-cache';
import { type Page, pageBytes } from './Page.ts';

/** A kept page and what is known about it. Times are monotonic milliseconds: a clock that jumps changes nothing. */
export type Slot = {
  page: Page;
  /** When it is worth asking the site again. */
  nextCheckAt: number;
  /** When the site last gave it, or said that it is unchanged. */
  lastGoodAt: number;
  /** The publish (epoch milliseconds) that it may not show yet; null while it is right. */
  outdatedSince: number | null;
  /** Why the site could not give it anew; null while it can. */
  failure: string | null;
  failures: number;
  /** Renders older than this page that came since, one after the other. */
  olderRenders: number;
};

/** Addresses that lead nowhere are invented easily: they are counted apart, so that they push out no page. */
const mostNotFounds = 2_000;

/** Pages in memory, bounded in bytes, least recently read out first, and found by what they were made of. */
export class PageStore {
  readonly #found: LRUCache<string, Slot>;
  readonly #notFound: LRUCache<string, Slot>;
  readonly #keysByTag = new Map<string, Set<string>>();
  readonly #untagged = new Set<string>();
  #lastNotFound: Page | null = null;

  constructor(mostBytes: number) {
    const dispose = ({ page }: Slot) => this.#unlink(page);
    this.#found = new LRUCache({
      maxSize: mostBytes,
      sizeCalculation: ({ page }) => pageBytes(page),
      dispose,
    });
    this.#notFound = new LRUCache({ max: mostNotFounds, dispose });
  }

  get bytes(): number {
    return this.#found.calculatedSize;
  }

  get size(): number {
    return this.#found.size + this.#notFound.size;
  }

  get(key: string): Slot | undefined {
    return this.#found.get(key) ?? this.#notFound.get(key);
  }

  has(key: string): boolean {
    return this.#found.has(key) || this.#notFound.has(key);
  }

  /** Without counting as a read. */
  peek(key: string): Slot | undefined {
    return this.#found.peek(key) ?? this.#notFound.peek(key);
  }

  set(slot: Slot): void {
    const { page } = slot;
    if (page.status === 404) {
      if (this.#lastNotFound?.etag === page.etag) page.body = this.#lastNotFound.body;
      this.#lastNotFound = page;
      this.#found.delete(page.key);
      this.#notFound.set(page.key, slot);
    } else {
      this.#notFound.delete(page.key);
      this.#found.set(page.key, slot);
    }
    this.#link(page);
  }

  delete(key: string): void {
    this.#found.delete(key);
    this.#notFound.delete(key);
  }

  /** Keys of what readers asked for last, first. */
  keys(): string[] {
    return [...this.#found.keys()];
  }

  notFoundKeys(): string[] {
    return [...this.#notFound.keys()];
  }

  slots(): Slot[] {
    return [...this.#found.values()];
  }

  /** Keys of pages that a publish with these tags may change, read last first. */
  touchedBy(tags: string[]): string[] {
    const touched = new Set(this.#untagged);
    for (const tag of tags) for (const key of this.#keysByTag.get(tag) ?? []) touched.add(key);
    return this.keys().filter((key) => touched.has(key));
  }

  #link({ key, tags, isContent }: Page): void {
    if (!isContent) return;
    if (!tags) this.#untagged.add(key);
    for (const tag of tags ?? []) {
      const keys = this.#keysByTag.get(tag);
      if (keys) keys.add(key);
      else this.#keysByTag.set(tag, new Set([key]));
    }
  }

  #unlink({ key, tags }: Page): void {
    this.#untagged.delete(key);
    for (const tag of tags ?? []) {
      const keys = this.#keysByTag.get(tag);
      keys?.delete(key);
      if (keys?.size === 0) this.#keysByTag.delete(tag);
    }
  }
}
