/** How a fetch function looks to @sanity/client. */
export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

const retryEveryMs = 500;
/** Twenty seconds: a lake restarts in one or two. */
const maxRetries = 40;

/** What a proxy answers while nobody is behind it. */
const isAway = ({ status }: Response): boolean => status === 502 || status === 503 || status === 504;

const methodOf = (input: string | URL | Request, init: RequestInit | undefined): string =>
  (init?.method ?? (input instanceof Request ? input.method : 'GET')).toUpperCase();

const signalOf = (input: string | URL | Request, init: RequestInit | undefined): AbortSignal | undefined =>
  init?.signal ?? (input instanceof Request ? input.signal : undefined);

/**
 * A fetch whose reads outlast a restart of the lake: Studio's panes give up at the first read that fails. Writes are
 * handed on once, because Studio keeps and repeats its edits by itself.
 *
 * @param wait resolves after so many milliseconds.
 */
export const patientFetch =
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
