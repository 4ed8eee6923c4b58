import { type Bound, isExpired, type Kept, surplusOf } from '../../lib/reading/offline/bounds.ts';
import { confirmedHeader, openedHeader } from '../../lib/reading/offline/keptPages.ts';

/** A kept response: its path and times. */
export type Entry = Kept & { path: string };

type StoreOptions = { caches: Pick<CacheStorage, 'open'>; name: string; bound: Bound; now: () => number };

/** A bounded store of responses by path. What was opened longest ago is given up first. */
export class Store {
  readonly #options: StoreOptions;

  constructor(options: StoreOptions) {
    this.#options = options;
  }

  #open(): Promise<Cache> {
    return this.#options.caches.open(this.#options.name);
  }

  /** The response of a path, however old. */
  async match(path: string): Promise<Response | null> {
    return (await (await this.#open()).match(path)) ?? null;
  }

  /** The response of a path; null if it is too old to be shown. */
  async find(path: string): Promise<Response | null> {
    const response = await this.match(path);
    const { bound, now } = this.#options;
    return response && !isExpired(timesOf(response), bound.maxAge, now()) ? response : null;
  }

  /** @returns true if it was kept. */
  async delete(path: string): Promise<boolean> {
    return (await this.#open()).delete(path);
  }

  /**
   * Keeps a response as the server has confirmed it now.
   *
   * @param openedAt epoch ms; now by default.
   */
  async put(path: string, response: Response, body: ArrayBuffer, openedAt?: number): Promise<void> {
    const { bound, now } = this.#options;
    if (body.byteLength > bound.maxBytesOfOne) return void (await this.delete(path));
    const headers = new Headers(response.headers);
    // The body is decoded.
    headers.delete('content-encoding');
    headers.set('content-length', String(body.byteLength));
    headers.set(openedHeader, String(openedAt ?? now()));
    headers.set(confirmedHeader, String(now()));
    const cache = await this.#open();
    // Without room the page before must not stay: the server has said something newer.
    await cache.put(path, new Response(body, { headers })).catch(() => cache.delete(path));
  }

  async list(): Promise<Entry[]> {
    const cache = await this.#open();
    const entries = await Promise.all(
      (await cache.keys()).map(async (request) => {
        const response = await cache.match(request);
        return response ? [{ path: pathOf(request.url), ...timesOf(response) }] : [];
      }),
    );
    return entries.flat();
  }

  /** Deletes what is beyond the bound. */
  async trim(): Promise<void> {
    const { bound, now } = this.#options;
    for (const { path } of surplusOf(await this.list(), bound, now())) await this.delete(path);
  }
}

/** The path with the query, which pictures have. */
export const pathOf = (url: string): string => {
  const { pathname, search } = new URL(url);
  return pathname + search;
};

export const timesOf = ({ headers }: Response): Kept => ({
  openedAt: Number(headers.get(openedHeader)),
  confirmedAt: Number(headers.get(confirmedHeader)),
  bytes: Number(headers.get('content-length')),
});
