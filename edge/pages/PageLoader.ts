import { randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { LeftQueue, NoTurn, type Turns } from '../callers/Turns.ts';
import type { Failure } from '../http/sendFailure.ts';
import { type AskSite, type SiteAnswer, SiteTimeout } from '../next/askSite.ts';
import { freshSlot, isServable, keepNewer, lifetimeMs, noteFailure, settle } from './freshness.ts';
import { inTime } from './inTime.ts';
import { type MakePageOptions, makePage } from './makePage.ts';
import type { PageStore, Slot } from './PageStore.ts';
import type { RecentPublishes } from './RecentPublishes.ts';
import type { Withdrawals } from './Withdrawals.ts';

/** Addresses whose responses must not be cached are proxied for this long before the next try. */
const passMs = 10_000;
/** A render that is asked for again may be one that another request began earlier, or miss the next withdrawal. */
const maxAttempts = 4;

export type PageLoaderOptions = MakePageOptions & {
  askSite: AskSite;
  /** A reader waits no longer for a page that is not in memory. */
  maxWaitMs: number;
  /** The turns of readers at the site. */
  turns: Pick<Turns, 'acquire'>;
  /** Makes the site render these keys again. */
  revalidate: (keys: string[]) => Promise<void>;
  /** Receives each answer of the site. Its request id is in the logs of all processes. */
  onAnswer: (answer: AnswerOfSite) => void;
  onFailure: (failure: FailureOfSite) => void;
};

type AnswerOfSite = {
  requestId: string;
  key: string;
  status: number;
  /** When the render started to read content, in epoch milliseconds; null if unknown. */
  readAt: number | null;
  milliseconds: number;
};

/** `reason` is public, `detail` is for the log. */
type FailureOfSite = { key: string; requestId: string; reason: string; detail: string };

/** The parts of the cache that the loader uses, and its callbacks. */
type Cache = {
  store: PageStore;
  publishes: RecentPublishes;
  withdrawals: Withdrawals;
  /** Whether any page can be served from memory. */
  canServe: () => boolean;
  /** A page was served and is missing now. */
  onGone: (key: string) => void;
  /** A loaded page does not show a publish yet. */
  onOutdated: (key: string) => void;
};

export type Fill = { kind: 'page'; slot: Slot } | { kind: 'pass' } | ({ kind: 'error' } & Failure);

type FailedFill = { status: 500 | 503; reason: string; requestId: string; detail?: string };
type Asked = {
  key: string;
  requestId: string;
  /** Epoch milliseconds. */
  askedAt: number;
  /** Monotonic milliseconds. */
  begun: number;
  /** 1 for the first request, and one more for each time that the site served a withdrawn page before. */
  attempt: number;
};

/** Requests pages from the site and stores them. */
export class PageLoader {
  readonly #options: PageLoaderOptions;
  readonly #cache: Cache;
  readonly #fills = new Map<string, Promise<Fill>>();
  readonly #uncacheable = new LRUCache<string, true>({ max: 5_000, ttl: passMs });
  readonly #failed = new LRUCache<string, Fill>({ max: 1_000, ttl: lifetimeMs });
  /** Keys that a caller waits for already. */
  readonly #readers = new Map<string, Promise<Fill>>();

  constructor(options: PageLoaderOptions, cache: Cache) {
    this.#options = options;
    this.#cache = cache;
  }

  /** Whether the response for the key must not be cached, as far as known. */
  isUncacheable(key: string): boolean {
    return this.#uncacheable.has(key);
  }

  /**
   * Loads a page that a reader waits for, when it is the turn of the reader's address. A recent failure is not repeated.
   *
   * @param caller null for our own work, which needs no turn.
   */
  async loadForReader(key: string, caller: string | null): Promise<Fill> {
    const failed = this.#failed.get(key);
    if (failed) return failed;
    const left = new AbortController();
    const fill = await inTime(this.#loadInTurn(key, caller, left.signal), this.#options.maxWaitMs);
    if (fill !== 'late') return fill;
    left.abort();
    return { kind: 'error', status: this.#statusOf(key, 503), requestId: randomUUID() };
  }

  /** Readers of one address who want the same page share a turn; those of others wait for their own. */
  #loadInTurn(key: string, caller: string | null, signal: AbortSignal): Promise<Fill> {
    if (caller === null || this.#fills.has(key)) return this.load(key);
    const name = `${caller} ${key}`;
    const known = this.#readers.get(name);
    if (known) return known;
    const fill = this.#takeTurn(key, caller, signal).finally(() => this.#readers.delete(name));
    this.#readers.set(name, fill);
    return fill;
  }

  async #takeTurn(key: string, caller: string, signal: AbortSignal): Promise<Fill> {
    try {
      const release = await this.#options.turns.acquire(caller, signal);
      try {
        const slot = this.#cache.store.peek(key);
        return slot && isServable(slot) ? { kind: 'page', slot } : await this.load(key);
      } finally {
        release();
      }
    } catch (error) {
      const status = error instanceof NoTurn ? error.status : this.#statusOf(key, 503);
      if (error instanceof NoTurn || error instanceof LeftQueue)
        return { kind: 'error', status, requestId: randomUUID() };
      throw error;
    }
  }

  /** Requests a key from the site; concurrent callers share the request. */
  load(key: string): Promise<Fill> {
    const pending = this.#fills.get(key);
    if (pending) return pending;
    const fill = this.#ask(key)
      // The site's response may not be convertible to a page.
      .catch((error: unknown) =>
        this.#fail(key, {
          status: 500,
          reason: 'the response of the site is not usable',
          requestId: randomUUID(),
          detail: String(error),
        }),
      )
      .finally(() => this.#fills.delete(key));
    this.#fills.set(key, fill);
    return fill;
  }

  /** Makes the site render a key again. */
  revalidate(key: string): Promise<void> {
    return this.#options.revalidate([key]).catch(() => {});
  }

  async #ask(key: string, attempt = 1): Promise<Fill> {
    const { store } = this.#cache;
    const requestId = randomUUID();
    const asked = { key, requestId, attempt, askedAt: Date.now(), begun: performance.now() };
    let answer: SiteAnswer;
    try {
      answer = await this.#options.askSite(key, store.peek(key)?.page.siteEtag ?? null, requestId);
    } catch (error) {
      const isTimeout = error instanceof SiteTimeout;
      const reason = isTimeout ? 'the site does not answer in time' : 'the site cannot be reached';
      return this.#fail(key, { status: 503, reason, requestId, detail: String(error) });
    }
    if (answer.status >= 500)
      return this.#fail(key, { status: 500, reason: `the site answers ${answer.status}`, requestId });
    return answer.status === 304 ? this.#confirm(asked, answer) : this.#store(asked, answer);
  }

  /** The site has the same page. */
  #confirm(asked: Asked, answer: SiteAnswer): Fill | Promise<Fill> {
    const slot = this.#cache.store.peek(asked.key);
    // The confirmed page was evicted or withdrawn meanwhile.
    if (!slot) return this.#ask(asked.key);
    this.#log(asked, answer, slot.page.readAt);
    slot.page.checkedAt = Date.now();
    settle(slot, answer, asked.askedAt);
    return { kind: 'page', slot };
  }

  /** The site sent a page: stores it, unless it is older than the stored one, withdrawn or not cacheable. */
  async #store(asked: Asked, answer: SiteAnswer): Promise<Fill> {
    const { store, publishes, withdrawals, onGone, onOutdated } = this.#cache;
    const { key, requestId, askedAt, begun } = asked;
    const page = await makePage(key, answer, this.#options, store.peek(key)?.page ?? null);
    this.#log(asked, answer, page?.readAt ?? null);
    if (!page) {
      store.delete(key);
      this.#uncacheable.set(key, true);
      return { kind: 'pass' };
    }
    if (withdrawals.hides(page, { at: askedAt, monotonicAt: begun })) {
      await this.revalidate(key);
      if (asked.attempt < maxAttempts) return this.#ask(key, asked.attempt + 1);
      return this.#fail(key, { status: 500, reason: 'the site still serves a withdrawn page', requestId });
    }
    const held = store.peek(key);
    if (held && held.page.status < 400 && page.status >= 400) onGone(key);
    if (held && keepNewer(held, page)) return { kind: 'page', slot: held };
    const slot = freshSlot(page);
    // Publishes during the render count too.
    slot.outdatedSince = store.peek(key)?.outdatedSince ?? null;
    settle(slot, answer, askedAt);
    slot.outdatedSince ??= publishes.findMissedPublish(page, askedAt);
    store.set(slot);
    if (slot.outdatedSince !== null) onOutdated(key);
    return { kind: 'page', slot };
  }

  #log({ key, requestId, begun }: Asked, { status }: SiteAnswer, readAt: number | null): void {
    this.#options.onAnswer({ requestId, key, status, milliseconds: performance.now() - begun, readAt });
  }

  #fail(key: string, { status: failed, reason, requestId, detail = reason }: FailedFill): Fill {
    const { store } = this.#cache;
    this.#options.onFailure({ key, reason, requestId, detail });
    const slot = store.peek(key);
    const fill: Fill = { kind: 'error', status: this.#statusOf(key, failed), requestId };
    if (slot) noteFailure(slot, reason);
    else this.#failed.set(key, fill);
    return fill;
  }

  #statusOf(key: string, failed: FailedFill['status']): Failure['status'] {
    const { withdrawals, canServe } = this.#cache;
    if (withdrawals.has(key)) return 410;
    return canServe() ? failed : 503;
  }
}
