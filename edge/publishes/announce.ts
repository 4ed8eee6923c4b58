import type { Logger } from 'pino';
import { Announcer } from '../../server/announcements/Announcer.ts';
import { createIndexNow } from '../../server/announcements/indexNow.ts';
import { createReadChanges } from '../../server/announcements/readChanges.ts';
import { createWebSub } from '../../server/announcements/webSub.ts';
import type { Environment } from '../../server/environment.ts';
import { sharedRedis } from '../../server/redis/connectRedis.ts';
import { rememberInRedis } from '../../server/redis/rememberInRedis.ts';
import { createAskSite } from '../next/askSite.ts';
import type { ContentHandlers } from './ContentHandlers.ts';

const askTimeoutMs = 15_000;
/** Longer than any machine takes to see a change. */
const announcedMs = 60 * 60 * 1000;

type Settings = Pick<
  Environment,
  'siteUrl' | 'indexNowKey' | 'webSubHub' | 'redisUrl' | 'projectId' | 'dataset'
> & { siteOrigin: string };

/** Announces changed pages to the configured external services too. */
export const withAnnouncements = (
  settings: Settings,
  log: Logger,
  handlers: ContentHandlers,
): ContentHandlers => {
  const announcer = createAnnouncer(settings, log);
  if (!announcer) return handlers;
  return {
    ...handlers,
    onTags: (tags) => {
      handlers.onTags(tags);
      announcer.notePublish();
    },
    onGap: (reason) => {
      handlers.onGap(reason);
      announcer.notePublish();
    },
  };
};

/** Null if no external service is configured. */
const createAnnouncer = (
  { siteOrigin, siteUrl, indexNowKey, webSubHub, redisUrl, projectId, dataset }: Settings,
  log: Logger,
): Announcer | null => {
  const announce = [
    ...(indexNowKey ? [createIndexNow({ key: indexNowKey, siteUrl })] : []),
    ...(webSubHub ? [createWebSub({ hub: webSubHub, siteUrl })] : []),
  ];
  if (announce.length === 0) return null;
  const askSite = createAskSite({ siteOrigin, siteUrl, timeoutMs: askTimeoutMs });
  const remember =
    redisUrl && rememberInRedis(sharedRedis(redisUrl), `copydesk:${projectId}:${dataset}:announced:`);
  return new Announcer({
    readChanges: createReadChanges(askSite),
    announce,
    ...(remember && { mayAnnounce: (change) => remember(change, announcedMs) }),
    log,
  });
};
