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

/** Studio offers to send feedback where somebody takes it; here it would be lost. */
const takesFeedback = (url: URL): boolean => isVendors(url) && url.pathname.endsWith('/intake/feedback');

/**
 * Signed out, Studio asks a few times who is there, without a token, and signs that out once more. Nobody is: the
 * lake would say so, in red.
 */
const asksWhoIsThere = ({ href }: URL, { lakeUrl }: Home, headers: Headers): boolean =>
  href.startsWith(`${lakeUrl}/`) &&
  /^\/v[\w-]+\/(?:users\/me|auth\/logout)(?:\?|$)/u.test(href.slice(lakeUrl.length)) &&
  !headers.has('authorization');

const nobody = (): Response =>
  Response.json(
    { statusCode: 401, error: 'Unauthorized', message: 'Nobody is signed in', errorCode: 'SIO-401-ANF' },
    { status: 401 },
  );

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
    if (takesFeedback(url)) return Promise.resolve(new Response(null, { status: 503 }));
    if (isVendors(url)) return Promise.resolve(Response.json({}));
    const headers = new Headers(init?.headers ?? (input instanceof Request ? input.headers : undefined));
    if (asksWhoIsThere(url, home, headers)) return Promise.resolve(nobody());
    if (!isProjectsOwnName(url, home)) return fetch(input, init);
    url.host = new URL(home.lakeUrl).host;
    return fetch(input instanceof Request ? new Request(url, input) : url, init);
  };
