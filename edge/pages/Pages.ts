import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { LRUCache } from 'lru-cache';
import type { Page } from '../http/Page.ts';
import { type Recalled, send } from '../http/send.ts';
import { type Failure, sendFailure } from '../http/sendFailure.ts';
import { type AskSite, type SiteAnswer, TooLate } from '../next/askSite.ts';
import { type MakePageOptions, makePage } from './makePage.ts';
import { PageStore, type Slot, type Touched } from './PageStore.ts';
import { RecentPublishes } from './RecentPublishes.ts';
import { RefreshQueue } from './RefreshQueue.ts';
import { type Withdrawal, Withdrawals } from './Withdrawals.ts';

/** A kept page is right for this long; then the site is asked again, behind the reader's back. */
const lifetimeMs = 1_000;
/** Next said that it serves an old page while it makes a new one. */
const lookAgainMs = 250;
/** A page that the site cannot give anew is served for this long. */
const lastGoodMs = 24 * 60 * 60 * 1000;
const longestBackoffMs = 10_000;
/** What must not be kept is handed through for this long before it is looked at again. */
const passMs = 10_000;
/** A publish is looked for this often in a page; then its lifetime takes over. */
const mostLooks = 8;
/**
 * So many readers wait for pages that are not in memory: with a site that hangs their number would grow without end. More
 * than the site renders within the time that a render may take.
 */
const mostWaitingReaders = 2_000;
/** So many older renders in a row are no accident: the clock was set back. */
const mostOlderRenders = 3;

export type Outcome = 'hit' | 'stale' | 'miss' | 'pass' | 'error';

export type PagesOptions = MakePageOptions & {
  askSite: AskSite;
  mostBytes: number;
  /** Makes the site render these keys anew. */
  revalidate: (keys: string[]) => Promise<void>;
  passThrough: (request: IncomingMessage, response: ServerResponse) => void;
  /** Told of each answer of the site: by the id it is found in the logs of all processes. */
  onAnswer: (answer: AnswerOfSite) => void;
  onFailure: (failure: FailureOfSite) => void;
  onOutcome: (outcome: Outcome) => void;
};

type AnswerOfSite = {
  requestId: string;
  key: string;
  status: number;
  /** When the page read its content, in epoch milliseconds; null where it does not say. */
  readAt: number | null;
  milliseconds: number;
};

/** `reason` may be shown to anybody, `detail` is for the log. */
type FailureOfSite = { key: string; requestId: string; reason: string; detail: string };

type Fill = { kind: 'page'; slot: Slot } | { kind: 'pass' } | ({ kind: 'error' } & Failure);

