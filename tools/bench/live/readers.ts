import { connect, type Socket } from 'node:net';

/** Sockets that connect at the same time: the queue of the listening socket holds few more. */
const maxConnecting = 100;

const requestOf = (host: string, path: string, address: string): string =>
  [
    `GET ${path} HTTP/1.1`,
    `Host: ${host}`,
    'Accept: text/event-stream',
    `X-Forwarded-For: ${address}`,
    '',
    '',
  ].join('\r\n');

/** `10.1.2.3`, another one for each reader. */
const addressOf = (index: number): string => `10.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}`;

/** Readers who have a live story open. They are plain sockets: browsers would not fit on the machine. */
export class Readers {
  readonly #sockets: Socket[] = [];
  #wanted = '';
  #arrivals: number[] = [];
  #all = Promise.withResolvers<void>();

  /** Resolves when all have received their first event. */
  async open(origin: string, path: string, count: number): Promise<void> {
    const { hostname, port, host } = new URL(origin);
    for (let from = 0; from < count; from += maxConnecting) {
      const some = Array.from({ length: Math.min(maxConnecting, count - from) }, (_, index) => from + index);
      await Promise.all(
        some.map((index) => this.#openOne(hostname, Number(port), requestOf(host, path, addressOf(index)))),
      );
    }
  }

  #openOne(host: string, port: number, request: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const socket = connect({ host, port });
      this.#sockets.push(socket);
      socket.setEncoding('latin1').on('error', reject);
      socket.on('data', (piece: unknown) => {
        const text = String(piece);
        if (text.startsWith('HTTP/1.1') && !text.startsWith('HTTP/1.1 200')) reject(new Error(text));
        if (text.includes('data: ')) resolve();
        if (this.#wanted !== '' && text.includes(this.#wanted)) this.#arrive();
      });
      socket.write(request);
    });
  }

  #arrive(): void {
    this.#arrivals.push(performance.now());
    if (this.#arrivals.length === this.#sockets.length) this.#all.resolve();
  }

  /** Calls `publish` and waits until all readers were told of the entry. @returns milliseconds, sorted. */
  async hear(entryId: string, publish: () => Promise<unknown>): Promise<number[]> {
    this.#wanted = `"${entryId}"`;
    this.#arrivals = [];
    this.#all = Promise.withResolvers();
    const begun = performance.now();
    await publish();
    await this.#all.promise;
    this.#wanted = '';
    return this.#arrivals.map((at) => at - begun);
  }

  close(): void {
    for (const socket of this.#sockets) socket.destroy();
  }
}
