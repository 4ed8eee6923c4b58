import { Outage, type Verdict } from './Outage.ts';
import { verdictOf, verdictOfFailure } from './verdictOf.ts';

/** The type of fetch that Sanity's client accepts. */
export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

type Outcome = ({ response: Response } | { error: unknown }) & { verdict: Verdict };

/** A read that fails again after so many outages fails for a reason of its own. */
const maxOutages = 5;

const methodOf = (input: string | URL | Request, init?: RequestInit): string =>
  (init?.method ?? (input instanceof Request ? input.method : 'GET')).toUpperCase();

const signalOf = (input: string | URL | Request, init?: RequestInit): AbortSignal | undefined =>
  init?.signal ?? (input instanceof Request ? input.signal : undefined);

/**
 * A fetch that retries reads while the server is away: Studio's panes fail at the first failed read. Writes are sent
 * once, because Studio repeats its own edits.
 */
export const retryReads = (fetch: Fetch, outage = new Outage()): Fetch => {
  const attempt = async (...[input, init]: Parameters<Fetch>): Promise<Outcome> => {
    try {
      const response = await fetch(input, init);
      return { response, verdict: await verdictOf(response) };
    } catch (error) {
      const isAborted = signalOf(input, init)?.aborted === true;
      return { error, verdict: isAborted ? 'unsaid' : verdictOfFailure(error) };
    }
  };
  return async (input, init) => {
    const isRead = ['GET', 'HEAD'].includes(methodOf(input, init));
    const signal = signalOf(input, init);
    const ask = async (): Promise<Outcome> => {
      const asked = await attempt(input, init);
      if (asked.verdict === 'back') outage.end();
      return asked;
    };
    let outcome = await ask();
    for (let outages = 0; isRead && outcome.verdict === 'away' && outages < maxOutages; outages += 1) {
      const isBack = await outage.untilBack(async (limit) => {
        const signals = signal ? [signal, limit] : [limit];
        const tried = await attempt(input, { ...init, signal: AbortSignal.any(signals) });
        if (!limit.aborted) outcome = tried;
        return tried.verdict;
      }, signal);
      if (!isBack) break;
      if (outcome.verdict === 'away') outcome = await ask();
    }
    if ('error' in outcome) throw outcome.error;
    return outcome.response;
  };
};
