import type { Fetch } from './patientFetch.ts';

type Home = {
  /** The lake's base as the browser sees it, such as `https://news.example.org/lake`. */
  lakeUrl: string;
  projectId: string;
};

/** Where Studio asks after newer versions of itself and sends what people do in it. */
const vendorHosts = ['sanity-cdn.com', 'api.sanity.io', 'sentry.sanity.io'];

const isVendors = ({ hostname }: URL): boolean =>
  vendorHosts.some((host) => hostname === host || hostname.endsWith(`.${host}`));

/** Parts of Studio look for the project below a name of its own, which only a hosted lake has. */
const isProjectsOwnName = ({ host }: URL, { lakeUrl, projectId }: Home): boolean =>
  host === `${projectId}.${new URL(lakeUrl).host}`;

/**
 * A fetch that keeps Studio at home. The vendor's services it answers itself, with nothing: on a machine of its own
 * Studio has no account there, and asking would tell on the newsroom and fill the console where there is no internet.
 * What is meant for the lake it sends to the lake.
 */
export const stayAtHome =
  (fetch: Fetch, home: Home): Fetch =>
  (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    if (!URL.canParse(address)) return fetch(input, init);
    const url = new URL(address);
    if (isVendors(url)) return Promise.resolve(Response.json({}));
    if (!isProjectsOwnName(url, home)) return fetch(input, init);
    url.host = new URL(home.lakeUrl).host;
    return fetch(input instanceof Request ? new Request(url, input) : url, init);
  };
