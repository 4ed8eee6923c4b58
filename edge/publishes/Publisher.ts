import type { Logger } from 'pino';
import type { OrderSite } from '../next/siteOrders.ts';
import type { Touched } from '../pages/PageStore.ts';
import type { Pages } from '../pages/Pages.ts';

/** An address that led nowhere is looked at once more, in case a render was under way when the publish came. */
const secondLookMs = 400;
/** The site may be starting: an order is repeated this often, with a growing pause. */
const mostOrders = 6;

export type PublisherOptions = {
  pages: Pages;
  orderSite: OrderSite;
  log: Logger;
  onVisible: (milliseconds: number) => void;
};

/** Times in epoch milliseconds and, for what is measured, in monotonic ones. */
type Publish = { tags: string[]; since: number; heardAt: number };

/** Carries publishes from the Content Lake to readers. */
export class Publisher {
  readonly #options: PublisherOptions;
  #waiting: Publish[] = [];
  #isCarrying = false;

  constructor(options: PublisherOptions) {
    this.#options = options;
  }

  /** Content with these sync tags changed just now. What comes while the site takes an order goes with the next. */
  async publish(tags: string[]): Promise<void> {
    const { pages } = this.#options;
    const since = Date.now();
    pages.notePublish(tags, since);
    this.#waiting.push({ tags, since, heardAt: performance.now() });
    if (this.#isCarrying) return;
    this.#isCarrying = true;
    while (this.#waiting.length > 0) {
      const publishes = this.#waiting;
      this.#waiting = [];
      // One that cannot be carried holds up none of the next.
      await this.#carry(publishes).catch(this.#failed);
    }
    this.#isCarrying = false;
  }

  /** Anything may have changed since `reason`. */
  async publishEverything(reason: string): Promise<void> {
    const { pages, log } = this.#options;
    const since = Date.now();
    const begun = performance.now();
    await this.#order({ everything: true });
    const toldMs = millisecondsSince(begun);
    for (const key of pages.store.notFoundKeys()) pages.store.delete(key);
    const touched = pages.store.content();
    const behind = await pages.bringUpToDate(touched, since);
    log.info(
      { reason, ...countsOf(touched), behind, toldMs, visibleMs: millisecondsSince(begun) },
      'everything looked at anew',
    );
  }

  /** Answers when the site was told; when readers see it is for the log. */
  async #carry(publishes: Publish[]): Promise<void> {
    const { store } = this.#options.pages;
    const tags = [...new Set(publishes.flatMap((publish) => publish.tags))];
    const touched = store.touchedBy(tags);
    const nowhere = store.notFoundKeys();
    await this.#order({ tags, paths: [...store.untagged(), ...nowhere] });
    for (const key of nowhere) store.delete(key);
    this.#show(publishes, touched, performance.now()).catch(this.#failed);
    if (nowhere.length) setTimeout(() => this.#lookTwice(nowhere).catch(this.#failed), secondLookMs).unref();
  }

  /** One line a publish: what it touched, and how long after its event the site knew and readers saw it. */
  async #show(publishes: Publish[], touched: Touched, toldAt: number): Promise<void> {
    const { pages, log, onVisible } = this.#options;
    const behind = await pages.bringUpToDate(touched, Math.max(...publishes.map(({ since }) => since)));
    for (const { tags, heardAt } of publishes) {
      const [toldMs, visibleMs] = [Math.round(toldAt - heardAt), millisecondsSince(heardAt)];
      onVisible(visibleMs);
      log.info({ tags: tags.length, ...countsOf(touched), behind, toldMs, visibleMs }, 'published');
    }
  }

  async #lookTwice(keys: string[]): Promise<void> {
    await this.#order({ tags: [], paths: keys });
    for (const key of keys)
      if (this.#options.pages.store.peek(key)?.page.status === 404) this.#options.pages.store.delete(key);
  }

  readonly #failed = (error: unknown): void => {
    this.#options.log.error({ err: error }, 'a publish could not be carried to readers');
  };

  /** Pages are brought up to date even where the site cannot be told: each look at a page repeats the order. */
  async #order(order: Parameters<OrderSite>[0]): Promise<void> {
    for (let attempt = 1; attempt <= mostOrders; attempt += 1) {
      try {
        return await this.#options.orderSite(order);
      } catch (error) {
        if (attempt === mostOrders)
          this.#options.log.error({ err: error }, 'the site was not told of a publish');
        await new Promise((resolve) => setTimeout(resolve, 100 * 2 ** attempt));
      }
    }
  }
}

/** Pages that are made anew at once, and those that wait until there is time or somebody reads them. */
const countsOf = ({ first, others }: Touched) => ({ pages: first.length, later: others.length });

const millisecondsSince = (begun: number): number => Math.round(performance.now() - begun);
