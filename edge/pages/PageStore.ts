import { LRUCache } from 'lru-cache';
import { type Page, pageBytes } from '../http/Page.ts';

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

/** Keys of pages that a publish may change, those first that it is about. */
export type Touched = { first: string[]; others: string[] };

/** What fewer pages depend on is what a publish is about: a story, and not all stories of its section. */
const mostFirst = 50;

const none = { keys: new Set<string>() };

/** Pages in memory, bounded in bytes, least recently read out first, and found by what they were made of. */
export class PageStore {
  readonly #found: LRUCache<string, Slot>;
  readonly #notFound: LRUCache<string, Slot>;
  readonly #dependents = new Map<string, { tag: string; keys: Set<string> }>();
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
    // One that leads nowhere is behind after any publish.
    if (page.status !== 404) this.#link(page);
  }

  delete(key: string): void {
    this.#found.delete(key);
    this.#notFound.delete(key);
  }

  /** Keys of what readers asked for last, first. */
  keys(): string[] {
    return [...this.#found.keys()];
  }

  slots(): Slot[] {
    return [...this.#found.values()];
  }

  /** Whether a page holds, those read last first. */
  some(holds: (slot: Slot) => boolean): boolean {
    return this.#found.values().some(holds);
  }

  notFoundKeys(): string[] {
    return [...this.#notFound.keys()];
  }

  /** What a publish with these tags may change. Of the others those read last come first. */
  touchedBy(tags: string[]): Touched {
    const [first, others] = [new Set<string>(), new Set(this.#untagged)];
    for (const tag of tags) {
      const { keys } = this.#dependents.get(tag) ?? none;
      for (const key of keys) (keys.size > mostFirst ? others : first).add(key);
    }
    if (others.size <= mostFirst) return { first: [...first.union(others)], others: [] };
    return { first: [...first], others: this.keys().filter((key) => others.has(key) && !first.has(key)) };
  }

  /** All that a publish can change, those read last first. */
  content(): Touched {
    const keys = this.keys().filter((key) => this.peek(key)?.page.isContent);
    return { first: keys.slice(0, mostFirst), others: keys.slice(mostFirst) };
  }

  /** Keys of pages that name no tags: a publish may change any of them. */
  untagged(): string[] {
    return [...this.#untagged];
  }

  #link(page: Page): void {
    if (!page.isContent) return;
    if (!page.tags) this.#untagged.add(page.key);
    page.tags = page.tags?.map((tag) => this.#linkTag(tag, page.key)) ?? null;
  }

  /** @returns the tag in a copy that pages share: the given one is a slice that keeps a page's whole source alive. */
  #linkTag(given: string, key: string): string {
    const known = this.#dependents.get(given);
    if (known) {
      known.keys.add(key);
      return known.tag;
    }
    const tag = Buffer.from(given).toString();
    this.#dependents.set(tag, { tag, keys: new Set([key]) });
    return tag;
  }

  #unlink({ key, tags }: Page): void {
    this.#untagged.delete(key);
    for (const tag of tags ?? []) {
      const known = this.#dependents.get(tag);
      known?.keys.delete(key);
      if (known?.keys.size === 0) this.#dependents.delete(tag);
    }
  }
}
