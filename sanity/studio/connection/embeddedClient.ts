import { type ClientConfig, createClient, type SanityClient } from '@sanity/client';
import type { Fetch } from './patientFetch.ts';

/** Makes the clients that Studio asks for, all of which speak to the embedded lake below this site's own address. */
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
      // The client itself names its project with requests, but not with listeners.
      headers: { ...config.headers, 'X-Sanity-Project-ID': config.projectId ?? '' },
    });
};
