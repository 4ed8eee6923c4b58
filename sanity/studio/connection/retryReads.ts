import { Outage } from './Outage.ts';

/** The type of fetch that Sanity's client accepts. */
export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

type Outcome = { response: Response } | { error: unknown };

/** The status codes of a proxy whose upstream is down. */
const awayStatuses = [502, 503, 504];

const isAway = (outcome: Outcome): boolean =>
  'error' in outcome || awayStatuses.includes(outcome.response.status);

const methodOf = (input: string | URL | Request, init?: RequestInit): string =>
  (init?.method ?? (input instanceof Request ? input.method : 'GET')).toUpperCase();

const signalOf = (input: string | URL | Request, init?: RequestInit): AbortSignal | undefined =>
  init?.signal ?? (input instanceof Request ? input.signal : undefined);

/**
 * A fetch that retries reads while the server is away: Studio's panes fail at the first failed read. Writes are sent
 * once, because Studio repeats its own edits.
 */
export const retryReads = (fetch: Fetch, outage = new Outage()): Fetch => {
  const attempt = async (...request: Parameters<Fetch>): Promise<Outcome> => {
    try {
      return { response: await fetch(...request) };
    } catch (error) {
      return { error };
    }
  };
  return async (...request) => {
    const isRead = ['GET', 'HEAD'].includes(methodOf(...request));
    const isOver = (outcome: Outcome): boolean =>
      !isRead || !isAway(outcome) || signalOf(...request)?.aborted === true;
    let outcome = await attempt(...request);
    let isBack = true;
    while (isBack && !isOver(outcome)) {
      let isTried = false;
      isBack = await outage.untilBack(async () => {
        isTried = true;
        outcome = await attempt(...request);
        return isOver(outcome);
      });
      if (isBack && !isTried) outcome = await attempt(...request);
    }
    if ('error' in outcome) throw outcome.error;
    return outcome.response;
  };
};
