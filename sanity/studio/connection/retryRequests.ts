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

/** As long as the limit of Sanity's client, which would count the time of an outage too. */
const maxRequestMs = 5 * 60_000;

/** Saves of Studio's forms, in whole: a body that is a stream can be sent once only. */
const isEdit = (input: string | URL | Request, init?: RequestInit): boolean => {
  const address = input instanceof Request ? input.url : String(input);
  return (
    typeof init?.body === 'string' &&
    /\/data\/(?:mutate|actions)\//u.test(address) &&
    new URLSearchParams(address.split('?')[1]).get('tag')?.endsWith('document.commit') === true
  );
};

/** Neither stored nor refused: the same edit may succeed later. Studio takes an edit back at other statuses. */
const isUndecided = (outcome: Outcome): boolean =>
  'error' in outcome || outcome.response.status >= 500 || [408, 429].includes(outcome.response.status);

/**
 * A fetch that retries while the server is away. Studio's panes fail at the first failed read. Studio repeats a failed
 * edit, but loses it if its draft is new: so an edit is repeated here until it is stored or refused. Its transaction has
 * an id, and the lake stores it once. Other writes are sent once; the person who wanted them decides.
 */
export const retryRequests = (fetch: Fetch, outage = new Outage()): Fetch => {
  const attempt = async (input: Parameters<Fetch>[0], init?: RequestInit): Promise<Outcome> => {
    const own = signalOf(input, init);
    const limit = AbortSignal.timeout(maxRequestMs);
    try {
      const response = await fetch(input, { ...init, signal: own ? AbortSignal.any([own, limit]) : limit });
      return { response, verdict: await verdictOf(response) };
    } catch (error) {
      return { error, verdict: own?.aborted === true ? 'unsaid' : verdictOfFailure(error) };
    }
  };
  return async (input, init) => {
    const isSave = isEdit(input, init);
    const isRetried = isSave || ['GET', 'HEAD'].includes(methodOf(input, init));
    const signal = signalOf(input, init);
    const ask = async (): Promise<Outcome> => {
      const asked = await attempt(input, init);
      if (asked.verdict === 'back') outage.end();
      return asked;
    };
    let outcome = await ask();
    const retry = async (): Promise<void> => {
      for (let outages = 0; outcome.verdict === 'away' && outages < maxOutages; outages += 1) {
        const isBack = await outage.untilBack(async (limit) => {
          const signals = signal ? [signal, limit] : [limit];
          const tried = await attempt(input, { ...init, signal: AbortSignal.any(signals) });
          if (!limit.aborted) outcome = tried;
          return tried.verdict;
        }, signal);
        if (!isBack) return;
        if (outcome.verdict === 'away') outcome = await ask();
      }
    };
    if (isRetried) await retry();
    while (isSave && isUndecided(outcome) && !signal?.aborted) {
      await outage.hold(signal);
      outcome = await ask();
      await retry();
    }
    if ('error' in outcome) throw outcome.error;
    return outcome.response;
  };
};
