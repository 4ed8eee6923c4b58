import { setTimeout as pause } from 'node:timers/promises';

const frontPage = '/';
const siteRetryMs = 100;
const siteTimeoutMs = 5_000;
const firstPauseMs = 500;
const maxPauseMs = 5_000;

/**
 * Requests the front page as soon as the site answers, to check that pages can be rendered. Tries again without end
 * whenever no page is in memory, so that a machine recovers although a load balancer sends it no readers.
 */
export const keepFrontPageCached = async (
  pages: { canServe: () => boolean; prepare: (key: string) => Promise<boolean> },
  siteOrigin: string,
): Promise<never> => {
  let isRendered = false;
  for (
    let pauseMs = firstPauseMs;
    ;
    pauseMs = isRendered ? firstPauseMs : Math.min(pauseMs * 2, maxPauseMs)
  ) {
    if (!isRendered || !pages.canServe()) {
      await waitForAnswer(`${siteOrigin}/api/revalidate`);
      isRendered = await pages.prepare(frontPage).catch(() => false);
    }
    await pause(isRendered ? maxPauseMs : pauseMs, undefined, { ref: false });
  }
};

const waitForAnswer = async (url: string): Promise<void> => {
  for (;;) {
    try {
      const answer = await fetch(url, { signal: AbortSignal.timeout(siteTimeoutMs), redirect: 'manual' });
      return void (await answer.body?.cancel());
    } catch {
      await pause(siteRetryMs, undefined, { ref: false });
    }
  }
};
