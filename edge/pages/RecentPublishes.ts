import { isMissing, type Page } from '../http/Page.ts';

/** Longer than any render: the edge times out before. */
const keptMs = 60_000;

/** `receivedAt` is monotonic: a clock that is set back must not extend the time. */
type Publish = { at: number; receivedAt: number; tags: ReadonlySet<string> };

/**
 * The publishes of the last minute, for pages whose render was in progress at a publish: the cache did not contain
 * them yet, so the publish could not mark them.
 */
export class RecentPublishes {
  #publishes: Publish[] = [];

  /** @param at epoch milliseconds. */
  add(tags: string[], at: number): void {
    this.#publishes = [...this.#recent(), { at, receivedAt: performance.now(), tags: new Set(tags) }];
  }

  /**
   * The latest publish that a page may not show, in epoch milliseconds, or null.
   *
   * @param begunAt when the render began, for pages without a read time.
   */
  findMissedPublish(page: Page, begunAt: number): number | null {
    if (!page.isContent) return null;
    const readAt = page.readAt ?? begunAt;
    const missed = this.#recent().filter(({ at, tags }) => at > readAt && isTouched(page, tags));
    return missed.length ? Math.max(...missed.map(({ at }) => at)) : null;
  }

  #recent(): Publish[] {
    const oldest = performance.now() - keptMs;
    return this.#publishes.filter(({ receivedAt }) => receivedAt > oldest);
  }
}

const isTouched = (page: Page, published: ReadonlySet<string>): boolean =>
  isMissing(page) || page.tags === null || page.tags.some((tag) => published.has(tag));
