import type { Page } from '../http/Page.ts';

/** What was taken back: the path of the document, such as `/articles/a-story`, and when, in epoch milliseconds. */
export type Withdrawal = { path: string; at: number };

/** No older render comes back after that: neither the site nor Redis keeps one for as long. */
const rememberedMs = 2 * 24 * 60 * 60 * 1000;
const mostRemembered = 20_000;

/** Everything about one document lies under one path: `/articles/a` has `/articles/a.md` and `/articles/a/report`. */
const documentPathOf = (path: string): string | null => {
  const [root, kind, name, ...rest] = path.split('/');
  if (root !== '' || !kind || !name) return null;
  const isMarkdown = rest.length === 0 && name.endsWith('.md') && name !== '.md';
  return `/${kind}/${isMarkdown ? name.slice(0, -'.md'.length) : name}`;
};

/** Feeds hold the whole text of many documents. */
const isFeed = ({ headers }: Pick<Page, 'headers'>): boolean =>
  /\+xml|feed\+json/.test(headers['content-type'] ?? '');

/**
 * What was published once and may not be shown any more, whatever fails: unlike what merely changed, it is not served
 * for want of something newer.
 */
export class Withdrawals {
  readonly #atByPath = new Map<string, number>();
  #latestAt = 0;

  add({ path, at }: Withdrawal): void {
    if (at < Date.now() - rememberedMs) return;
    this.#atByPath.delete(path);
    this.#atByPath.set(path, at);
    this.#latestAt = Math.max(this.#latestAt, at);
    if (this.#atByPath.size <= mostRemembered) return;
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

  /** @param askedAt for pages that do not say when they read their content; also where the clock was set back since. */
  hides(page: Page, askedAt: number): boolean {
    if (page.status >= 400 || !page.isContent) return false;
    const ofDocument = this.#atByPath.get(documentPathOf(page.key) ?? '') ?? 0;
    const at = isFeed(page) ? Math.max(ofDocument, this.#latestAt) : ofDocument;
    return (page.readAt ?? askedAt) < Math.min(at, askedAt);
  }
}
