const frontPage = '/';

/**
 * The site renders a page again if it is older than a minute, at the request after that. These requests make the front
 * page follow the time without readers: a place on it that has ended is gone after a minute and two of these intervals
 * at most.
 */
const intervalMs = 10_000;

type FrontPages = { canServe: () => boolean; prepare: (key: string) => Promise<unknown> };

/** Requests the front page regularly. @returns a function that stops it. */
export const refreshFrontPage = (pages: FrontPages, everyMs = intervalMs): (() => void) => {
  const timer = setInterval(() => {
    if (pages.canServe()) void pages.prepare(frontPage).catch(() => {});
  }, everyMs).unref();
  return () => clearInterval(timer);
};
