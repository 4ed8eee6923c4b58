import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Addresses } from '../addresses/Addresses.ts';
import { NoTurn } from '../callers/Turns.ts';
import { Dictionaries } from '../http/Dictionaries.ts';
import type { Page } from '../http/Page.ts';
import { isUnchanged, type Recalled, send } from '../http/send.ts';
import { sendFailure } from '../http/sendFailure.ts';
import { freshSlot, isServable } from './freshness.ts';
import { type Fill, PageLoader, type PageLoaderOptions } from './PageLoader.ts';
import { PageStore, type Touched } from './PageStore.ts';
import { RecentPublishes } from './RecentPublishes.ts';
import { RefreshQueue } from './RefreshQueue.ts';
import { cachedBefore, type Withdrawal, Withdrawals } from './Withdrawals.ts';

/** Refreshes of a page until it shows a publish; afterwards its lifetime decides. */
const maxRefreshes = 8;

export type Outcome = 'hit' | 'stale' | 'miss' | 'pass' | 'error';

export type PagesOptions = PageLoaderOptions & {
  maxBytes: number;
  /** The style of error pages. */
  failureStyle: string;
  passThrough: (request: IncomingMessage, response: ServerResponse) => void;
  /** Whom the turns of a request belong to. */
  callerOf: (request: IncomingMessage) => string;
  addresses: Pick<Addresses, 'exists' | 'notePublish'>;
  onOutcome: (outcome: Outcome) => void;
};

/**
 * The cache of readers' pages: concurrent misses share one request to the site, stale pages are refreshed in the
 * background, and the last good page is served when a refresh fails.
 */
export class Pages {
  readonly store: PageStore;
  /** While false, Cache-Status says that a page may be stale. */
  isContentReachable = true;
  /** Receives pages that were served and are missing now: they must not be restored. */
  onGone: (keys: string[]) => void = () => {};
  readonly #options: PagesOptions;
  readonly #dictionaries: Dictionaries;
  readonly #loader: PageLoader;
  readonly #queue: RefreshQueue;
  readonly #publishes = new RecentPublishes();
  readonly #withdrawals = new Withdrawals();

