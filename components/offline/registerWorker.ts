import type { PageMessage } from '../../lib/reading/offline/pageMessage.ts';

/** Chromium gives no idle callback for minutes to a page that draws nothing new, and a picture may never load. */
const maxDelayMs = 4_000;

/** What TypeScript's library lacks of the opening of a page. */
type Prefetched = { activationStart?: number; deliveryType?: string };

/** A page that was fetched before the reader opened it. The worker has kept nothing of it. */
const wasFetchedAhead = (): boolean => {
  const [opening] = performance.getEntriesByType('navigation');
  const { activationStart, deliveryType }: Prefetched = Object(opening);
  return (activationStart ?? 0) > 0 || deliveryType === 'navigational-prefetch';
};

/** The paths of the pictures of this origin that are there. */
const pathsOf = (images: Iterable<HTMLImageElement>): string[] =>
  [...images].flatMap(({ complete, currentSrc }) => {
    const { origin, pathname, search } = new URL(currentSrc || location.href);
    return complete && currentSrc && origin === location.origin ? [pathname + search] : [];
  });

/**
 * Starts reading offline once the page is there and the browser has nothing else to do, or after a few seconds. A browser
 * that keeps nothing refuses: the page works without.
 */
export const registerWorker = (): void => {
  if (!('serviceWorker' in navigator) || !document.documentElement.dataset.offline) return;
  const { serviceWorker } = navigator;
  const loaded = new Promise<void>((resolve) => {
    if (document.readyState === 'complete') resolve();
    else addEventListener('load', () => resolve(), { once: true });
  });
  // Safari has no idle callback.
  const whenIdle = window.requestIdleCallback ?? setTimeout;
  const quiet = loaded.then(() => new Promise((resolve) => whenIdle(resolve)));
  const late = new Promise((resolve) => setTimeout(resolve, maxDelayMs));
  Promise.race([quiet, late])
    .then(async () => {
      await serviceWorker.register('/sw.js');
      if (serviceWorker.controller && !wasFetchedAhead()) return;
      const { active } = await serviceWorker.ready;
      const tell = (message: PageMessage) => active?.postMessage(message);
      tell({ isOpened: true, pictures: pathsOf(document.images) });
      if (serviceWorker.controller) return;
      // Pictures further down are loaded when the reader comes near.
      document.addEventListener(
        'load',
        ({ target }) =>
          target instanceof HTMLImageElement && tell({ isOpened: false, pictures: pathsOf([target]) }),
        { capture: true },
      );
    })
    .catch(() => {});
};
