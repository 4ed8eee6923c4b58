import type { Fetch } from './retries/retryRequests.ts';

type Home = {
  /** The lake's base URL in the browser, such as `https://news.example.org/lake`. */
  lakeUrl: string;
  projectId: string;
};

/** Where Studio checks for updates and sends telemetry. */
const vendorHosts = ['sanity-cdn.com', 'api.sanity.io', 'sentry.sanity.io'];

const isVendorHost = ({ hostname }: URL): boolean =>
  vendorHosts.some((host) => hostname === host || hostname.endsWith(`.${host}`));

/** Parts of Studio use a host name per project, which only the hosted lake has. */
const isProjectHost = ({ host }: URL, { lakeUrl, projectId }: Home): boolean =>
  host === `${projectId}.${new URL(lakeUrl).host}`;

/** Studio looks for a file that only deployed Studios have. Here the request would be an error in the console. */
const isManifestOfDeployedStudio = (url: URL, { lakeUrl }: Home): boolean =>
  url.origin === new URL(lakeUrl).origin && url.pathname === '/static/create-manifest.json';

/** Disables feedback in Studio: nobody would receive it. */
const isFeedback = (url: URL): boolean => isVendorHost(url) && url.pathname.endsWith('/intake/feedback');

/**
 * After sign-out Studio requests the current user a few times without a token and signs out again. The lake would
 * reject both, with errors in the console.
 */
const requestsUserWithoutToken = ({ href }: URL, { lakeUrl }: Home, headers: Headers): boolean =>
  href.startsWith(`${lakeUrl}/`) &&
  /^\/v[\w-]+\/(?:users\/me|auth\/logout)(?:\?|$)/u.test(href.slice(lakeUrl.length)) &&
  !headers.has('authorization');

const unauthorizedResponse = (): Response =>
  Response.json(
    { statusCode: 401, error: 'Unauthorized', message: 'Nobody is signed in', errorCode: 'SIO-401-ANF' },
    { status: 401 },
  );

/**
 * A fetch that keeps Studio's requests local. Requests to the vendor's services get an empty answer: there is no
 * account, they would reveal the newsroom, and they would fail without internet. Requests for the lake go to the
 * lake.
 */
export const keepRequestsLocal =
  (fetch: Fetch, home: Home): Fetch =>
  (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    if (!URL.canParse(address)) return fetch(input, init);
    const url = new URL(address);
    if (isFeedback(url)) return Promise.resolve(new Response(null, { status: 503 }));
    if (isVendorHost(url)) return Promise.resolve(Response.json({}));
    if (isManifestOfDeployedStudio(url, home)) return Promise.resolve(new Response(null, { status: 404 }));
    const headers = new Headers(init?.headers ?? (input instanceof Request ? input.headers : undefined));
    if (requestsUserWithoutToken(url, home, headers)) return Promise.resolve(unauthorizedResponse());
    if (!isProjectHost(url, home)) return fetch(input, init);
    url.host = new URL(home.lakeUrl).host;
    return fetch(input instanceof Request ? new Request(url, input) : url, init);
  };