/** Readers' pages: given from memory, filled once however many ask, refreshed behind, kept when all else fails. */
export class Pages {
  readonly store: PageStore;
  /** Whether the Content Lake can be reached: where it cannot, an answer says that it may be old. */
  isContentReachable = true;
  /** Told of a page that was served and leads nowhere now: nothing may bring it back. */
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
    this.store = new PageStore(options.mostBytes);
    this.#queue = new RefreshQueue((key) => this.#refresh(key));
  }

  /** How many pages wait to be made anew. */
  get waiting(): number {
    return this.#queue.size;
  }

  /** Answers GET and HEAD for a key; later, where the site has to be asked. */
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

  /** What readers get from memory, counted as read and refreshed behind; null where the site has to be asked first. */
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

  /** Whether there is a page for readers at all: with none every request fails while the site does. */
  canServe(): boolean {
    const now = performance.now();
    return this.store.some(
      ({ page, lastGoodAt }) => page.isContent && page.status < 400 && now - lastGoodAt < lastGoodMs,
    );
  }

  /** Asks the site for a page that nobody asked for yet. @returns whether it gave one. */
  async prepare(key: string): Promise<boolean> {
    const fill = await this.#fill(key);
    return fill.kind === 'page' && fill.slot.page.status < 400 && fill.slot.failure === null;
  }

  /** Content with these tags changed at `since` (epoch milliseconds): pages that are being made may not show it. */
  notePublish(tags: string[], since: number): void {
    this.#publishes.add(tags, since);
  }

  /**
   * Marks pages as behind a publish and makes them anew, the first at once, the others when there is time or when
   * somebody reads them.
   *
   * @param since epoch milliseconds of the publish.
   * @returns how many of the first could not be made anew, once the others show it or were tried often enough.
   */
  async bringUpToDate({ first, others }: Touched, since: number): Promise<number> {
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

  /** A document was taken back: what shows it is gone at once, and no older render comes in its place. */
  withdraw(withdrawal: Withdrawal): void {
    this.#withdrawals.add(withdrawal);
    for (const { page } of this.store.slots())
      if (this.#withdrawals.hides(page, Number.POSITIVE_INFINITY)) this.store.delete(page.key);
  }

  /** It was published again: whatever fails from now on is a failure, and no sign that it is gone. */
  takeBack(path: string): void {
    this.#withdrawals.delete(path);
  }

  /** Takes in a page that was kept by an earlier process: served at once, asked for anew at the first chance. */
  restore(page: Page): void {
    if (this.#withdrawals.hides(page, Number.POSITIVE_INFINITY)) return;
    this.store.set({ ...freshSlot(page), nextCheckAt: 0 });
  }

  async #refresh(key: string): Promise<void> {
    const kept = this.store.peek(key);
    const wanted = kept?.outdatedSince ?? null;
    // Such a page does not say when it read its content, so nothing but a new render is known to be right.
    if (kept?.page.readAt === null && wanted !== null) await this.#revalidate(key);
    for (let look = 1; look <= mostLooks; look += 1) {
      const outcome = await this.#fill(key);
      if (outcome.kind !== 'page') return;
      const { outdatedSince, page } = outcome.slot;
      if (outdatedSince === null) return;
      // A later publish has it wait for its turn once more: it must not keep the others from theirs.
      if (wanted !== null && wanted < outdatedSince && wanted <= (page.readAt ?? wanted)) return;
      // A render that was under way when the publish came may have hidden it: render once more.
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
    if (this.#waitingReaders >= mostWaitingReaders)
      return { kind: 'error', status: 503, requestId: randomUUID() };
    this.#waitingReaders += 1;
    try {
      return await this.#fill(key);
    } finally {
      this.#waitingReaders -= 1;
    }
  }

  /** Asks the site once for a key, however many wait for it. */
  #fill(key: string): Promise<Fill> {
    const underWay = this.#fills.get(key);
    if (underWay) return underWay;
    const fill = this.#ask(key)
      // What the site says may be more than can be made a page of.
      .catch((error: unknown) =>
        this.#fail(key, {
          status: 500,
          reason: 'no page can be made of what the site answers',
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
      const isLate = error instanceof TooLate;
      const reason = isLate ? 'the site does not answer in time' : 'the site cannot be reached';
      return this.#fail(key, { status: isLate ? 504 : 503, reason, requestId, detail: String(error) });
    }
    if (answer.status >= 500)
      return this.#fail(key, { status: 500, reason: `the site answers ${answer.status}`, requestId });
    const slot = this.store.peek(key);
    const told = { requestId, key, status: answer.status, milliseconds: performance.now() - begun };
    if (answer.status === 304) {
      // What it vouches for was pushed out or taken back meanwhile.
      if (!slot) return this.#ask(key);
      this.#options.onAnswer({ ...told, readAt: slot.page.readAt });
      slot.page.checkedAt = Date.now();
      this.#settle(slot, answer, askedAt);
      return { kind: 'page', slot };
    }
    const page = await makePage(key, answer, this.#options, slot?.page ?? null);
    this.#options.onAnswer({ ...told, readAt: page?.readAt ?? null });
    if (!page) {
      this.store.delete(key);
      this.#handedThrough.set(key, true);
      return { kind: 'pass' };
    }
    if (this.#withdrawals.hides(page, askedAt)) {
      await this.#revalidate(key);
      if (!isRepeated) return this.#ask(key, true);
      return this.#fail(key, { status: 500, reason: 'the site still has what was taken back', requestId });
    }
    const held = this.store.peek(key);
    if (held && held.page.status < 400 && page.status >= 400) this.onGone([key]);
    if (held && isOlder(page, held.page) && held.olderRenders < mostOlderRenders) {
      // A render that was under way when a publish came was kept by the site after the right one. Readers do not
      // go back: the site is made to render once more.
      held.olderRenders += 1;
      held.outdatedSince ??= held.page.readAt;
      held.failure = null;
      held.failures = 0;
      held.lastGoodAt = performance.now();
      held.nextCheckAt = held.lastGoodAt + lookAgainMs;
      return { kind: 'page', slot: held };
    }
    const next = freshSlot(page);
    // Marks that came while the page was made count too.
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
    const isOld = answer.headers['x-nextjs-cache'] === 'STALE';
    slot.failure = null;
    slot.failures = 0;
    slot.lastGoodAt = now;
    slot.nextCheckAt = page.isContent ? now + (isOld ? lookAgainMs : lifetimeMs) : now + lastGoodMs / 24;
    if (slot.outdatedSince !== null && (page.readAt ?? askedAt) >= slot.outdatedSince && !isOld)
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
      slot.nextCheckAt =
        performance.now() + Math.min(lifetimeMs * 2 ** (slot.failures - 1), longestBackoffMs);
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
