import type { Logger } from 'pino';
import { catchAndLog } from '../../server/processes/catchAndLog.ts';
import { first, type TurnsOfStrangers } from '../callers/turnsOfStrangers.ts';
import type { LiveStreams } from '../live/LiveStreams.ts';
import type { RevalidateSite } from '../next/revalidateSite.ts';
import type { Pages } from '../pages/Pages.ts';
import type { WarmPages } from '../pages/WarmPages.ts';
import type { ContentHandlers } from './ContentHandlers.ts';
import { Publisher } from './Publisher.ts';

type Parts = {
  pages: Pages;
  /** What follows a publish goes before them. */
  turns: Pick<TurnsOfStrangers, 'site' | 'pictures'>;
  warmPages: WarmPages;
  revalidateSite: RevalidateSite;
  log: Logger;
  /** Called after a publish or withdrawal. */
  onChanged?: () => Promise<void>;
  /** Open pages of live stories. */
  live: Pick<LiveStreams, 'takeOff' | 'takeOffEntry' | 'putBackEntry' | 'noteGap' | 'openStories'>;
  /** Receives the time from a publish to the pages that show it. */
  onVisible: (milliseconds: number) => void;
};

/** Keeps the pages in memory and on disk up to date with the live events of the content. */
export const createContentHandlers = ({
  pages,
  turns,
  warmPages,
  revalidateSite,
  log,
  onChanged = async () => {},
  live,
  onVisible,
}: Parts): ContentHandlers => {
  const publisher = new Publisher({ pages, turns, revalidateSite, log, onVisible });
  return {
    onTags: catchAndLog(log, 'a publish', async (tags: string[]) => {
      await publisher.publish(tags);
      await onChanged();
    }),
    onGap: catchAndLog(log, 'a gap in the events', (reason: string) => {
      live.noteGap();
      return publisher.publishEverything(reason);
    }),
    onFollowing: catchAndLog(log, 'a gap in the withdrawals', async () => {
      live.noteGap();
      await pages.refreshAfterPublish({ first: live.openStories(), others: [] }, Date.now());
    }),
    onWithdrawn: catchAndLog(
      log,
      'a withdrawal',
      async ({ entryId, isRetracted, ...withdrawn }: Parameters<ContentHandlers['onWithdrawn']>[0]) => {
        const withdrawal = { ...withdrawn, at: Date.now() };
        pages.withdraw(withdrawal);
        warmPages.withdraw(withdrawal);
        if (withdrawn.kind === 'document') live.takeOff(withdrawn.path, isRetracted ? 'retracted' : 'gone');
        else if (entryId !== null) live.takeOffEntry(withdrawn.path, entryId);
        log.info(withdrawal, 'withdrawn');
        await first(turns, onChanged);
      },
    ),
    onRepublished: catchAndLog(
      log,
      'a republication',
      ({ path, entryId }: Parameters<ContentHandlers['onRepublished']>[0]) => {
        if (entryId !== null) return live.putBackEntry(path, entryId);
        pages.endWithdrawal(path);
        warmPages.endWithdrawal(path);
      },
    ),
    onReachable: (isReachable) => {
      pages.isContentReachable = isReachable;
      const message = isReachable ? 'the Content Lake is reachable' : 'the Content Lake cannot be reached';
      log[isReachable ? 'info' : 'warn']({ isReachable }, message);
    },
  };
};
