import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { setImmediate as afterPoll, setTimeout as pause } from 'node:timers/promises';

/** After this long without a request none is in flight. Under load that never happens, hence the maximum. */
const quietMs = 200;
const maxQuietMs = 2_000;
/** Clients that wait for a response open no new connection: long enough for the last connections to arrive. */
const heldQuietMs = 20;
const maxHoldMs = 300;
/** How long started responses may take. */
const graceMs = 6_000;
/** How long clients may take to close their connections. */
const hangUpMs = 1_000;

/** A step of the shutdown at which each worker waits for the others. */
export type DrainStep = 'holding' | 'closed';
type Together = (step: DrainStep) => Promise<void>;

/**
 * Shuts a server down without dropping a request. Closing a listening socket resets every connection in the system's
 * accept queue. So the server (1) keeps accepting and sends `Connection: close` with each response, (2) holds responses
 * back for a moment, as waiting clients open no new connection, (3) closes with an empty queue, (4) sends the held
 * responses. Workers that share a port do each step together: else clients that one worker has answered would connect
 * to the others while these close.
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

  /** A WebSocket never ends by itself: it is closed last, and clients reconnect. */
  follow(socket: Duplex): void {
    this.#upgraded.add(socket);
    socket.once('close', () => this.#upgraded.delete(socket));
  }

  /** @param endIdle closes the idle connections. */
  async end(endIdle: () => void): Promise<void> {
    this.#phase = 'leaving';
    for (const response of this.#answering) response.shouldKeepAlive = false;
    await this.#quiet(quietMs, maxQuietMs);
    this.#phase = 'holding';
    await this.#quiet(heldQuietMs, maxHoldMs);
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

  /** Resolves after `quietForMs` without an arrival, at the latest after `maxMs`. */
  async #quiet(quietForMs: number, maxMs: number): Promise<void> {
    const deadline = performance.now() + maxMs;
    let arrivals = -1;
    while (arrivals !== this.#arrivals && performance.now() < deadline) {
      arrivals = this.#arrivals;
      await pause(quietForMs);
    }
  }

  /** Each turn of the event loop accepts one connection: the queue is empty after a turn without one. */
  async #emptyQueue(): Promise<void> {
    const deadline = performance.now() + maxHoldMs;
    let arrivals = -1;
    while (arrivals !== this.#arrivals && performance.now() < deadline) {
      arrivals = this.#arrivals;
      await afterPoll();
    }
  }

  /** Does not wait for event streams: they never end by themselves. */
  async #answered(): Promise<void> {
    const deadline = performance.now() + graceMs;
    while ([...this.#answering].some((response) => !isStream(response)) && performance.now() < deadline)
      await pause(10);
  }
}

const isStream = (response: ServerResponse): boolean =>
  String(response.getHeader('content-type') ?? '').startsWith('text/event-stream');
