import { clientAddress } from '../accounts/clientAddress.ts';
import { createCounter } from '../counter.ts';
import type { Access } from '../types/access.ts';
import type { EventSource } from './eventStream.ts';
import { FilterQuota } from './FilterQuota.ts';

/** Streams of one person; Studio opens some twenty a tab. */
export const maxStreamsOfPerson = 1_000;
/** A token may belong to a website with many visitors. */
const maxStreamsOfToken = 20_000;
const maxStreamsOfAll = 40_000;

/** One of the streams that a caller may have open. */
type StreamPlace = {
  /** The source; its end releases the place. */
  hold(source: EventSource): EventSource;
  /** Releases the place of a stream that was not opened. */
  release(): void;
};

export type AnonymousStreamLimits = {
  maxStreams: { each: number; all: number };
  /** Different queries and parameters of one address's listeners together. */
  maxFilterCharacters: number;
};

/** Bounds the open streams: of anonymous clients by address, of others by identity. */
export class OpenStreams {
  readonly #ofPeople = createCounter({ each: maxStreamsOfPerson, all: maxStreamsOfAll });
  readonly #ofTokens = createCounter({ each: maxStreamsOfToken, all: maxStreamsOfAll });
  readonly #maxAnonymous: AnonymousStreamLimits['maxStreams'];
  readonly #ofAnonymous;
  readonly #filters: FilterQuota;

  constructor({ maxStreams, maxFilterCharacters }: AnonymousStreamLimits) {
    this.#maxAnonymous = maxStreams;
    this.#ofAnonymous = createCounter(maxStreams);
    this.#filters = new FilterQuota(maxFilterCharacters);
  }

  /**
   * Takes a place. It is released too when the client closes its connection before the stream starts.
   *
   * @param filter an anonymous client's query and parameters, unparsed: the same filter is counted once.
   * @throws LakeError 429 if there are too many.
   */
  take(request: Request, access: Access, filter = ''): StreamPlace {
    let places = this.#takeAll(request, access, filter);
    const release = (): void => {
      request.signal.removeEventListener('abort', release);
      for (const releasePlace of places) releasePlace();
      places = [];
    };
    request.signal.addEventListener('abort', release);
    // The stream of a HEAD request never starts.
    if (request.method === 'HEAD' || request.signal.aborted) release();
    return { release, hold: (source) => releasing(source, release) };
  }

  /** The number of open streams of all callers. */
  count(): number {
    return [this.#ofPeople, this.#ofTokens, this.#ofAnonymous].reduce(
      (sum, counter) => sum + counter.count(),
      0,
    );
  }

  #takeAll(request: Request, { identity }: Access, filter: string): (() => void)[] {
    if (identity.kind !== 'anonymous') {
      const counter = identity.kind === 'user' ? this.#ofPeople : this.#ofTokens;
      return [counter.take(identity.id, 'You have too many listeners open. Close some first.')];
    }
    const address = clientAddress(request);
    const { each, all } = this.#maxAnonymous;
    const release = this.#ofAnonymous.take(
      address,
      `Too many listeners without a token are open. The limit is ${each} for one address and ${all} in all. Close some, or sign in.`,
    );
    try {
      return [release, this.#filters.take(address, filter)];
    } catch (error) {
      release();
      throw error;
    }
  }
}

/** The source, with `release` called when it fails to start or ends. */
const releasing =
  (source: EventSource, release: () => void): EventSource =>
  (sink) => {
    let stop = (): void => {};
    try {
      stop = source(sink);
    } catch (error) {
      release();
      throw error;
    }
    return () => {
      stop();
      release();
    };
  };
