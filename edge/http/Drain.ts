import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { setImmediate as afterPoll, setTimeout as pause } from 'node:timers/promises';

/** After this long without a request or a finished response, clients that were answered have connected again. */
const quietMs = 200;
/** Under load it is never quiet while requests are answered. */
const maxQuietMs = 2_000;
/** It becomes quiet while responses are held back, unless new clients keep coming. */
const maxHoldMs = 1_000;
/** How long started responses may take. */
const graceMs = 6_000;
/** How long a client may take to send its request on a connection that was just accepted. */
const maxSilenceMs = 1_000;
/** How long clients may take to close their connections. */
const hangUpMs = 1_000;

/** A step of the shutdown at which each worker waits for the others. */
export type DrainStep = 'holding' | 'closed';
type Together = (step: DrainStep) => Promise<void>;

/**
 * Shuts a server down without dropping a request. Closing a listening socket resets every connection in the system's
 * accept queue. So the server (1) keeps accepting and sends `Connection: close` with each response, (2) holds responses
 * back, as waiting clients open no new connection, (3) closes once no client has connected for a while, (4) sends the
 * held responses. Workers that share a port do each step together: else clients that one worker has answered would
 * connect to the others while these close.
 */
export class Drain {
  readonly #server: Server;
  readonly #answer: RequestListener;
  readonly #together: Together;
  readonly #answering = new Set<ServerResponse>();
  readonly #upgraded = new Set<Duplex>();
  /** Connections that were opened during the shutdown and have not sent their first request. */
  readonly #silent = new Set<Socket>();
  #phase: 'serving' | 'leaving' | 'holding' | 'closed' = 'serving';
  #held: (() => void)[] = [];
  #activity = 0;

  constructor(server: Server, answer: RequestListener, together: Together = async () => {}) {
    this.#server = server;
    this.#answer = answer;
    this.#together = together;
    server.on('connection', (socket: Socket) => {
      this.#activity += 1;
      if (!this.isDraining) return;
      this.#silent.add(socket);
      socket.once('close', () => this.#silent.delete(socket));
    });
  }

  get isDraining(): boolean {
    return this.#phase !== 'serving';
  }

  /** The server's listener for requests. */
  readonly take = (request: IncomingMessage, response: ServerResponse): void => {
    this.#answering.add(response);
    this.#silent.delete(request.socket);
    response.once('close', () => {
      this.#answering.delete(response);
      this.#activity += 1;
    });
    if (this.isDraining) {
      this.#activity += 1;
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
    await this.#quiet(maxQuietMs);
    this.#phase = 'holding';
    await this.#together('holding');
    await this.#quiet(maxHoldMs);
    await this.#emptyQueue();
    const closed = new Promise((resolve) => this.#server.close(resolve));
    await this.#together('closed');
    this.#phase = 'closed';
    for (const answer of this.#held.splice(0)) answer();
    await this.#answered();
    for (const response of this.#answering) response.destroy();
    for (const socket of this.#upgraded) socket.destroy();
    endIdle();
    await Promise.race([closed, pause(hangUpMs, undefined, { ref: false })]);
  }

  /** Resolves after a pause without activity, at the latest after `maxMs`. */
  async #quiet(maxMs: number): Promise<void> {
    await this.#whileActive(() => pause(quietMs), maxMs);
  }

  /** Each turn of the event loop accepts one connection: the queue is empty after a whole turn without one. */
  async #emptyQueue(): Promise<void> {
    // The turn under way may have polled before the last connection arrived.
    await afterPoll();
    await this.#whileActive(() => afterPoll(), maxHoldMs);
  }

  async #whileActive(wait: () => Promise<unknown>, maxMs: number): Promise<void> {
    const deadline = performance.now() + maxMs;
    let seen = -1;
    while (seen !== this.#activity && performance.now() < deadline) {
      seen = this.#activity;
      await wait();
    }
  }

  /** Does not wait for event streams: they never end by themselves. */
  async #answered(): Promise<void> {
    const begun = performance.now();
    const isBefore = (ms: number) => performance.now() - begun < ms;
    const isAnswering = () => [...this.#answering].some((response) => !isStream(response));
    while ((this.#silent.size > 0 && isBefore(maxSilenceMs)) || (isAnswering() && isBefore(graceMs)))
      await pause(10);
  }
}

const isStream = (response: ServerResponse): boolean =>
  String(response.getHeader('content-type') ?? '').startsWith('text/event-stream');
