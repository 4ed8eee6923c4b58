import type { Page } from '../http/Page.ts';

/** No render takes longer: the edge gives one up before. */
const keptMs = 60_000;

/** `heardAt` is monotonic, so that a clock that is set back keeps no publish for longer. */
type Publish = { at: number; heardAt: number; tags: ReadonlySet<string> };

/**
 * The publishes of the last minute, for pages whose making was under way when one came: nobody could have
 * named them, as they were not kept yet.
 */
export class RecentPublishes {
  #publishes: Publish[] = [];

  /** @param at epoch milliseconds. */
  add(tags: string[], at: number): void {
    this.#publishes = [...this.#recent(), { at, heardAt: performance.now(), tags: new Set(tags) }];
  }

  /**
   * The latest publish that a page may not show, in epoch milliseconds, or null.
   *
   * @param begunAt when its making began: for pages that do not say when they read their content.
   */
  hiddenFrom(page: Page, begunAt: number): number | null {
    if (!page.isContent) return null;
    const readAt = page.readAt ?? begunAt;
    const missed = this.#recent().filter(({ at, tags }) => at > readAt && isTouched(page, tags));
    return missed.length ? Math.max(...missed.map(({ at }) => at)) : null;
  }

  #recent(): Publish[] {
    const oldest = performance.now() - keptMs;
    return this.#publishes.filter(({ heardAt }) => heardAt > oldest);
  }
}

/** An address that led nowhere may lead somewhere after any publish. */
const isTouched = ({ status, tags }: Page, published: ReadonlySet<string>): boolean =>
  status === 404 || tags === null || tags.some((tag) => published.has(tag));
