import { type ClientConfig, createClient, type SanityClient } from '@sanity/client';
import { createLaneFetch } from './laneFetch.ts';

/** Makes the clients that Studio asks for, all of which speak to the embedded lake below this site's own address. */
export const embeddedClientFactory = (lakeUrl: string): ((config: ClientConfig) => SanityClient) => {
  const laneFetch = createLaneFetch(lakeUrl);
  const resolveFetch = () => laneFetch;
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
