import { afterPaint } from './afterPaint.ts';
import { countedWords, formatNumber } from './elementWords.ts';

/** The response of the view count's route. */
type Views = { total: number; today: number };

const isViews = (value: unknown): value is Views =>
  typeof value === 'object' &&
  value !== null &&
  'total' in value &&
  'today' in value &&
  typeof value.total === 'number' &&
  typeof value.today === 'number';

const visibleMs = 1000;

/** `1,204 views, 17 today`; empty before the first view. */
const viewWords = (element: HTMLElement, { total, today }: Views): string =>
  total === 0
    ? ''
    : countedWords(element, total)
        .replace('{shown}', formatNumber(total))
        .replace('{today}', formatNumber(today));

/** Calls back once the page was visible for one second without a break; a prerendered page is not visible. */
const whenSeen = (callback: () => void): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    clearTimeout(timer);
    if (document.visibilityState === 'visible')
      timer = setTimeout(() => {
        stop();
        callback();
      }, visibleMs);
  };
  const stop = () => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', look);
  };
  document.addEventListener('visibilitychange', look);
  look();
  return stop;
};

/** Whether the reader followed a link on this site's front page. Browsers name other sites without their pages. */
const isFromFront = (): boolean => document.referrer.split(/[?#]/)[0] === `${location.origin}/`;

/** `<view-count slug="…">`: counts one reading, and shows the number of readings. */
export class ViewCount extends HTMLElement {
  #stop: (() => void) | null = null;

  connectedCallback() {
    const slug = this.getAttribute('slug');
    if (!slug) return;
    this.#stop = whenSeen(() => {
      navigator.sendBeacon('/api/views', JSON.stringify({ slug, fromFront: isFromFront() || undefined }));
    });
    this.#show(slug);
  }

  disconnectedCallback() {
    this.#stop?.();
  }

  async #show(slug: string) {
    await afterPaint();
    try {
      const response = await fetch(`/api/views?slug=${encodeURIComponent(slug)}`);
      const views: unknown = response.ok ? await response.json() : null;
      if (isViews(views)) this.textContent = viewWords(this, views);
    } catch {
      // The story is complete without the count.
    }
  }
}
