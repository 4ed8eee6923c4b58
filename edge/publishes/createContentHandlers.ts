import type { Logger } from 'pino';
import { catchAndLog } from '../../server/processes/catchAndLog.ts';
import type { RevalidateSite } from '../next/revalidateSite.ts';
import type { Pages } from '../pages/Pages.ts';
import type { WarmPages } from '../pages/WarmPages.ts';
import type { ContentHandlers } from './ContentHandlers.ts';
import { Publisher } from './Publisher.ts';

type Parts = {
  pages: Pages;
  warmPages: WarmPages;
  revalidateSite: RevalidateSite;
  log: Logger;
  /** Receives the time from a publish to the pages that show it. */
  onVisible: (milliseconds: number) => void;
};

/** Keeps the pages in memory and on disk up to date with the live events of the content. */
export const createContentHandlers = ({
  pages,
  warmPages,
  revalidateSite,
  log,
  onVisible,
}: Parts): ContentHandlers => {
  const publisher = new Publisher({ pages, revalidateSite, log, onVisible });
  return {
    onTags: catchAndLog(log, 'a publish', (tags: string[]) => publisher.publish(tags)),
    onGap: catchAndLog(log, 'a gap in the events', (reason: string) => publisher.publishEverything(reason)),
    onWithdrawn: catchAndLog(log, 'a withdrawal', (path: string) => {
      const withdrawal = { path, at: Date.now() };
      pages.withdraw(withdrawal);
      warmPages.withdraw(withdrawal);
      log.info(withdrawal, 'withdrawn');
    }),
    onRepublished: catchAndLog(log, 'a republication', (path: string) => {
      pages.endWithdrawal(path);
      warmPages.endWithdrawal(path);
    }),
    onReachable: (isReachable) => {
      pages.isContentReachable = isReachable;
      const message = isReachable ? 'the Content Lake is reachable' : 'the Content Lake cannot be reached';
      log[isReachable ? 'info' : 'warn']({ isReachable }, message);
    },
  };
};
