/** The type of fetch that Sanity's client accepts. */
export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

const retryEveryMs = 500;
/** Twenty seconds: a lake restarts in one or two. */
const maxRetries = 40;

/** The status codes of a proxy whose upstream is down. */
const isAway = ({ status }: Response): boolean => status === 502 || status === 503 || status === 504;

const methodOf = (input: string | URL | Request, init: RequestInit | undefined): string =>
  (init?.method ?? (input instanceof Request ? input.method : 'GET')).toUpperCase();

const signalOf = (input: string | URL | Request, init: RequestInit | undefined): AbortSignal | undefined =>
  init?.signal ?? (input instanceof Request ? input.signal : undefined);

/**
 * A fetch that retries reads during a restart of the lake: Studio's panes fail at the first failed read. Writes
 * are sent once, because Studio repeats its own edits.
 *
 * @param wait resolves after the given milliseconds.
 */
export const retryReads =
  (
    fetch: Fetch,
    wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms)),
  ): Fetch =>
  async (input, init) => {
    const isRead = ['GET', 'HEAD'].includes(methodOf(input, init));
    const retries = isRead ? maxRetries : 0;
    for (let attempt = 0; ; attempt += 1) {
      const isLast = attempt === retries || signalOf(input, init)?.aborted === true;
      try {
        const response = await fetch(input, init);
        if (isLast || !isAway(response)) return response;
      } catch (error) {
        if (isLast || signalOf(input, init)?.aborted) throw error;
      }
      await wait(retryEveryMs);
    }
  };
