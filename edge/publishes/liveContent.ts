import type { SanityClient } from '@sanity/client';
import type { Log } from '../../server/processes/guarded.ts';
import { followForGood } from './followForGood.ts';

export type LiveContentOptions = {
  /** Points at the embedded lake or at hosted Sanity. */
  client: SanityClient;
  log: Log;
  /** Published content changed: what depends on these tags is behind. */
  onTags: (tags: string[]) => void;
  /** Events may have been missed: everything may be behind. */
  onGap: (reason: string) => void;
  /** Whether the Content Lake can be reached. */
  onReachable: (isReachable: boolean) => void;
};

/**
 * The one subscription to the Live Content API. After a break it reports the gap, because what happened meanwhile is
 * not known.
 *
 * @see https://www.sanity.io/docs/content-lake/live-content-api
 */
export const followLiveContent = ({ client, log, onTags, onGap, onReachable }: LiveContentOptions): void =>
  followForGood({
    log,
    open: () => client.live.events(),
    onEvent: (event, { isGood, giveUp }) => {
      switch (event.type) {
        case 'welcome':
          isGood();
          onReachable(true);
          return onGap('subscribed');
        case 'message':
          return onTags(event.tags);
        case 'restart':
          return onGap('restart');
        case 'reconnect':
          return onReachable(false);
        case 'goaway':
          return giveUp();
      }
    },
    onBreak: () => onReachable(false),
  });
