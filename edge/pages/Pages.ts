import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { LRUCache } from 'lru-cache';
import type { Page } from '../http/Page.ts';
import { type Recalled, send } from '../http/send.ts';
import { type Failure, sendFailure } from '../http/sendFailure.ts';
import { type AskSite, type SiteAnswer, SiteTimeout } from '../next/askSite.ts';
import { type MakePageOptions, makePage } from './makePage.ts';
import { PageStore, type Slot, type Touched } from './PageStore.ts';
import { RecentPublishes } from './RecentPublishes.ts';
import { RefreshQueue } from './RefreshQueue.ts';
import { askedBefore, type Withdrawal, Withdrawals } from './Withdrawals.ts';

/** A cached page is fresh for this long; then it is refreshed in the background. */
const lifetimeMs = 1_000;
/** The delay after Next served a stale page while it renders a new one. */
const recheckMs = 250;
/** A page that cannot be refreshed is served for this long. */
const lastGoodMs = 24 * 60 * 60 * 1000;
const maxBackoffMs = 10_000;
/** Addresses whose responses must not be cached are proxied for this long before the next try. */
const passMs = 10_000;
/** Refreshes of a page until it shows a publish; afterwards its lifetime decides. */
const maxRefreshes = 8;
/**
 * Readers that wait for pages that are not in memory: without a bound they pile up when the site hangs. More than the
 * site renders before a render times out.
 */
const maxWaitingReaders = 2_000;
/** More older renders in a row than this mean that the clock was set back. */
const maxOlderRenders = 3;

export type Outcome = 'hit' | 'stale' | 'miss' | 'pass' | 'error';

