import { createClient, type SanityClient } from '@sanity/client';
import { apiVersion } from '../../lib/apiVersion.ts';
import type { Environment } from '../../server/environment.ts';
import type { Log } from '../../server/processes/catchAndLog.ts';
import type { ContentHandlers } from './ContentHandlers.ts';
import { followLiveContent } from './liveContent.ts';
import { followWithdrawals } from './liveWithdrawals.ts';

type Content = Pick<Environment, 'projectId' | 'dataset' | 'lakeUrl' | 'readToken'>;

/**
 * Subscribes to publishes and withdrawals of the embedded lake or of hosted Sanity, with the site's token if there is
 * one. A private dataset sends events to authorized clients only. The embedded lake delays events for anonymous clients
 * and has one limit for all of them, so other anonymous clients could delay publishes for readers.
 */
export const followContent = (content: Content, log: Log, handlers: ContentHandlers): void => {
  const client = contentClient(content);
  followWithdrawals({ client, log, ...handlers });
  followLiveContent({ client, log, ...handlers });
};

/** A client that reads what readers read. */
export const contentClient = ({ projectId, dataset, lakeUrl, readToken }: Content): SanityClient =>
  createClient({
    projectId,
    dataset,
    apiVersion,
    useCdn: false,
    ...(lakeUrl && { apiHost: lakeUrl, useProjectHostname: false }),
    ...(readToken && withToken(readToken)),
  });

/** For live events the client sends its token only with drafts, but it always sends its headers. */
const withToken = (token: string) => ({ token, headers: { authorization: `Bearer ${token}` } });
