import { type ClientConfig, createClient } from '@sanity/client';

export type LiveContentOptions = {
  /** Points at the embedded lake or at hosted Sanity. */
  client: ClientConfig;
  /** Published content changed: what depends on these tags is behind. */
  onTags: (tags: string[]) => void;
  /** Events may have been missed: everything may be behind. */
  onGap: (reason: string) => void;
  /** Whether the Content Lake can be reached. */
  onReachable: (isReachable: boolean) => void;
};

const firstPauseMs = 500;
const longestPauseMs = 10_000;

/**
 * The one subscription to the Live Content API. It never gives up: after a break it subscribes anew and
 * reports the gap, because what happened meanwhile is not known.
 *
 * @returns what ends it.
 * @see https://www.sanity.io/docs/content-lake/live-content-api
 */
export const followLiveContent = ({
  client,
  onTags,
  onGap,
  onReachable,
}: LiveContentOptions): (() => void) => {
  const sanity = createClient(client);
  let pauseMs = firstPauseMs;
  let timer: NodeJS.Timeout | null = null;
  let isEnded = false;
  let unsubscribe = () => {};

  const subscribe = () => {
    const subscription = sanity.live.events().subscribe({
      next: (event) => {
        switch (event.type) {
          case 'welcome':
            pauseMs = firstPauseMs;
            onReachable(true);
            return onGap('subscribed');
          case 'message':
            return onTags(event.tags);
          case 'restart':
            return onGap('restart');
          case 'reconnect':
            return onReachable(false);
          case 'goaway':
            return again(event.reason ?? 'goaway');
        }
      },
      error: (error: unknown) => again(error instanceof Error ? error.message : String(error)),
      complete: () => again('ended'),
    });
    unsubscribe = () => subscription.unsubscribe();
  };

  const again = (_reason: string) => {
    onReachable(false);
    unsubscribe();
    if (isEnded || timer) return;
    timer = setTimeout(() => {
      timer = null;
      subscribe();
    }, pauseMs);
    pauseMs = Math.min(pauseMs * 2, longestPauseMs);
  };

  subscribe();
  return () => {
    isEnded = true;
    if (timer) clearTimeout(timer);
    unsubscribe();
  };
};
