import type { Page } from '../http/Page.ts';

/**
 * What was taken off the site: the document at a path such as `/articles/a-story`, or an entry of the live story there,
 * which stays on the site itself. A path that a document left counts as the latter: its redirect is awaited.
 */
export type Withdrawn = { path: string; kind: 'document' | 'entry' };

/** `at` is in epoch milliseconds. */
export type Withdrawal = Withdrawn & { at: number };

/** Longer than the site or Redis cache a render: afterwards no older render can appear. */
const rememberedMs = 2 * 24 * 60 * 60 * 1000;
const maxWithdrawals = 20_000;

type Known = { at: number; receivedAt: number };

/** When the edge requested a page, by the wall clock and by the monotonic one. */
export type Asked = { at: number; monotonicAt: number };

/** Cached pages: they were requested before any withdrawal that arrives now. */
export const cachedBefore: Asked = { at: Number.NEGATIVE_INFINITY, monotonicAt: Number.NEGATIVE_INFINITY };

/** Other formats of `/articles/a`. */
const formats = /(?<=.)\.(?:md|json)$/;

/** All pages of a document share one path: `/articles/a` has `/articles/a.md` and `/articles/a/report`. */
const documentPathOf = (path: string): string | null => {
  const [root, kind, name, ...rest] = path.split('/');
  if (root !== '' || !name) return null;
  return `/${kind}/${rest.length === 0 ? name.replace(formats, '') : name}`;
};

/** Feeds contain the whole text of many documents. */
const isFeed = ({ headers }: Pick<Page, 'headers'>): boolean =>
  /\+xml|json/.test(headers['content-type'] ?? '');

/**
 * What was published once and must not be shown any more. Unlike an outdated page, a page from before a withdrawal is not
 * served when a refresh fails. After that of a document its address answers 410; after that of an entry a newer render of
 * the story is awaited.
 */
export class Withdrawals {
  readonly #byPath = { document: new Map<string, Known>(), entry: new Map<string, Known>() };
  #latest: Known = { at: 0, receivedAt: Number.NEGATIVE_INFINITY };

  add({ path, kind, at }: Withdrawal): void {
    if (at < Date.now() - rememberedMs) return;
    const receivedAt = performance.now();
    const byPath = this.#byPath[kind];
    byPath.delete(path);
    byPath.set(path, { at, receivedAt });
    this.#latest = { at: Math.max(this.#latest.at, at), receivedAt };
    if (byPath.size <= maxWithdrawals) return;
    const [oldest] = byPath.keys();
    if (oldest !== undefined) byPath.delete(oldest);
  }

  /** The document was published again. */
  delete(path: string): void {
    this.#byPath.document.delete(path);
  }

  /** Whether the document of a page was withdrawn. */
  has(key: string): boolean {
    return this.#byPath.document.has(documentPathOf(key) ?? '');
  }

  /**
   * Returns true if a page may show withdrawn content.
   *
   * A page that was requested before the withdrawal is older, unless its read time is later. A page that was requested
   * afterwards may be an older cached render: its read time is before the request. The read time is not compared with
   * a withdrawal in the future, which exists if the clock was set back.
   *
   * @param asked replaces a missing read time.
   */
  hides(page: Page, asked: Asked): boolean {
    if (page.status >= 400 || !page.isContent) return false;
    const path = documentPathOf(page.key) ?? '';
    const { document, entry } = this.#byPath;
    const known = [document.get(path), entry.get(path), isFeed(page) ? this.#latest : undefined];
    return known.some((withdrawal) => withdrawal !== undefined && isOlder(page, asked, withdrawal));
  }
}

const isOlder = ({ readAt }: Page, asked: Asked, { at, receivedAt }: Known): boolean => {
  const isInProgress = asked.monotonicAt < receivedAt;
  return (readAt ?? asked.at) < (isInProgress ? at : Math.min(at, asked.at));
};
