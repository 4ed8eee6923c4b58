import type { ServerResponse } from 'node:http';
import { subscriberAddress } from '../../lib/requests/subscriberAddress.ts';

/** A response that a client does not read may hold this much: several states. */
const maxUnreadBytes = 16 * 1024;
/** Writes per turn of the event loop: pages are served in between. */
const writesPerTurn = 500;

/** `maxPerAddress` counts the /64 network of an IPv6 address as one. */
export type Limits = { maxConnections: number; maxPerAddress: number };

/** The open streams of all stories, with their bounds. */
export class Connections {
  readonly #limits: Limits;
  readonly #byAddress = new Map<string, number>();
  readonly #open = new Set<ServerResponse>();

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  get count(): number {
    return this.#open.size;
  }

  /** Takes a place until the response closes. Returns false if there is none. */
  admit(response: ServerResponse, clientAddress: string): boolean {
    const address = subscriberAddress(clientAddress);
    const own = this.#byAddress.get(address) ?? 0;
    if (this.#open.size >= this.#limits.maxConnections || own >= this.#limits.maxPerAddress) return false;
    this.#open.add(response);
    this.#byAddress.set(address, own + 1);
    response.once('close', () => {
      this.#open.delete(response);
      const left = (this.#byAddress.get(address) ?? 1) - 1;
      if (left > 0) this.#byAddress.set(address, left);
      else this.#byAddress.delete(address);
    });
    return true;
  }

  /** Writes to all streams. */
  writeToAll(chunk: Buffer): Promise<void> {
    return writeInTurns(this.#open, chunk, () => true);
  }
}

/**
 * Writes the same chunk to many responses. A client that does not read is cut off.
 *
 * @param isCurrent false stops: something newer is written.
 */
export const writeInTurns = async (
  responses: Iterable<ServerResponse>,
  chunk: Buffer,
  isCurrent: () => boolean,
): Promise<void> => {
  let writes = 0;
  // A set tells of responses that are added meanwhile, too.
  for (const response of [...responses]) {
    if (!isCurrent()) return;
    writeOrCut(response, chunk);
    writes += 1;
    if (writes % writesPerTurn === 0) await new Promise((resolve) => setImmediate(resolve));
  }
};

export const writeOrCut = (response: ServerResponse, chunk: Buffer): void => {
  if (response.destroyed || response.writableEnded) return;
  if (response.writableLength > maxUnreadBytes) response.destroy();
  else response.write(chunk);
};
