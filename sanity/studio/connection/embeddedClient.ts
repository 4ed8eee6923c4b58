import { type ClientConfig, createClient, type SanityClient } from '@sanity/client';
import type { Fetch } from './retries/retryRequests.ts';

/** Creates Studio's clients for the embedded lake under the site's own origin. */
export const embeddedClientFactory = (
  lakeUrl: string,
  fetch: Fetch,
): ((config: ClientConfig) => SanityClient) => {
  const resolveFetch = () => fetch;
  return (config) =>
    createClient({
      ...config,
      apiHost: lakeUrl,
      useProjectHostname: false,
      resolveFetch,
      // The limit of each try is in the fetch. The client's would end an edit that waits for the server.
      timeout: 0,
      // The client sends its project with requests, but not with listeners.
      headers: { ...config.headers, 'X-Sanity-Project-ID': config.projectId ?? '' },
    });
};
