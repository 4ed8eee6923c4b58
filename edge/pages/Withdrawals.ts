import type { Page } from '../http/Page.ts';

/** A withdrawn document: its path, such as `/articles/a-story`, and the time in epoch milliseconds. */
export type Withdrawal = { path: string; at: number };

/** Longer than the site or Redis cache a render: afterwards no older render can appear. */
const rememberedMs = 2 * 24 * 60 * 60 * 1000;
const maxWithdrawals = 20_000;

/** All pages of a document share one path: `/articles/a` has `/articles/a.md` and `/articles/a/report`. */
const documentPathOf = (path: string): string | null => {
  const [root, kind, name, ...rest] = path.split('/');
  if (root !== '' || !kind || !name) return null;
  const isMarkdown = rest.length === 0 && name.endsWith('.md') && name !== '.md';
  return `/${kind}/${isMarkdown ? name.slice(0, -'.md'.length) : name}`;
};

/** Feeds contain the whole text of many documents. */
const isFeed = ({ headers }: Pick<Page, 'headers'>): boolean =>
  /\+xml|feed\+json/.test(headers['content-type'] ?? '');

/**
 * The documents that were published once and must not be shown any more. Unlike an outdated page, a withdrawn page is
 * not served when a refresh fails.
 */
export class Withdrawals {
  readonly #atByPath = new Map<string, number>();
  #latestAt = 0;

  add({ path, at }: Withdrawal): void {
    if (at < Date.now() - rememberedMs) return;
    this.#atByPath.delete(path);
    this.#atByPath.set(path, at);
    this.#latestAt = Math.max(this.#latestAt, at);
    if (this.#atByPath.size <= maxWithdrawals) return;
    const [oldest] = this.#atByPath.keys();
    if (oldest !== undefined) this.#atByPath.delete(oldest);
  }

  /** It was published again. */
  delete(path: string): void {
    this.#atByPath.delete(path);
  }

  has(key: string): boolean {
    return this.#atByPath.has(documentPathOf(key) ?? '');
  }

  /** @param askedAt used for pages without a read time, and if the clock was set back since. */
  hides(page: Page, askedAt: number): boolean {
    if (page.status >= 400 || !page.isContent) return false;
    const ofDocument = this.#atByPath.get(documentPathOf(page.key) ?? '') ?? 0;
    const at = isFeed(page) ? Math.max(ofDocument, this.#latestAt) : ofDocument;
    return (page.readAt ?? askedAt) < Math.min(at, askedAt);
  }
}