  constructor(options: PagesOptions) {
    this.#options = options;
    this.store = new PageStore(options.maxBytes);
    this.#dictionaries = new Dictionaries((etag) => this.store.findDictionary(etag));
    this.#queue = new RefreshQueue((key) => this.#refresh(key));
    this.#loader = new PageLoader(options, {
      store: this.store,
      publishes: this.#publishes,
      withdrawals: this.#withdrawals,
      canServe: () => this.canServe(),
      onGone: (key) => this.onGone([key]),
      onOutdated: (key) => {
        if (!this.#queue.isRunning(key)) void this.#queue.soon(key);
      },
    });
  }

  /** The number of pages that wait for a refresh. */
  get waiting(): number {
    return this.#queue.size;
  }

  /** Answers GET and HEAD for a key. Asynchronous only if the site must be asked, or for a browser with a dictionary. */
  serve(key: string, request: IncomingMessage, response: ServerResponse): void | Promise<void> {
    const recalled = this.recall(key);
    if (recalled) return this.#send(recalled, request, response);
    if (this.#loader.isUncacheable(key)) {
      this.#options.onOutcome('pass');
      this.#options.passThrough(request, response);
    } else {
      return this.#serveMiss(key, request, response);
    }
  }

  /** Reads a page from memory and schedules its refresh if due; null if the site must be asked first. */
  recall(key: string): Recalled | null {
    const slot = this.store.get(key);
    const now = performance.now();
    if (!slot || !isServable(slot, now)) return null;
    if (now >= slot.nextCheckAt) this.#queue.whenRead(key, slot.outdatedSince !== null);
    const failure = slot.failure ?? (this.isContentReachable ? null : 'the Content Lake cannot be reached');
    this.#options.onOutcome(failure ? 'stale' : 'hit');
    return { page: slot.page, cacheStatus: failure ? `hit; detail="last good page: ${failure}"` : 'hit' };
  }

  async #serveMiss(key: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const fill = await this.#load(key, this.#options.callerOf(request));
    switch (fill.kind) {
      case 'missing':
        this.#options.onOutcome('hit');
        return this.#send({ page: fill.page, cacheStatus: 'hit' }, request, response);
      case 'page':
        this.#options.onOutcome('miss');
        return this.#send({ page: fill.slot.page, cacheStatus: 'fwd=miss; stored' }, request, response);
      case 'pass':
        this.#options.onOutcome('pass');
        return this.#options.passThrough(request, response);
      case 'error':
        this.#options.onOutcome('error');
        return sendFailure(fill, request, response, {
          transport: this.#options.transport,
          language: this.store.language,
          style: this.#options.failureStyle,
        });
    }
  }

  #send(
    { page, cacheStatus }: Recalled,
    request: IncomingMessage,
    response: ServerResponse,
  ): void | Promise<void> {
    if (!request.headers['available-dictionary'] || isUnchanged(page, request))
      return send(page, request, response, cacheStatus);
    return this.#dictionaries.compress(page, request.headers).then(
      (bytes) => send(page, request, response, cacheStatus, bytes),
      () => send(page, request, response, cacheStatus),
    );
  }

  /**
   * The page of a key, from memory or the site; null if it cannot be had now.
   *
   * @param caller whose turn it takes; null for our own work.
   */
  async find(key: string, caller: string | null): Promise<Page | null> {
    const recalled = this.recall(key);
    if (recalled) return recalled.page;
    const fill = await this.#load(key, caller);
    if (fill.kind === 'missing') return fill.page;
    return fill.kind === 'page' ? fill.slot.page : null;
  }

  /** An address that nothing has is not rendered. Without an answer of the lake the site decides. */
  async #load(key: string, caller: string | null): Promise<Fill | { kind: 'missing'; page: Page }> {
    try {
      const exists = this.store.has(key) || (await this.#options.addresses.exists(key, caller));
      const page = exists === false ? await this.#missingPage() : null;
      return page ? { kind: 'missing', page } : await this.#loader.loadForReader(key, caller);
    } catch (error) {
      if (!(error instanceof NoTurn)) throw error;
      return { kind: 'error', status: error.status, requestId: randomUUID() };
    }
  }

  /** The page for all addresses that do not exist; null if the site cannot render it. */
  async #missingPage(): Promise<Page | null> {
    const { notFoundKey } = this.#options;
    const recalled = this.recall(notFoundKey);
    if (recalled) return missingPage(recalled.page);
    const fill = await this.#loader.loadForReader(notFoundKey, null);
    return fill.kind === 'page' ? missingPage(fill.slot.page) : null;
  }

  /** Returns true if any page can be served from memory. */
  canServe(): boolean {
    const now = performance.now();
    return this.store.some((slot) => slot.page.isContent && slot.page.status < 400 && isServable(slot, now));
  }

  /** Fills the cache for a key before the first reader. @returns true if the site sent the page. */
  async prepare(key: string): Promise<boolean> {
    const fill = await this.#loader.load(key);
    return fill.kind === 'page' && fill.slot.page.status < 400 && fill.slot.failure === null;
  }

  /** Content with these tags changed at `since` (epoch milliseconds): renders in progress may not show it. */
  notePublish(tags: string[], since: number): void {
    this.#options.addresses.notePublish();
    this.#publishes.add(tags, since);
  }

  /**
   * Marks pages as outdated and refreshes them: `first` at once, `others` when the queue is idle or when they are read.
   *
   * @param since epoch milliseconds of the publish.
   * @returns the number of pages of `first` that are still outdated after all retries.
   */
  async refreshAfterPublish({ first, others }: Touched, since: number): Promise<number> {
    for (const key of [...first, ...others]) {
      const slot = this.store.peek(key);
      if (!slot) continue;
      slot.outdatedSince = Math.max(slot.outdatedSince ?? 0, since);
      slot.nextCheckAt = 0;
    }
    const soon = first.map((key, place) => this.#queue.soon(key, place));
    this.#queue.whenIdle(others);
    await Promise.all(soon);
    return first.filter((key) => {
      const { outdatedSince = null } = this.store.peek(key) ?? {};
      return outdatedSince !== null && outdatedSince <= since;
    }).length;
  }

  /** A document, or an entry of it, was withdrawn: deletes its pages at once, and rejects older renders from now on. */
  withdraw(withdrawal: Withdrawal): void {
    this.#withdrawals.add(withdrawal);
    this.store.forgetReplaced();
    for (const { page } of this.store.slots())
      if (this.#withdrawals.hides(page, cachedBefore)) this.store.delete(page.key);
  }

  /** The document was published again: errors are errors from now on, not 410. */
  endWithdrawal(path: string): void {
    this.#withdrawals.delete(path);
  }

  /** Adds a page that an earlier process stored: it is served at once, and its refresh is due. */
  restore(page: Page): void {
    if (this.#withdrawals.hides(page, cachedBefore)) return;
    this.store.set({ ...freshSlot(page), nextCheckAt: 0 });
  }

  async #refresh(key: string): Promise<void> {
    const kept = this.store.peek(key);
    const wanted = kept?.outdatedSince ?? null;
    // Without a read time only a new render is known to be up to date.
    if (kept?.page.readAt === null && wanted !== null) await this.#loader.revalidate(key);
    for (let attempt = 1; attempt <= maxRefreshes; attempt += 1) {
      const outcome = await this.#loader.load(key);
      if (outcome.kind !== 'page') return;
      const { outdatedSince, page } = outcome.slot;
      if (outdatedSince === null) return;
      // A later publish has queued the page again: do not block the others.
      if (wanted !== null && wanted < outdatedSince && wanted <= (page.readAt ?? wanted)) return;
      // A render in progress during the publish may have replaced the new one: render again.
      await this.#loader.revalidate(key);
      await new Promise((resolve) => setTimeout(resolve, 20 * attempt));
    }
    const slot = this.store.peek(key);
    if (slot) slot.outdatedSince = null;
  }
}

/** No browser keeps it as a dictionary: it is not the page of its address. */
const missingPage = (page: Page): Page => {
  const { 'use-as-dictionary': _dictionary, ...headers } = page.headers;
  return { ...page, headers };
};
