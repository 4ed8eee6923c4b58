/** If the browser tells of no paint. */
const maxWaitMs = 3_000;
const paint = 'first-contentful-paint';

/** Resolves once the page is painted, so that what can wait takes nothing from it. In the background nothing is painted. */
export const afterPaint = (): Promise<void> =>
  new Promise((resolve) => {
    if (document.hidden || !('PerformanceObserver' in window)) return resolve();
    new PerformanceObserver((list) => {
      if (list.getEntriesByName(paint).length > 0) resolve();
    }).observe({ type: 'paint', buffered: true });
    setTimeout(resolve, maxWaitMs);
  });