export type PagesOptions = MakePageOptions & {
  askSite: AskSite;
  maxBytes: number;
  /** Makes the site render these keys again. */
  revalidate: (keys: string[]) => Promise<void>;
  passThrough: (request: IncomingMessage, response: ServerResponse) => void;
  /** Receives each answer of the site. Its request id is in the logs of all processes. */
  onAnswer: (answer: AnswerOfSite) => void;
  onFailure: (failure: FailureOfSite) => void;
  onOutcome: (outcome: Outcome) => void;
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

type Fill = { kind: 'page'; slot: Slot } | { kind: 'pass' } | ({ kind: 'error' } & Failure);

/**
 * The cache of readers' pages: concurrent misses share one request to the site, stale pages are refreshed in the
 * background, and the last good page is served when a refresh fails.
 */
export class Pages {
  readonly store: PageStore;
  /** While false, Cache-Status says that a page may be stale. */
  isContentReachable = true;
  /** Receives pages that were served and are a 404 now: they must not be restored. */
  onGone: (keys: string[]) => void = () => {};
  readonly #options: PagesOptions;
  readonly #fills = new Map<string, Promise<Fill>>();
  readonly #handedThrough = new LRUCache<string, true>({ max: 5_000, ttl: passMs });
  readonly #failed = new LRUCache<string, Fill>({ max: 1_000, ttl: lifetimeMs });
  readonly #queue: RefreshQueue;
  readonly #publishes = new RecentPublishes();
  readonly #withdrawals = new Withdrawals();
  #waitingReaders = 0;

  constructor(options: PagesOptions) {
    this.#options = options;
    this.store = new PageStore(options.maxBytes);
    this.#queue = new RefreshQueue((key) => this.#refresh(key));
  }

  /** The number of pages that wait for a refresh. */
  get waiting(): number {
    return this.#queue.size;
  }

  /** Answers GET and HEAD for a key. Asynchronous only if the site must be asked. */
  serve(key: string, request: IncomingMessage, response: ServerResponse): void | Promise<void> {
    const recalled = this.recall(key);
    if (recalled) {
      send(recalled.page, request, response, recalled.cacheStatus);
      return;
    }
    if (this.#handedThrough.has(key)) {
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
    if (!slot || now - slot.lastGoodAt >= lastGoodMs) return null;
    if (now >= slot.nextCheckAt) this.#queue.whenRead(key, slot.outdatedSince !== null);
    const failure = slot.failure ?? (this.isContentReachable ? null : 'the Content Lake cannot be reached');
    this.#options.onOutcome(failure ? 'stale' : 'hit');
    return { page: slot.page, cacheStatus: failure ? `hit; detail="last good page: ${failure}"` : 'hit' };
  }

  async #serveMiss(key: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const fill = this.#failed.get(key) ?? (await this.#fillForReader(key));
    switch (fill.kind) {
      case 'page':
        this.#options.onOutcome('miss');
        return send(fill.slot.page, request, response, 'fwd=miss; stored');
      case 'pass':
        this.#options.onOutcome('pass');
        return this.#options.passThrough(request, response);
      case 'error':
        this.#options.onOutcome('error');
        return sendFailure(fill, request, response, this.#options.transport);
    }
  }

  /** Returns true if any page can be served from memory. */
  canServe(): boolean {
    const now = performance.now();
    return this.store.some(
      ({ page, lastGoodAt }) => page.isContent && page.status < 400 && now - lastGoodAt < lastGoodMs,
    );
  }

  /** Fills the cache for a key before the first reader. @returns true if the site sent the page. */
  async prepare(key: string): Promise<boolean> {
    const fill = await this.#fill(key);
    return fill.kind === 'page' && fill.slot.page.status < 400 && fill.slot.failure === null;
  }

  /** Content with these tags changed at `since` (epoch milliseconds): renders in progress may not show it. */
  notePublish(tags: string[], since: number): void {
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
    const soon = first.map((key) => this.#queue.soon(key));
    for (const key of others) this.#queue.later(key);
    await Promise.all(soon);
    return first.filter((key) => {
      const { outdatedSince = null } = this.store.peek(key) ?? {};
      return outdatedSince !== null && outdatedSince <= since;
    }).length;
  }

  /** A document was withdrawn: deletes its pages at once, and rejects older renders from now on. */
  withdraw(withdrawal: Withdrawal): void {
    this.#withdrawals.add(withdrawal);
    for (const { page } of this.store.slots())
      if (this.#withdrawals.hides(page, askedBefore)) this.store.delete(page.key);
  }

  /** The document was published again: errors are errors from now on, not 410. */
  endWithdrawal(path: string): void {
    this.#withdrawals.delete(path);
  }

  /** Adds a page that an earlier process stored: it is served at once, and its refresh is due. */
  restore(page: Page): void {
    if (this.#withdrawals.hides(page, askedBefore)) return;
    this.store.set({ ...freshSlot(page), nextCheckAt: 0 });
  }

  async #refresh(key: string): Promise<void> {
    const kept = this.store.peek(key);
    const wanted = kept?.outdatedSince ?? null;
    // Without a read time only a new render is known to be up to date.
    if (kept?.page.readAt === null && wanted !== null) await this.#revalidate(key);
    for (let look = 1; look <= maxRefreshes; look += 1) {
      const outcome = await this.#fill(key);
      if (outcome.kind !== 'page') return;
      const { outdatedSince, page } = outcome.slot;
      if (outdatedSince === null) return;
      // A later publish has queued the page again: do not block the others.
      if (wanted !== null && wanted < outdatedSince && wanted <= (page.readAt ?? wanted)) return;
      // A render in progress during the publish may have replaced the new one: render again.
      await this.#revalidate(key);
      await new Promise((resolve) => setTimeout(resolve, 20 * look));
    }
    const slot = this.store.peek(key);
    if (slot) slot.outdatedSince = null;
  }

  #revalidate(key: string): Promise<void> {
    return this.#options.revalidate([key]).catch(() => {});
  }

  async #fillForReader(key: string): Promise<Fill> {
    if (this.#waitingReaders >= maxWaitingReaders)
      return { kind: 'error', status: 503, requestId: randomUUID() };
    this.#waitingReaders += 1;
    try {
      return await this.#fill(key);
    } finally {
      this.#waitingReaders -= 1;
    }
  }

  /** Requests a key from the site; concurrent callers share the request. */
  #fill(key: string): Promise<Fill> {
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

  async #ask(key: string, isRepeated = false): Promise<Fill> {
    const askedAt = Date.now();
    const begun = performance.now();
    const requestId = randomUUID();
    let answer: SiteAnswer;
    try {
      answer = await this.#options.askSite(key, this.store.peek(key)?.page.siteEtag ?? null, requestId);
    } catch (error) {
      const isTimeout = error instanceof SiteTimeout;
      const reason = isTimeout ? 'the site does not answer in time' : 'the site cannot be reached';
      return this.#fail(key, { status: isTimeout ? 504 : 503, reason, requestId, detail: String(error) });
    }
    if (answer.status >= 500)
      return this.#fail(key, { status: 500, reason: `the site answers ${answer.status}`, requestId });
    const slot = this.store.peek(key);
    const logged = { requestId, key, status: answer.status, milliseconds: performance.now() - begun };
    if (answer.status === 304) {
      // The confirmed page was evicted or withdrawn meanwhile.
      if (!slot) return this.#ask(key);
      this.#options.onAnswer({ ...logged, readAt: slot.page.readAt });
      slot.page.checkedAt = Date.now();
      this.#settle(slot, answer, askedAt);
      return { kind: 'page', slot };
    }
    const page = await makePage(key, answer, this.#options, slot?.page ?? null);
    this.#options.onAnswer({ ...logged, readAt: page?.readAt ?? null });
    if (!page) {
      this.store.delete(key);
      this.#handedThrough.set(key, true);
      return { kind: 'pass' };
    }
    if (this.#withdrawals.hides(page, { at: askedAt, monotonicAt: begun })) {
      await this.#revalidate(key);
      if (!isRepeated) return this.#ask(key, true);
      return this.#fail(key, { status: 500, reason: 'the site still serves a withdrawn page', requestId });
    }
    const held = this.store.peek(key);
    if (held && held.page.status < 400 && page.status >= 400) this.onGone([key]);
    if (held && isOlder(page, held.page) && held.olderRenders < maxOlderRenders) {
      // The site cached a render that started before a publish over the newer one. Readers never get the older page:
      // the site renders again.
      held.olderRenders += 1;
      held.outdatedSince ??= held.page.readAt;
      held.failure = null;
      held.failures = 0;
      held.lastGoodAt = performance.now();
      held.nextCheckAt = held.lastGoodAt + recheckMs;
      return { kind: 'page', slot: held };
    }
    const next = freshSlot(page);
    // Publishes during the render count too.
    next.outdatedSince = this.store.peek(key)?.outdatedSince ?? null;
    this.#settle(next, answer, askedAt);
    next.outdatedSince ??= this.#publishes.hiddenFrom(page, askedAt);
    this.store.set(next);
    if (next.outdatedSince !== null && !this.#queue.isRunning(key)) void this.#queue.soon(key);
    return { kind: 'page', slot: next };
  }

  #settle(slot: Slot, answer: SiteAnswer, askedAt: number): void {
    const now = performance.now();
    const { page } = slot;
    const isStale = answer.headers['x-nextjs-cache'] === 'STALE';
    slot.failure = null;
    slot.failures = 0;
    slot.lastGoodAt = now;
    slot.nextCheckAt = page.isContent ? now + (isStale ? recheckMs : lifetimeMs) : now + lastGoodMs / 24;
    if (slot.outdatedSince !== null && (page.readAt ?? askedAt) >= slot.outdatedSince && !isStale)
      slot.outdatedSince = null;
  }

  #fail(key: string, { status: failed, reason, requestId, detail = reason }: FailedFill): Fill {
    this.#options.onFailure({ key, reason, requestId, detail });
    const slot = this.store.peek(key);
    const status = this.#withdrawals.has(key) ? 410 : this.canServe() ? failed : 503;
    const fill: Fill = { kind: 'error', status, requestId };
    if (slot) {
      slot.failure = reason;
      slot.failures += 1;
      slot.nextCheckAt = performance.now() + Math.min(lifetimeMs * 2 ** (slot.failures - 1), maxBackoffMs);
    } else {
      this.#failed.set(key, fill);
    }
    return fill;
  }
}

type FailedFill = { status: 500 | 503 | 504; reason: string; requestId: string; detail?: string };

const freshSlot = (page: Page): Slot => ({
  page,
  nextCheckAt: performance.now() + lifetimeMs,
  lastGoodAt: performance.now(),
  outdatedSince: null,
  failure: null,
  failures: 0,
  olderRenders: 0,
});

const isOlder = (page: Page, than: Page): boolean =>
  page.readAt !== null && than.readAt !== null && page.readAt < than.readAt;
