import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Page } from '../http/Page.ts';
import { rejectRequest } from '../http/rejectRequest.ts';
import { commonSecurityHeaders, type Transport } from '../http/securityHeaders.ts';
import type { ShownEntry } from '../next/readPage.ts';
import { Connections, type Limits, writeInTurns, writeOrCut } from './Connections.ts';
import { endEvent, heartbeat, type LiveState, liveState } from './liveState.ts';
import { missingEntries, RemovedEntries } from './RemovedEntries.ts';

/** Shorter than proxies wait for a silent server: nginx in `docs/nginx.conf` waits 20 seconds. */
const heartbeatMs = 15_000;
/** After the end of a process its readers come back within this time, not all at once. */
const [minRetryMs, maxRetryMs] = [2_000, 12_000];

/** Above what one process on one core serves; below what its memory holds. */
const defaultLimits: Limits = { maxConnections: 15_000, maxPerAddress: 100 };

type PagesOfStories = {
  find(key: string): Promise<Page | null>;
  store: {
    onStored: (page: Page) => void;
    has(key: string): boolean;
    peek(key: string): { page: Page } | undefined;
  };
};

export type LiveStreamsOptions = {
  pages: PagesOfStories;
  clientAddress: (request: IncomingMessage) => string;
  transport: Transport;
  limits?: Limits;
};

/** The readers who have a live story open, what its page shows, and what they were told of it. */
type Topic = { readers: Set<ServerResponse>; shown: ShownEntry[]; state: LiveState };

const streamAddress = /^(\/articles\/[^/]+)\/updates$/;

/** The key of the story whose updates an address streams, or null. */
export const storyOfStream = (key: string): string | null => streamAddress.exec(key)?.[1] ?? null;

/**
 * GET /articles/<slug>/updates: tells open pages of a live story of its entries by server-sent events. What is sent comes
 * from the story's page in memory, which is refreshed at each publish anyway: nothing is asked for a reader. One timer
 * serves all.
 *
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export class LiveStreams {
  readonly #options: LiveStreamsOptions;
  readonly #connections: Connections;
  readonly #topics = new Map<string, Topic>();
  readonly #removed = new RemovedEntries();
  readonly #timer: NodeJS.Timeout;

  constructor(options: LiveStreamsOptions) {
    this.#options = options;
    this.#connections = new Connections(options.limits ?? defaultLimits);
    options.pages.store.onStored = (page) => this.#show(page);
    this.#timer = setInterval(() => void this.#connections.writeToAll(heartbeat), heartbeatMs).unref();
  }

  get count(): number {
    return this.#connections.count;
  }

  async serve(storyKey: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const headers = commonSecurityHeaders(this.#options.transport);
    if (request.method !== 'GET')
      return rejectRequest(request, response, {
        status: 405,
        message: 'Only GET is allowed at this address.',
        headers: { ...headers, allow: 'GET' },
      });
    if (!String(request.headers.accept ?? '').includes('text/event-stream'))
      return redirect(response, storyKey, headers);
    const page = await this.#options.pages.find(storyKey);
    if (page?.status === 200 && !page.live) return refuseForGood(response, headers);
    if (!page?.live)
      return rejectRequest(request, response, {
        status: page ? 404 : 503,
        message: page ? 'There is no such story.' : 'The story cannot be read now.',
        headers,
      });
    if (response.destroyed) return;
    if (!this.#connections.admit(response, this.#options.clientAddress(request)))
      return rejectRequest(request, response, {
        status: 503,
        message: 'Too many pages are open. Reload the page to see what is new.',
        headers: { ...headers, 'retry-after': '60' },
      });
    this.#open(storyKey, page.live, request, response, headers);
  }

  /** Pages that were dropped from memory, for example by a withdrawal, are loaded again for those who have them open. */
  async keepLoaded(): Promise<void> {
    const { pages } = this.#options;
    const missing = [...this.#topics.keys()].filter((key) => !pages.store.has(key));
    await Promise.all(missing.map((key) => pages.find(key)));
  }

  /** An entry was taken off: open pages lose it before the site has rendered a page without it. */
  remove(storyKey: string, entryId: string): void {
    this.#removed.add(storyKey, [entryId]);
    const topic = this.#topics.get(storyKey);
    if (!topic) return;
    const left = topic.shown.filter(({ id }) => id !== entryId);
    this.#tell(storyKey, topic, left);
  }

  close(): void {
    clearInterval(this.#timer);
    for (const { readers } of this.#topics.values()) for (const response of readers) response.end();
  }

  #open(
    storyKey: string,
    shown: ShownEntry[],
    request: IncomingMessage,
    response: ServerResponse,
    headers: Record<string, string>,
  ): void {
    // A newer page may have been stored while this one was awaited.
    const newest = this.#options.pages.store.peek(storyKey)?.page.live ?? shown;
    const topic = this.#topics.get(storyKey) ?? {
      readers: new Set(),
      shown: newest,
      state: liveState(newest, this.#removed.of(storyKey)),
    };
    this.#topics.set(storyKey, topic);
    topic.readers.add(response);
    response.once('close', () => {
      topic.readers.delete(response);
      if (topic.readers.size === 0 && this.#topics.get(storyKey) === topic) this.#topics.delete(storyKey);
    });
    response.writeHead(200, {
      ...headers,
      'content-type': 'text/event-stream',
      'cache-control': 'no-store, no-transform',
      // nginx would wait for more to send.
      'x-accel-buffering': 'no',
    });
    request.socket.setNoDelay(true);
    const retryMs = Math.round(minRetryMs + Math.random() * (maxRetryMs - minRetryMs));
    const isKnown = request.headers['last-event-id'] === topic.state.id;
    response.write(`retry: ${retryMs}\n\n`);
    if (!isKnown) response.write(topic.state.event);
  }

  /** A page was stored: tells those who have its story open, if its newest entries differ. */
  #show({ key, status, live }: Page): void {
    if (live) this.#removed.forget(key, live);
    const topic = this.#topics.get(key);
    if (!topic) return;
    if (!live) {
      // A failure is no end of the coverage.
      if (status < 400 || status === 404) this.#end(key, topic);
      return;
    }
    this.#removed.add(key, missingEntries(topic.shown, live));
    this.#tell(key, topic, live);
  }

  /** Tells the readers of a story what its page shows now, if that is new to them. */
  #tell(storyKey: string, topic: Topic, shown: ShownEntry[]): void {
    const state = liveState(shown, this.#removed.of(storyKey));
    topic.shown = shown;
    if (state.id === topic.state.id) return;
    topic.state = state;
    void writeInTurns(topic.readers, state.event, () => topic.state === state);
  }

  #end(key: string, { readers }: Topic): void {
    this.#topics.delete(key);
    for (const response of readers) {
      writeOrCut(response, endEvent);
      response.end();
    }
  }
}

/** For people who open the address. */
const redirect = (response: ServerResponse, to: string, headers: Record<string, string>): void => {
  response.writeHead(303, { ...headers, location: to, 'cache-control': 'no-store', 'content-length': 0 });
  response.end();
};

/** 204 keeps browsers from asking again. */
const refuseForGood = (response: ServerResponse, headers: Record<string, string>): void => {
  response.writeHead(204, { ...headers, 'cache-control': 'no-store' });
  response.end();
};
