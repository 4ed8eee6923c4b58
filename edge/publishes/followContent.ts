import { createClient } from '@sanity/client';
import { apiVersion } from '../../lib/apiVersion.ts';
import type { Environment } from '../../server/environment.ts';
import type { Log } from '../../server/processes/guarded.ts';
import { followLiveContent } from './liveContent.ts';
import { followWithdrawals } from './liveWithdrawals.ts';
import type { Told } from './Told.ts';

type Content = Pick<Environment, 'projectId' | 'dataset' | 'lakeUrl' | 'readToken'>;

/**
 * Follows what is published and withdrawn, at the embedded lake or at hosted Sanity, with the site's token where
 * there is one. A private dataset tells its changes to those alone who may read it. Our own lake tells strangers late,
 * and within bounds that other strangers can use up: readers would wait for a publish.
 */
export const followContent = (
  { projectId, dataset, lakeUrl, readToken }: Content,
  log: Log,
  told: Told,
): void => {
  const client = createClient({
    projectId,
    dataset,
    apiVersion,
    useCdn: false,
    ...(lakeUrl && { apiHost: lakeUrl, useProjectHostname: false }),
    ...(readToken && withToken(readToken)),
  });
  followWithdrawals({ client, log, ...told });
  followLiveContent({ client, log, ...told });
};

/** The client sends its token with live events of drafts alone, which are not ours to follow; its headers always. */
const withToken = (token: string) => ({ token, headers: { authorization: `Bearer ${token}` } });
