import { apiVersion } from '../../../lib/apiVersion.ts';
import { askBeforeLeaving } from '../layout/saving/askBeforeLeaving.ts';
import { HeldEvents } from './HeldEvents.ts';
import { type MultiplexedSocket, MultiplexedStreams } from './multiplexedStreams.ts';
import { Outage } from './retries/Outage.ts';
import { type FailingEdit, type Fetch, retryRequests } from './retries/retryRequests.ts';

const eventPaths = /^\/v[\w-]+\/data\/(?:listen|live\/events)\//u;
const actionPaths = /^\/v[\w-]+\/data\/actions\//u;
const streamsPath = `/v${apiVersion}/data/streams`;

type Options = {
  fetch?: Fetch;
  openSocket?: (url: string) => MultiplexedSocket;
  /** Called about every ten minutes while the lake fails at an edit. */
  onStuck?: (edit: FailingEdit) => unknown;
  /** Called with the revision of what an action has changed, before the events of the action. */
  onSaved?: (revision: string) => unknown;
};

/**
 * The fetch of Studio's client with the embedded lake. Event streams use one authenticated WebSocket. Reads
 * and edits are repeated while the lake is away. Everything else is plain HTTP. Events wait while an action is answered.
 *
 * @param lakeUrl the lake's base URL in the browser, such as `https://news.example.org/lake`.
 */
export const createMultiplexedFetch = (
  lakeUrl: string,
  {
    fetch = (input, init) => globalThis.fetch(input, init),
    openSocket = (url) => new WebSocket(url),
    onStuck = () => {},
    onSaved = () => {},
  }: Options = {},
): Fetch => {
  const outage = new Outage();
  const onHeld = () => askBeforeLeaving(() => true);
  const plainFetch = retryRequests(fetch, outage, { onHeld, onStuck });
  const held = new HeldEvents();
  const sockets = new Map<string, MultiplexedStreams>();

  const streamsFor = (authorization: string): MultiplexedStreams => {
    const known = sockets.get(authorization);
    if (known && !known.isClosed) return known;
    const socket = openSocket(`${lakeUrl.replace(/^http/u, 'ws')}${streamsPath}`);
    const streams = new MultiplexedStreams(socket, authorization, held);
    sockets.set(authorization, streams);
    return streams;
  };

  return (input, init) => {
    const request = input instanceof Request ? input : null;
    const address = request?.url ?? String(input);
    const url = address.startsWith(lakeUrl) ? address.slice(lakeUrl.length) : '';
    const headers = new Headers(init?.headers ?? request?.headers);
    const authorization = headers.get('authorization');
    // Other servers are away and back at other times.
    if (!url) return fetch(input, init);
    if (actionPaths.test(url)) {
      const answer = plainFetch(input, init);
      answer.then(readRevision).then(
        (revision) => revision && onSaved(revision),
        () => undefined,
      );
      return held.until(answer);
    }
    if (!authorization || !eventPaths.test(url)) return plainFetch(input, init);
    const signal = init?.signal ?? request?.signal ?? undefined;
    const open = async () => {
      signal?.throwIfAborted();
      const response = await streamsFor(authorization).open(url, {
        lastEventId: headers.get('last-event-id') ?? undefined,
        project: headers.get('x-sanity-project-id') ?? undefined,
        signal,
      });
      outage.end();
      return response;
    };
    // Each stream reopens every second, and would open a socket each time.
    return outage.isOn ? outage.hold(signal).then(open) : open();
  };
};

/** The transaction of an action is the revision of the documents that it changed. */
const readRevision = async (answer: Response): Promise<string | null> => {
  const { transactionId }: { transactionId?: unknown } = await answer.clone().json();
  return answer.ok && typeof transactionId === 'string' ? transactionId : null;
};
