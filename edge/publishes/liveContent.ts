import type { SanityClient } from '@sanity/client';
import type { Log } from '../../server/processes/catchAndLog.ts';
import { subscribeForever } from '../../server/subscriptions/subscribeForever.ts';

export type LiveContentOptions = {
  /** Points at the embedded lake or at hosted Sanity. */
  client: SanityClient;
  log: Log;
  /** Published content changed: pages with these tags are outdated. */
  onTags: (tags: string[]) => void;
  /** Events may have been missed: any page may be outdated. */
  onGap: (reason: string) => void;
  /** Receives false on disconnect and true on reconnect. */
  onReachable: (isReachable: boolean) => void;
};

/**
 * Subscribes to the Live Content API. Reports a gap after each reconnect, because events may have been missed.
 *
 * @see https://www.sanity.io/docs/content-lake/live-content-api
 */
export const followLiveContent = ({ client, log, onTags, onGap, onReachable }: LiveContentOptions): void =>
  subscribeForever({
    log,
    open: () => client.live.events(),
    onEvent: (event, { resetBackoff, reconnect }) => {
      switch (event.type) {
        case 'welcome':
          resetBackoff();
          onReachable(true);
          return onGap('subscribed');
        case 'message':
          return onTags(event.tags);
        case 'restart':
          return onGap('restart');
        case 'reconnect':
          return onReachable(false);
        case 'goaway':
          return reconnect();
      }
    },
    onDisconnect: () => onReachable(false),
  });
