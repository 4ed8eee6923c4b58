import { LakeError } from '../../errors.ts';
import { EventBuffer } from '../EventBuffer.ts';
import { eventSourceOf } from '../eventStreamResponse.ts';
import { type LakeFrame, type OpenFrame, parseClientFrame, requestOf } from './multiplexedFrames.ts';
import { parseFrame } from './parseFrame.ts';

/** Studio opens some twenty. */
const maxStreams = 500;

export type MultiplexedSocket = {
  /** Resolves when the frame is sent or the socket closed. */
  send(frame: string): Promise<void>;
  close(code: number, reason: string): void;
};

export type StreamServer = {
  /** Throws if the token is not valid, or no longer valid, and if its owner has too many sockets. */
  authorize(authorization: string): void;
  fetch(request: Request): Promise<Response>;
};

/** The lake's side of one multiplexed socket. Each stream is answered by the route of the same GET request. */
export class MultiplexedStreams {
  readonly #socket: MultiplexedSocket;
  readonly #server: StreamServer;
  readonly #streams = new Map<string, AbortController>();
  #authorization: string | null = null;
  #sent: Promise<void> = Promise.resolve();

  constructor(socket: MultiplexedSocket, server: StreamServer) {
    this.#socket = socket;
    this.#server = server;
  }

  receive(text: string): void {
    const frame = parseClientFrame(parseFrame(text));
    if (!frame) this.#socket.close(4000, 'Unknown frame');
    else if (frame.type === 'authorize') {
      this.#authorize(frame.authorization);
      if (this.#authorization === frame.authorization) void this.#send({ type: 'authorized' });
    } else if (this.#authorization === null) this.#socket.close(4001, 'Unauthorized');
    else if (frame.type === 'close') this.#close(frame.id);
    else if (this.#streams.has(frame.id)) this.#socket.close(4000, 'Stream id in use');
    else if (this.#streams.size >= maxStreams) this.#socket.close(4000, 'Too many streams');
    else this.#open(frame, this.#authorization).catch(() => this.#socket.close(1011, 'The stream failed'));
  }

  /** Closes a socket that is not authorized yet. This says nothing of its session: a busy browser sends late. */
  requireAuthorization(): void {
    if (this.#authorization === null) this.#socket.close(4008, 'Not authorized in time');
  }

  /** Closes an authorized socket unless its session is still valid. */
  recheck(): void {
    if (this.#authorization !== null) this.#authorize(this.#authorization);
  }

  /** Ends the streams of a socket that was closed. */
  endStreams(): void {
    for (const id of [...this.#streams.keys()]) this.#close(id);
  }

  #send(frame: LakeFrame): Promise<void> {
    return this.#socket.send(JSON.stringify(frame));
  }

  #authorize(candidate: string): void {
    try {
      this.#server.authorize(candidate);
      this.#authorization = candidate;
    } catch (error) {
      if (error instanceof LakeError && error.status === 429)
        this.#socket.close(1013, 'Too many connections');
      else this.#socket.close(4001, 'Unauthorized');
    }
  }

  #close(id: string): void {
    this.#streams.get(id)?.abort();
    this.#streams.delete(id);
  }

  async #open(frame: OpenFrame, authorization: string): Promise<void> {
    const { id } = frame;
    const stream = new AbortController();
    this.#streams.set(id, stream);
    const response = await this.#server.fetch(requestOf(frame, authorization, stream.signal));
    const source = eventSourceOf(response);
    if (!response.ok || !source) {
      const text = await response.text();
      if (stream.signal.aborted) return;
      this.#streams.delete(id);
      await this.#send({ type: 'rejected', id, status: response.status, body: parseFrame(text) ?? text });
      return;
    }
    if (stream.signal.aborted) return;
    const events = new EventBuffer(source);
    stream.signal.addEventListener('abort', () => events.end());
    await this.#send({ type: 'opened', id });
    while (!stream.signal.aborted && (await events.wait())) await this.#sendInTurn(id, events, stream.signal);
    if (this.#streams.get(id) !== stream) return;
    this.#streams.delete(id);
    await this.#send({ type: 'ended', id });
  }

  /**
   * Backpressure: unread frames stay in the buffer, which bounds them and shares them with other listeners. A frame is
   * written when the one before is sent, so a slow client keeps one in memory, not one for each of its streams.
   */
  #sendInTurn(id: string, events: EventBuffer, signal: AbortSignal): Promise<void> {
    this.#sent = this.#sent.then(() => {
      const text = signal.aborted ? '' : events.take();
      return text === '' ? undefined : this.#send({ type: 'events', id, text });
    });
    return this.#sent;
  }
}
