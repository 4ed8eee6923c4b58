import type { IncomingMessage, ServerResponse } from 'node:http';
import { subscriberAddress } from '../../lib/requests/subscriberAddress.ts';
import type { Page } from '../http/Page.ts';
import { rejectRequest } from '../http/rejectRequest.ts';
import { commonSecurityHeaders, type Transport } from '../http/securityHeaders.ts';
import type { ShownEntry } from '../next/readPage.ts';
import { begin, knownTo, redirect, refuseForGood } from './answers.ts';
import { Connections, type Limits, writeInTurns, writeOrCut } from './Connections.ts';
import { finalEvent, finalOf } from './finalEvent.ts';
import {
  heartbeat,
  isOlder,
  type LiveState,
  liveState,
  type ReadTime,
  type readEventId,
  removedEvent,
} from './liveState.ts';
import { missingEntries, RemovedEntries } from './RemovedEntries.ts';

/** Shorter than proxies wait for a silent server: nginx in `docs/nginx.conf` waits 20 seconds. */
const heartbeatMs = 15_000;
/** After the end of a process its readers come back within this time, not all at once. */
const [minRetryMs, maxRetryMs] = [2_000, 12_000];

/** Above what one process on one core serves; below what its memory holds. */
const defaultLimits: Limits = { maxConnections: 15_000, maxPerAddress: 100, maxPerOrganisation: 1_000 };

