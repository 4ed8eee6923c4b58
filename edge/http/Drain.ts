import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { setImmediate as afterPoll, setTimeout as pause } from 'node:timers/promises';

/** When nobody has asked for this long, nobody is on the way; under load that never comes, so that it is bounded. */
const quietMs = 200;
const longestQuietMs = 2_000;
/** Clients that wait for an answer open no further connection: long enough for the last of them to come in. */
const heldQuietMs = 20;
const longestHoldMs = 300;
/** How long answers that have begun may take. */
const graceMs = 6_000;
/** How long clients may take to hang up. */
const hangUpMs = 1_000;

/** Where each of several processes waits for the others. */
export type DrainStep = 'holding' | 'closed';
type Together = (step: DrainStep) => Promise<void>;

/**
 * Ends a server without dropping a request. Closing a listening socket resets every connection that waits in the
 * system's queue, so the server goes on taking connections and says with each answer that it is the last one there;
 * then it holds answers back for a moment, since whoever waits opens no other connection; then it closes, with the
 * queue empty, and answers. Several processes behind one port hold, close and answer together: whom the first to
 * close has answered would come to the others while these close.
 */
export class Drain {
  readonly #server: Server;
  readonly #answer: RequestListener;
  readonly #together: Together;
  readonly #answering = new Set<ServerResponse>();
  readonly #upgraded = new Set<Duplex>();
  #phase: 'serving' | 'leaving' | 'holding' | 'closed' = 'serving';
  #held: (() => void)[] = [];
  #arrivals = 0;

  constructor(server: Server, answer: RequestListener, together: Together = async () => {}) {
    this.#server = server;
    this.#answer = answer;
    this.#together = together;
    server.on('connection', () => {
      this.#arrivals += 1;
    });
  }

  get isDraining(): boolean {
    return this.#phase !== 'serving';
  }

  /** The server's listener for requests. */
  readonly take = (request: IncomingMessage, response: ServerResponse): void => {
    this.#answering.add(response);
    response.once('close', () => this.#answering.delete(response));
    if (this.isDraining) {
      this.#arrivals += 1;
      response.shouldKeepAlive = false;
    }
    if (this.#phase === 'holding') this.#held.push(() => this.#answer(request, response));
    else this.#answer(request, response);
  };

  /** A WebSocket never ends by itself: it is cut when the rest is done, and clients come again. */
  follow(socket: Duplex): void {
    this.#upgraded.add(socket);
    socket.once('close', () => this.#upgraded.delete(socket));
  }

  /** @param endIdle ends the connections that wait for nothing. */
  async end(endIdle: () => void): Promise<void> {
    this.#phase = 'leaving';
    for (const response of this.#answering) response.shouldKeepAlive = false;
    await this.#quiet(quietMs, longestQuietMs);
    this.#phase = 'holding';
    await this.#quiet(heldQuietMs, longestHoldMs);
    await this.#together('holding');
    await this.#emptyQueue();
    const closed = new Promise((resolve) => this.#server.close(resolve));
    await this.#together('closed');
    this.#phase = 'closed';
    for (const answer of this.#held.splice(0)) answer();
    await this.#answered();
    for (const response of this.#answering) response.destroy();
    for (const socket of this.#upgraded) socket.destroy();
    endIdle();
    await Promise.race([closed, pause(hangUpMs)]);
  }

  /** Until nobody came for `quietFor`, and no longer than `longest`. */
  async #quiet(quietFor: number, longest: number): Promise<void> {
    const deadline = performance.now() + longest;
    let arrivals = -1;
    while (arrivals !== this.#arrivals && performance.now() < deadline) {
      arrivals = this.#arrivals;
      await pause(quietFor);
    }
  }

  /** A turn of the event loop takes one connection in: the queue is empty after a turn that found none. */
  async #emptyQueue(): Promise<void> {
    const deadline = performance.now() + longestHoldMs;
    let arrivals = -1;
    while (arrivals !== this.#arrivals && performance.now() < deadline) {
      arrivals = this.#arrivals;
      await afterPoll();
    }
  }

  /** Streams of events never end by themselves either. */
  async #answered(): Promise<void> {
    const deadline = performance.now() + graceMs;
    while ([...this.#answering].some((response) => !isStream(response)) && performance.now() < deadline)
      await pause(10);
  }
}

const isStream = (response: ServerResponse): boolean =>
  String(response.getHeader('content-type') ?? '').startsWith('text/event-stream');
