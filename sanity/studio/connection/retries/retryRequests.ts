import { editIn } from './editIn.ts';
import { Outage, type Pauses, realPauses, type Verdict } from './Outage.ts';
import { verdictOf, verdictOfFailure } from './verdictOf.ts';

/** The type of fetch that Sanity's client accepts. */
export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

type Sent = Parameters<Fetch>;
type Outcome = ({ response: Response } | { error: unknown }) & { verdict: Verdict };
/** What an edit that waits has beside its request. The signal ends it. */
type Held = { signal: AbortSignal; answeredBefore: number; tell(): unknown };

/** A read that fails again after so many outages fails for a reason of its own. */
const maxOutages = 5;

const methodOf = (input: string | URL | Request, init?: RequestInit): string =>
  (init?.method ?? (input instanceof Request ? input.method : 'GET')).toUpperCase();

const signalOf = (input: string | URL | Request, init?: RequestInit): AbortSignal | undefined =>
  init?.signal ?? (input instanceof Request ? input.signal : undefined);

/** As long as the limit of Sanity's client, which would count the time of an outage too. */
const maxRequestMs = 5 * 60_000;

/** Neither stored nor refused: the same edit may succeed later. Studio takes an edit back at other statuses. */
const isUndecided = (outcome: Outcome): boolean =>
  'error' in outcome || outcome.response.status >= 500 || [408, 429].includes(outcome.response.status);

const maxPauseMs = 30_000;
/** Some ten minutes. */
const maxQuietTries = 20;

/** What the server asks for, or else pauses that double, so that many Studios do not ask at one moment. */
const pauseMs = (outcome: Outcome, tries: number, random: number): number => {
  const asked = 'response' in outcome ? Number(outcome.response.headers.get('retry-after')) * 1000 || 0 : 0;
  return Math.min(maxPauseMs, Math.max(asked, 1000 * 2 ** Math.min(tries, 10))) * (1 + random / 2);
};

/** An edit at which the server fails again and again, and answers other requests meanwhile. */
export type FailingEdit = {
  sent: Sent;
  /** Settles when the edit is stored, refused or given up. */
  decided: Promise<unknown>;
  /** Ends it as one that the server refused for good: Studio takes it back in the form. */
  giveUp(): void;
};

/** Studio's words for it are in its notice. */
const givenUp = (): Outcome => ({
  response: Response.json(
    { statusCode: 410, error: 'Gone', message: 'The change was given up.' },
    { status: 410 },
  ),
  verdict: 'unsaid',
});

type Options = {
  pauses?: Pauses;
  /** Called when an edit waits for the server. Returns what ends that. */
  onHeld?: () => () => void;
  /** Called about every ten minutes while the server fails at an edit. */
  onStuck?: (edit: FailingEdit) => unknown;
};

/**
 * A fetch that retries while the server is away, because Studio's panes fail at the first failed read. Studio repeats
 * failed edits itself, but loses them if their draft is not stored yet (`handleDocumentDeleted` of `@sanity/mutator`), and
 * no edit says whether it is. So each is repeated here until it is stored or refused. Its transaction has an id, and the
 * lake stores it once. Other writes are sent once; the person who wanted them decides.
 */
export const retryRequests = (
  fetch: Fetch,
  outage = new Outage(),
  { pauses = realPauses, onHeld = () => () => {}, onStuck = () => {} }: Options = {},
): Fetch => {
  const attempt = async (...[input, init]: Sent): Promise<Outcome> => {
    const own = signalOf(input, init);
    const limit = AbortSignal.timeout(maxRequestMs);
    try {
      const response = await fetch(input, { ...init, signal: own ? AbortSignal.any([own, limit]) : limit });
      return { response, verdict: await verdictOf(response) };
    } catch (error) {
      return { error, verdict: own?.aborted === true ? 'unsaid' : verdictOfFailure(error) };
    }
  };
  let answered = 0;
  const ask = async (...sent: Sent): Promise<Outcome> => {
    const asked = await attempt(...sent);
    if (!isUndecided(asked)) answered += 1;
    if (asked.verdict === 'back') outage.end();
    return asked;
  };
  const afterOutages = async (first: Outcome, [input, init]: Sent): Promise<Outcome> => {
    const signal = signalOf(input, init);
    let outcome = first;
    for (let outages = 0; outcome.verdict === 'away' && outages < maxOutages; outages += 1) {
      const isBack = await outage.untilBack(async (limit) => {
        const signals = signal ? [signal, limit] : [limit];
        const tried = await attempt(input, { ...init, signal: AbortSignal.any(signals) });
        if (!limit.aborted) outcome = tried;
        return tried.verdict;
      }, signal);
      if (!isBack) break;
      if (outcome.verdict === 'away') outcome = await ask(input, init);
    }
    return outcome;
  };
  const untilDecided = async (first: Outcome, [input, init]: Sent, held: Held): Promise<Outcome> => {
    const sent: Sent = [input, { ...init, signal: held.signal }];
    let tellAt = maxQuietTries;
    let outcome = await afterOutages(first, sent);
    for (let tries = 0; isUndecided(outcome) && !held.signal.aborted; tries += 1) {
      if (tries >= tellAt && answered > held.answeredBefore) {
        tellAt = tries + maxQuietTries;
        held.tell();
      }
      await pauses.wait(pauseMs(outcome, tries, pauses.random()));
      if (!held.signal.aborted) outcome = await afterOutages(await ask(...sent), sent);
    }
    return outcome;
  };
  const sendEdit = async (...sent: Sent): Promise<Outcome> => {
    const answeredBefore = answered;
    const first = await ask(...sent);
    if (!isUndecided(first)) return first;
    const stopping = new AbortController();
    const { promise: decided, resolve, reject } = Promise.withResolvers<Outcome>();
    const giveUp = (): void => {
      resolve(givenUp());
      stopping.abort();
    };
    const tell = () => onStuck({ sent, decided, giveUp });
    const release = onHeld();
    const own = signalOf(...sent);
    const signal = own ? AbortSignal.any([own, stopping.signal]) : stopping.signal;
    untilDecided(first, sent, { signal, answeredBefore, tell }).then(resolve, reject);
    try {
      return await decided;
    } finally {
      release();
    }
  };
  return async (input, init) => {
    const isRead = ['GET', 'HEAD'].includes(methodOf(input, init));
    const isEdit = editIn(input, init) !== null;
    const first = isEdit ? await sendEdit(input, init) : await ask(input, init);
    const outcome = isRead ? await afterOutages(first, [input, init]) : first;
    if ('error' in outcome) throw outcome.error;
    return outcome.response;
  };
};
