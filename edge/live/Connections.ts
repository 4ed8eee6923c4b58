import type { ServerResponse } from 'node:http';
import { organisationAddress, subscriberAddress } from '../../lib/requests/subscriberAddress.ts';

/** A response that a client does not read may hold this much: several states. */
const maxUnreadBytes = 16 * 1024;
/** Writes per turn of the event loop: pages are served in between. */
const writesPerTurn = 500;

/**
 * `maxPerAddress` counts the /64 network of an IPv6 address as one, `maxPerOrganisation` the /48 network: anyone can have
 * one of these, with 65,536 of those.
 */
export type Limits = { maxConnections: number; maxPerAddress: number; maxPerOrganisation: number };

/** The open streams of all stories, with their bounds. */
export class Connections {
  readonly #limits: Limits;
  /** Addresses and networks have different names. */
  readonly #byNetwork = new Map<string, number>();
  readonly #open = new Set<ServerResponse>();

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  get count(): number {
    return this.#open.size;
  }

  /** Takes a place until the response closes. Returns false if there is none. */
  admit(response: ServerResponse, clientAddress: string): boolean {
    const { maxConnections, maxPerAddress, maxPerOrganisation } = this.#limits;
    // An IPv4 address is both: the narrower bound is the last, and applies.
    const bounds = new Map([
      [organisationAddress(clientAddress), maxPerOrganisation],
      [subscriberAddress(clientAddress), maxPerAddress],
    ]);
    if (this.#open.size >= maxConnections) return false;
    for (const [network, max] of bounds) if ((this.#byNetwork.get(network) ?? 0) >= max) return false;
    this.#open.add(response);
    for (const network of bounds.keys()) this.#count(network, 1);
    response.once('close', () => {
      this.#open.delete(response);
      for (const network of bounds.keys()) this.#count(network, -1);
    });
    return true;
  }

  #count(network: string, change: 1 | -1): void {
    const count = (this.#byNetwork.get(network) ?? 0) + change;
    if (count > 0) this.#byNetwork.set(network, count);
    else this.#byNetwork.delete(network);
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
 * @param onWritten receives each response that has the chunk.
 */
export const writeInTurns = async (
  responses: Iterable<ServerResponse>,
  chunk: Buffer,
  isCurrent: () => boolean,
  onWritten: (response: ServerResponse) => void = () => {},
): Promise<void> => {
  let writes = 0;
  // A set tells of responses that are added meanwhile, too.
  for (const response of [...responses]) {
    if (!isCurrent()) return;
    writeOrCut(response, chunk);
    onWritten(response);
    writes += 1;
    if (writes % writesPerTurn === 0) await new Promise((resolve) => setImmediate(resolve));
  }
};

export const writeOrCut = (response: ServerResponse, chunk: Buffer): void => {
  if (response.destroyed || response.writableEnded) return;
  if (response.writableLength > maxUnreadBytes) response.destroy();
  else response.write(chunk);
};
