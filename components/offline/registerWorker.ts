/** Chromium gives no idle callback for minutes to a page that draws nothing new, and a picture may never load. */
const maxDelayMs = 4_000;

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
      // The worker has not seen how this page was opened.
      if (!serviceWorker.controller) (await serviceWorker.ready).active?.postMessage(null);
    })
    .catch(() => {});
};
