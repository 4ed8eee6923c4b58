import { apiVersion } from '../../../lib/apiVersion.ts';
import { createLane, type Lane, type LaneSocket } from './lane.ts';
import { type Fetch, patientFetch } from './patientFetch.ts';

const eventPaths = /^\/v[\w-]+\/data\/(?:listen|live\/events)\//u;
const lanePath = `/v${apiVersion}/data/lane`;

/**
 * The fetch of Studio's client with the embedded lake. Event streams use one authenticated WebSocket, reads are
 * retried during a restart, everything else is plain HTTP.
 *
 * @param lakeUrl the lake's base URL in the browser, such as `https://news.example.org/lake`.
 */
export const createLaneFetch = (
  lakeUrl: string,
  fetch: Fetch = (input, init) => globalThis.fetch(input, init),
  openSocket = (url: string): LaneSocket => new WebSocket(url),
): Fetch => {
  const plainFetch = patientFetch(fetch);
  const lanes = new Map<string, Lane>();

  const laneFor = (authorization: string): Lane => {
    const known = lanes.get(authorization);
    if (known?.isUsable()) return known;
    const lane = createLane(openSocket(`${lakeUrl.replace(/^http/u, 'ws')}${lanePath}`), authorization);
    lanes.set(authorization, lane);
    return lane;
  };

  return (input, init) => {
    const request = input instanceof Request ? input : null;
    const address = request?.url ?? String(input);
    const url = address.startsWith(lakeUrl) ? address.slice(lakeUrl.length) : '';
    const headers = new Headers(init?.headers ?? request?.headers);
    const authorization = headers.get('authorization');
    if (!authorization || !eventPaths.test(url)) return plainFetch(input, init);
    return laneFor(authorization).open(url, {
      lastEventId: headers.get('last-event-id') ?? undefined,
      project: headers.get('x-sanity-project-id') ?? undefined,
      signal: init?.signal ?? request?.signal ?? undefined,
    });
  };
};
