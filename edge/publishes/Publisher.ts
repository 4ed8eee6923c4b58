import type { Logger } from 'pino';
import { first, type TurnsOfStrangers } from '../callers/turnsOfStrangers.ts';
import { isMissing } from '../http/Page.ts';
import type { RevalidateSite, Revalidation } from '../next/revalidateSite.ts';
import type { Touched } from '../pages/PageStore.ts';
import type { Pages } from '../pages/Pages.ts';

/** A missing page is checked again after this time, in case its render was in progress at the publish. */
const secondCheckMs = 400;
/** Attempts to revalidate the site, with growing pauses: it may still be starting. */
const maxRevalidateAttempts = 6;

export type PublisherOptions = {
  pages: Pages;
  turns: Pick<TurnsOfStrangers, 'site' | 'pictures'>;
  revalidateSite: RevalidateSite;
  log: Logger;
  onVisible: (milliseconds: number) => void;
};

/** `since` is in epoch milliseconds, `receivedAt` in monotonic milliseconds. */
type Publish = { tags: string[]; since: number; receivedAt: number };

/** Applies publishes of the Content Lake to the site and to cached pages. */
export class Publisher {
  readonly #options: PublisherOptions;
  #waiting: Publish[] = [];
  #isProcessing = false;

  constructor(options: PublisherOptions) {
    this.#options = options;
  }

  /** Content with these sync tags changed. Publishes that arrive during a revalidation are batched into the next one. */
  async publish(tags: string[]): Promise<void> {
    const { pages } = this.#options;
    const since = Date.now();
    pages.notePublish(tags, since);
    this.#waiting.push({ tags, since, receivedAt: performance.now() });
    if (this.#isProcessing) return;
    this.#isProcessing = true;
    while (this.#waiting.length > 0) {
      const publishes = this.#waiting;
      this.#waiting = [];
      // A failed batch must not stop the next one.
      await this.#process(publishes).catch(this.#failed);
    }
    this.#isProcessing = false;
  }

  /** Anything may have changed since `reason`. */
  async publishEverything(reason: string): Promise<void> {
    const { pages, log } = this.#options;
    const since = Date.now();
    const begun = performance.now();
    // An address that was absent may exist now: its publish may be among the lost events.
    pages.notePublish([], since);
    await this.#revalidate({ everything: true });
    const revalidatedMs = millisecondsSince(begun);
    for (const key of pages.store.notFoundKeys()) pages.store.delete(key);
    const touched = pages.store.content();
    const staleAfterRetries = await pages.refreshAfterPublish(touched, since);
    log.info(
      { reason, ...countsOf(touched), staleAfterRetries, revalidatedMs, visibleMs: millisecondsSince(begun) },
      'refreshed everything',
    );
  }

  /** Resolves when the site has accepted the revalidation. The log reports when readers see the publish. */
  async #process(publishes: Publish[]): Promise<void> {
    const { turns, pages } = this.#options;
    const { store } = pages;
    const tags = [...new Set(publishes.flatMap((publish) => publish.tags))];
    const touched = store.touchedBy(tags);
    const shown = Promise.withResolvers<void>();
    // From here until readers see the publish. The next publish may be under way then.
    void first(turns, () => shown.promise);
    const notFoundKeys = store.notFoundKeys();
    await this.#revalidate({ tags, paths: [...store.untagged(), ...notFoundKeys] });
    for (const key of notFoundKeys) store.delete(key);
    this.#show(publishes, touched, performance.now()).catch(this.#failed).finally(shown.resolve);
    if (notFoundKeys.length)
      setTimeout(() => this.#checkAgain(notFoundKeys).catch(this.#failed), secondCheckMs).unref();
  }

  /** Logs each publish: the affected pages, and the times until the site accepted it and until readers saw it. */
  async #show(publishes: Publish[], touched: Touched, acceptedAt: number): Promise<void> {
    const { pages, log, onVisible } = this.#options;
    const staleAfterRetries = await pages.refreshAfterPublish(
      touched,
      Math.max(...publishes.map(({ since }) => since)),
    );
    for (const { tags, receivedAt } of publishes) {
      const [revalidatedMs, visibleMs] = [Math.round(acceptedAt - receivedAt), millisecondsSince(receivedAt)];
      onVisible(visibleMs);
      log.info(
        { tags: tags.length, ...countsOf(touched), staleAfterRetries, revalidatedMs, visibleMs },
        'published',
      );
    }
  }

  async #checkAgain(keys: string[]): Promise<void> {
    await this.#revalidate({ tags: [], paths: keys });
    const { store } = this.#options.pages;
    for (const key of keys) {
      const page = store.peek(key)?.page;
      if (page && isMissing(page)) store.delete(key);
    }
  }

  readonly #failed = (error: unknown): void => {
    this.#options.log.error({ err: error }, 'a publish could not be applied');
  };

  /** Does not throw: each refresh of a page revalidates it again. */
  async #revalidate(revalidation: Revalidation): Promise<void> {
    for (let attempt = 1; attempt <= maxRevalidateAttempts; attempt += 1) {
      try {
        return await this.#options.revalidateSite(revalidation);
      } catch (error) {
        if (attempt === maxRevalidateAttempts)
          this.#options.log.error({ err: error }, 'the site did not accept a revalidation');
        await new Promise((resolve) => setTimeout(resolve, 100 * 2 ** attempt));
      }
    }
  }
}

/** `pages` are refreshed at once, `deferred` when the queue is idle or when they are read. */
const countsOf = ({ first, others }: Touched) => ({ pages: first.length, deferred: others.length });

const millisecondsSince = (begun: number): number => Math.round(performance.now() - begun);
