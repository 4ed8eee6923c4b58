import type { Page } from '../http/Page.ts';
import { isStale, type SiteAnswer } from '../next/askSite.ts';
import type { Slot } from './PageStore.ts';

/** A cached page is fresh for this long; then it is refreshed in the background. */
export const lifetimeMs = 1_000;
/** The delay after Next served a stale page while it renders a new one. */
const recheckMs = 250;
/** A page that cannot be refreshed is served for this long. */
const lastGoodMs = 24 * 60 * 60 * 1000;
const maxBackoffMs = 10_000;
/** More older renders in a row than this mean that the clock was set back. */
const maxOlderRenders = 3;

/** The state of a page that was just read from the site. */
export const freshSlot = (page: Page): Slot => ({
  page,
  nextCheckAt: performance.now() + lifetimeMs,
  lastGoodAt: performance.now(),
  outdatedSince: null,
  failure: null,
  failures: 0,
  olderRenders: 0,
});

/** Whether the site sent or confirmed the page recently enough. */
export const isServable = ({ lastGoodAt }: Slot, now = performance.now()): boolean =>
  now - lastGoodAt < lastGoodMs;

/** The site sent or confirmed the page. @param askedAt epoch milliseconds. */
export const settle = (slot: Slot, answer: SiteAnswer, askedAt: number): void => {
  const now = performance.now();
  const { page } = slot;
  const isRenderedAgain = isStale(answer);
  slot.failure = null;
  slot.failures = 0;
  slot.lastGoodAt = now;
  slot.nextCheckAt = page.isContent
    ? now + (isRenderedAgain ? recheckMs : lifetimeMs)
    : now + lastGoodMs / 24;
  if (slot.outdatedSince !== null && (page.readAt ?? askedAt) >= slot.outdatedSince && !isRenderedAgain)
    slot.outdatedSince = null;
};

/** The page could not be refreshed: the next attempt waits longer after each failure. */
export const noteFailure = (slot: Slot, reason: string): void => {
  slot.failure = reason;
  slot.failures += 1;
  slot.nextCheckAt = performance.now() + Math.min(lifetimeMs * 2 ** (slot.failures - 1), maxBackoffMs);
};

/**
 * Keeps a page if the site sent an older render, and returns true then. The site cached a render that started before a
 * publish over the newer one. Readers never get the older page: the site renders again.
 */
export const keepNewer = (held: Slot, page: Page): boolean => {
  if (!isOlder(page, held.page) || held.olderRenders >= maxOlderRenders) return false;
  held.olderRenders += 1;
  held.outdatedSince ??= held.page.readAt;
  held.failure = null;
  held.failures = 0;
  held.lastGoodAt = performance.now();
  held.nextCheckAt = held.lastGoodAt + recheckMs;
  return true;
};

const isOlder = (page: Page, than: Page): boolean =>
  page.readAt !== null && than.readAt !== null && page.readAt < than.readAt;
