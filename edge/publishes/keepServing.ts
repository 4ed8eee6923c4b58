import { setTimeout as pause } from 'node:timers/promises';

const frontPage = '/';
const siteAskMs = 100;
const sitePatienceMs = 5_000;
const firstPauseMs = 500;
const longestPauseMs = 5_000;

/**
 * Has the front page rendered as soon as the site answers: nobody knows before whether pages can be. Whenever there is
 * no page at all in memory it tries again, for good, so that a machine heals that nobody sends readers to.
 */
export const keepServing = async (
  pages: { canServe: () => boolean; prepare: (key: string) => Promise<boolean> },
  siteOrigin: string,
): Promise<never> => {
  let isRendered = false;
  for (
    let pauseMs = firstPauseMs;
    ;
    pauseMs = isRendered ? firstPauseMs : Math.min(pauseMs * 2, longestPauseMs)
  ) {
    if (!isRendered || !pages.canServe()) {
      await untilItAnswers(`${siteOrigin}/api/revalidate`);
      isRendered = await pages.prepare(frontPage).catch(() => false);
    }
    await pause(isRendered ? longestPauseMs : pauseMs, undefined, { ref: false });
  }
};

const untilItAnswers = async (url: string): Promise<void> => {
  for (;;) {
    try {
      const answer = await fetch(url, { signal: AbortSignal.timeout(sitePatienceMs), redirect: 'manual' });
      return void (await answer.body?.cancel());
    } catch {
      await pause(siteAskMs, undefined, { ref: false });
    }
  }
};