type PagesOfStories = {
  find(key: string, caller: string | null): Promise<Page | null>;
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

/**
 * The readers who have a live story open, each with the read time of what they know already; what its page shows; and what
 * they are told of it.
 */
type Topic = { readers: Map<ServerResponse, ReadTime>; shown: ShownEntry[]; state: LiveState };

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
    const known = knownTo(request);
    const { pages, clientAddress } = this.#options;
    const found = await pages.find(storyKey, subscriberAddress(clientAddress(request)));
    // A restarted edge may have only a page from before the coverage.
    const page = found && !found.live && isOlder(found.readAt, known?.readAt ?? null) ? null : found;
    const final = page && !page.live ? finalOf(page) : null;
    // Someone who had the story open is told, wherever else they were meanwhile. A page out of a cache knows nothing.
    if (final && (known || final.kind === 'moved' || final.kind === 'retracted')) {
      begin(response, headers);
      return void response.end(finalEvent(final));
    }
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
    this.#open(storyKey, page, known, response, headers);
  }

  /** Pages that were dropped from memory, for example by a withdrawal, are loaded again for those who have them open. */
  async keepLoaded(): Promise<void> {
    const { pages } = this.#options;
    const missing = [...this.#topics.keys()].filter((key) => !pages.store.has(key));
    await Promise.all(missing.map((key) => pages.find(key, null)));
  }

  /** A story was unpublished or retracted: open pages lose it before the site has rendered a newer page. */
  takeOff(storyKey: string, kind: 'gone' | 'retracted'): void {
    const topic = this.#topics.get(storyKey);
    if (topic) this.#end(storyKey, topic, finalEvent({ kind }));
  }

  /** An entry was taken off: open pages lose it before the site has rendered a newer page. */
  takeOffEntry(storyKey: string, entryId: string): void {
    const topic = this.#topics.get(storyKey);
    this.#removed.add(storyKey, [entryId]);
    if (!topic) return;
    const { readAt } = topic.state;
    const left = topic.shown.filter(({ id }) => id !== entryId);
    this.#tell(storyKey, topic, left, readAt);
    const ahead = [...topic.readers].filter(([, known]) => isOlder(readAt, known));
    void writeInTurns(responsesOf(ahead), removedEvent([entryId]), () => true);
  }

  /** The stories that somebody has open. */
  openStories(): string[] {
    return [...this.#topics.keys()];
  }

  /** Entries may have been taken off unseen: the next page of each story is told as a whole. */
  noteGap(): void {
    this.#removed.noteGap();
  }

  /** An entry was published again. One that is old may be on none of the pages that tell of it. */
  putBackEntry(storyKey: string, entryId: string): void {
    if (!this.#removed.delete(storyKey, entryId)) return;
    const topic = this.#topics.get(storyKey);
    if (!topic) return;
    this.#tell(storyKey, topic, topic.shown, topic.state.readAt);
  }

  close(): void {
    clearInterval(this.#timer);
    for (const { readers } of this.#topics.values()) for (const response of readers.keys()) response.end();
  }

  #open(
    storyKey: string,
    found: Page,
    known: ReturnType<typeof readEventId>,
    response: ServerResponse,
    headers: Record<string, string>,
  ): void {
    const removed = this.#removed.of(storyKey);
    const topic = this.#topics.get(storyKey) ?? this.#openTopic(storyKey, found);
    const knownAt = known?.readAt ?? null;
    topic.readers.set(response, knownAt);
    response.once('close', () => {
      topic.readers.delete(response);
      if (topic.readers.size === 0 && this.#topics.get(storyKey) === topic) this.#topics.delete(storyKey);
    });
    begin(response, headers);
    response.socket?.setNoDelay(true);
    const retryMs = Math.round(minRetryMs + Math.random() * (maxRetryMs - minRetryMs));
    response.write(`retry: ${retryMs}\n\n`);
    const { state } = topic;
    const mayMiss = this.#mayMiss(storyKey, knownAt);
    if (known?.hash === state.hash && !mayMiss) return;
    if (!isOlder(state.readAt, knownAt)) {
      response.write(mayMiss ? state.wholeEvent : state.event);
      topic.readers.set(response, state.readAt);
    } else if (removed.length > 0) response.write(removedEvent(removed));
  }

  #openTopic(storyKey: string, found: Page): Topic {
    // A newer page may have been stored while this one was awaited.
    const stored = this.#options.pages.store.peek(storyKey)?.page;
    const { live: shown = [], readAt } = stored?.live ? stored : found;
    const state = liveState(shown, this.#removed.of(storyKey), readAt);
    const topic: Topic = { readers: new Map(), shown, state };
    this.#topics.set(storyKey, topic);
    return topic;
  }

  /** A page was stored: tells those who have its story open, if its newest entries differ. */
  #show(page: Page): void {
    const { key, live, readAt } = page;
    const topic = this.#topics.get(key);
    if (topic && isOlder(readAt, topic.state.readAt)) return;
    if (live) this.#removed.forget(key, live);
    if (!topic) return;
    if (!live) {
      const final = finalOf(page);
      if (final) this.#end(key, topic, finalEvent(final));
      return;
    }
    this.#removed.add(key, missingEntries(topic.shown, live));
    this.#tell(key, topic, live, readAt);
  }

  /**
   * Tells what is new: to all whose page is not newer, and to those whose page was newer so far. Those who may have missed
   * more are told everything once the page is not from before.
   */
  #tell(storyKey: string, topic: Topic, shown: ShownEntry[], readAt: ReadTime): void {
    const before = topic.state;
    const state = liveState(shown, this.#removed.of(storyKey), readAt);
    topic.shown = shown;
    topic.state = state;
    const isNews = state.hash !== before.hash;
    const isCaughtUp = !this.#mayMiss(storyKey, readAt);
    const groups: Record<'news' | 'all', ServerResponse[]> = { news: [], all: [] };
    for (const [response, known] of topic.readers) {
      if (isOlder(readAt, known)) continue;
      const mayMiss = this.#mayMiss(storyKey, known);
      if (!isNews && !isOlder(before.readAt, known) && !(mayMiss && isCaughtUp)) continue;
      groups[mayMiss ? 'all' : 'news'].push(response);
    }
    const isCurrent = () => topic.state.hash === state.hash;
    const note = (response: ServerResponse) => {
      if (topic.readers.has(response)) topic.readers.set(response, readAt);
    };
    void writeInTurns(groups.news, state.event, isCurrent, note);
    void writeInTurns(groups.all, state.wholeEvent, isCurrent, note);
  }

  /** Whether a reader with a page of this time may have missed that entries were taken off. A new page is up to date. */
  #mayMiss(storyKey: string, known: ReadTime): boolean {
    return known !== null && !this.#removed.areAllSince(storyKey, known);
  }

  #end(key: string, { readers }: Topic, event: Buffer): void {
    this.#topics.delete(key);
    for (const response of readers.keys()) {
      writeOrCut(response, event);
      response.end();
    }
  }
}

const responsesOf = (readers: [ServerResponse, ReadTime][]): ServerResponse[] =>
  readers.map(([response]) => response);
