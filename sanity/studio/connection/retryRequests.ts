import { Outage, realPauses, type Verdict } from './Outage.ts';
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

const createsDocument = /"actionType":"sanity\.action\.document\.[\w.]*create"|"create(?:IfNotExists)?":\{/u;

/**
 * A save of Studio's form that creates its draft. Its quotation marks are syntax: those in texts are escaped. A body that
 * is a stream can be sent once only.
 */
const isNewDraft = (input: string | URL | Request, init?: RequestInit): boolean => {
  const address = input instanceof Request ? input.url : String(input);
  return (
    typeof init?.body === 'string' &&
    /\/data\/(?:mutate|actions)\//u.test(address) &&
    new URLSearchParams(address.split('?')[1]).get('tag')?.endsWith('document.commit') === true &&
    createsDocument.test(init.body)
  );
};

/** Neither stored nor refused: the same save may succeed later. Studio takes an edit back at other statuses. */
const isUndecided = (outcome: Outcome): boolean =>
  'error' in outcome || outcome.response.status >= 500 || [408, 429].includes(outcome.response.status);

const maxPauseMs = 30_000;

/** What the server asks for, or else pauses that double, so that many Studios do not ask at one moment. */
const pauseMs = (outcome: Outcome, tries: number, random: number): number => {
  const asked = 'response' in outcome ? Number(outcome.response.headers.get('retry-after')) * 1000 || 0 : 0;
  return Math.min(maxPauseMs, Math.max(asked, 1000 * 2 ** Math.min(tries, 10))) * (1 + random / 2);
};

/** Resolves after a pause, or when the signal is aborted. */
const pause = (wait: Promise<void>, signal: AbortSignal | undefined): Promise<void> =>
  Promise.race([
    wait,
    new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve(), { once: true })),
  ]);

/**
 * A fetch that retries while the server is away, because Studio's panes fail at the first failed read. Studio repeats
 * failed edits itself, but loses one that creates its draft (`handleDocumentDeleted` of `@sanity/mutator`): so such a save
 * is repeated here until it is stored or refused. Its transaction has an id, and the lake stores it once. Other writes are
 * sent once; the person who wanted them decides.
 */
export const retryRequests = (fetch: Fetch, outage = new Outage(), pauses = realPauses): Fetch => {
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
    const isSave = isNewDraft(input, init);
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
    for (let tries = 0; isSave && isUndecided(outcome) && !signal?.aborted; tries += 1) {
      await pause(pauses.wait(pauseMs(outcome, tries, pauses.random())), signal);
      if (signal?.aborted) break;
      outcome = await ask();
      await retry();
    }
    if ('error' in outcome) throw outcome.error;
    return outcome.response;
  };
};
