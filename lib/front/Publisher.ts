import type { Logger } from 'pino';
import type { Pages } from './Pages.ts';
import type { OrderSite } from './siteOrders.ts';

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

/** Carries a publish from the Content Lake to readers. */
export class Publisher {
  readonly #options: PublisherOptions;

  constructor(options: PublisherOptions) {
    this.#options = options;
  }

  /** Content with these sync tags changed just now. */
  async publish(tags: string[]): Promise<void> {
    const { pages, log, onVisible } = this.#options;
    const since = Date.now();
    const begun = performance.now();
    pages.notePublish(tags, since);
    const touched = pages.store.touchedBy(tags);
    const nowhere = pages.store.notFoundKeys();
    await this.#order({ tags, paths: [...touched, ...nowhere] });
    for (const key of nowhere) pages.store.delete(key);
    await pages.bringUpToDate(touched, since);
    const visibleMs = Math.round(performance.now() - begun);
    onVisible(visibleMs);
    log.info({ tags: tags.length, pages: touched.length, visibleMs }, 'published');
    if (nowhere.length) setTimeout(() => void this.#lookTwice(nowhere), secondLookMs).unref();
  }

  /** Anything may have changed since `reason`. */
  async publishEverything(reason: string): Promise<void> {
    const { pages, log } = this.#options;
    const since = Date.now();
    const begun = performance.now();
    await this.#order({ everything: true });
    for (const key of pages.store.notFoundKeys()) pages.store.delete(key);
    const keys = pages.store.keys().filter((key) => pages.store.peek(key)?.page.isContent);
    await pages.bringUpToDate(keys, since);
    log.info(
      { reason, pages: keys.length, visibleMs: Math.round(performance.now() - begun) },
      'everything looked at anew',
    );
  }

  async #lookTwice(keys: string[]): Promise<void> {
    await this.#order({ tags: [], paths: keys });
    for (const key of keys)
      if (this.#options.pages.store.peek(key)?.page.status === 404) this.#options.pages.store.delete(key);
  }

  /** Pages are brought up to date even where the site cannot be told: each look at a page repeats the order. */
  async #order(order: Parameters<OrderSite>[0]): Promise<void> {
    for (let attempt = 1; attempt <= mostOrders; attempt += 1) {
      try {
        return await this.#options.orderSite(order);
      } catch (error) {
        if (attempt === mostOrders) this.#options.log.error({ error }, 'the site was not told of a publish');
        await new Promise((resolve) => setTimeout(resolve, 100 * 2 ** attempt));
      }
    }
  }
}
