import { LRUCache } from 'lru-cache';
import { isMissing, type Page, pageBytes } from '../http/Page.ts';

/** A cached page and its state. Times are monotonic milliseconds, safe against changes of the clock. */
export type Slot = {
  page: Page;
  /** When the page is due for a refresh. */
  nextCheckAt: number;
  /** When the site last sent or confirmed it. */
  lastGoodAt: number;
  /** The publish (epoch milliseconds) that it may not show yet; null if it is up to date. */
  outdatedSince: number | null;
  /** Why the last refresh failed; null if it succeeded. */
  failure: string | null;
  failures: number;
  /** Renders in a row that were older than this page. */
  olderRenders: number;
};

/** Missing addresses are easy to invent: they have their own bound, so that they evict no page. */
const maxNotFounds = 2_000;

/** Keys of pages that a publish may change; `first` are the pages of the published document. */
export type Touched = { first: string[]; others: string[] };

/** A tag with at most this many pages identifies the published document. Tags of a section have more. */
const maxFirst = 50;

/** Browsers use a page as a dictionary for a minute, and a popular page is replaced more often. */
const [maxReplaced, maxReplacedBytes] = [200, 16 * 1024 * 1024];

/** The page cache: an LRU cache bounded in bytes, with an index by sync tag. */
export class PageStore {
  readonly #found: LRUCache<string, Slot>;
  readonly #notFound: LRUCache<string, Slot>;
  readonly #dependents = new Map<string, { tag: string; keys: Set<string> }>();
  readonly #untagged = new Set<string>();
  readonly #dictionaries = new Map<string, Page>();
  readonly #replaced = new LRUCache<string, Page>({
    max: maxReplaced,
    maxSize: maxReplacedBytes,
    sizeCalculation: pageBytes,
  });
  /** Pages from before this time may hold what was withdrawn, epoch milliseconds. */
  #forgotUntil = Number.NEGATIVE_INFINITY;
  /** Receives each page that is stored. */
  onStored: (page: Page) => void = () => {};
  #lastNotFound: Page | null = null;
  #language = 'en';

  constructor(maxBytes: number) {
    const dispose = ({ page }: Slot, _key: string, reason: LRUCache.DisposeReason) => {
      this.#unlink(page);
      // What was withdrawn is kept nowhere.
      if (reason === 'set' && page.headers['use-as-dictionary'] && page.checkedAt > this.#forgotUntil)
        this.#replaced.set(page.etag, page);
    };
    this.#found = new LRUCache({
      maxSize: maxBytes,
      sizeCalculation: ({ page }) => pageBytes(page),
      dispose,
    });
    this.#notFound = new LRUCache({ max: maxNotFounds, dispose });
  }

  get bytes(): number {
    return this.#found.calculatedSize;
  }

  get size(): number {
    return this.#found.size + this.#notFound.size;
  }

  /** The language of the newest page, for pages that the site does not write. */
  get language(): string {
    return this.#language;
  }

  get(key: string): Slot | undefined {
    return this.#found.get(key) ?? this.#notFound.get(key);
  }

  has(key: string): boolean {
    return this.#found.has(key) || this.#notFound.has(key);
  }

  /** Does not count as a read. */
  peek(key: string): Slot | undefined {
    return this.#found.peek(key) ?? this.#notFound.peek(key);
  }

  set(slot: Slot): void {
    const { page } = slot;
    this.#language = page.language ?? this.#language;
    if (isMissing(page)) {
      if (this.#lastNotFound?.etag === page.etag) page.body = this.#lastNotFound.body;
      this.#lastNotFound = page;
      this.#found.delete(page.key);
      this.#notFound.set(page.key, slot);
    } else {
      this.#notFound.delete(page.key);
      this.#found.set(page.key, slot);
    }
    // Any publish invalidates it, so it needs no tags.
    if (!isMissing(page)) this.#link(page);
    this.onStored(page);
  }

  /** The page with this text that a browser may have as a dictionary, also one that was replaced. */
  findDictionary(etag: string): Page | undefined {
    return this.#dictionaries.get(etag) ?? this.#replaced.get(etag);
  }

  /** Something was withdrawn: earlier versions of its page have it, and lists from before have its headline. */
  forgetReplaced(): void {
    this.#forgotUntil = Date.now();
    this.#replaced.clear();
  }

  delete(key: string): void {
    this.#found.delete(key);
    this.#notFound.delete(key);
  }

  /** Keys, most recently read first. */
  keys(): string[] {
    return [...this.#found.keys()];
  }

  slots(): Slot[] {
    return [...this.#found.values()];
  }

  /** Tests the pages, most recently read first. */
  some(predicate: (slot: Slot) => boolean): boolean {
    return this.#found.values().some(predicate);
  }

  notFoundKeys(): string[] {
    return [...this.#notFound.keys()];
  }

  /**
   * The pages that a publish with these tags may change. `first` begins with the pages that the narrowest tags
   * lead to, such as the story itself; `others` are sorted by most recent read.
   */
  touchedBy(tags: string[]): Touched {
    const [first, others] = [new Set<string>(), new Set(this.#untagged)];
    const dependents = tags.flatMap((tag) => this.#dependents.get(tag)?.keys ?? []);
    for (const keys of dependents.sort((a, b) => a.size - b.size))
      for (const key of keys) (keys.size > maxFirst ? others : first).add(key);
    if (others.size <= maxFirst) return { first: [...first.union(others)], others: [] };
    return { first: [...first], others: this.keys().filter((key) => others.has(key) && !first.has(key)) };
  }

  /** All pages that a publish can change, most recently read first. */
  content(): Touched {
    const keys = this.keys().filter((key) => this.peek(key)?.page.isContent);
    return { first: keys.slice(0, maxFirst), others: keys.slice(maxFirst) };
  }

  /** Keys of pages without tags: any publish may change them. */
  untagged(): string[] {
    return [...this.#untagged];
  }

  #link(page: Page): void {
    if (page.headers['use-as-dictionary']) this.#dictionaries.set(page.etag, page);
    if (!page.isContent) return;
    if (!page.tags) this.#untagged.add(page.key);
    page.tags = page.tags?.map((tag) => this.#linkTag(tag, page.key)) ?? null;
  }

  /** @returns a shared copy of the tag: the given string is a slice that keeps the page's whole source alive. */
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

  #unlink(page: Page): void {
    const { key, tags, etag } = page;
    if (this.#dictionaries.get(etag) === page) this.#dictionaries.delete(etag);
    this.#untagged.delete(key);
    for (const tag of tags ?? []) {
      const known = this.#dependents.get(tag);
      known?.keys.delete(key);
      if (known?.keys.size === 0) this.#dependents.delete(tag);
    }
  }
}
