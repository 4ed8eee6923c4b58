import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { subscriberAddress } from '../../lib/requests/subscriberAddress.ts';
import { NoTurn, type Turns } from '../callers/Turns.ts';
import { send } from '../http/send.ts';
import { sendFailure } from '../http/sendFailure.ts';
import type { AskSite } from '../next/askSite.ts';
import { readPage } from '../next/readPage.ts';
import { inTime } from './inTime.ts';
import { type MakePageOptions, makePage } from './makePage.ts';

/** The only page that depends on its query. */
export const searchKey = '/search';

type SearchPagesOptions = Pick<MakePageOptions, 'imageOrigin' | 'transport'> & {
  askSite: AskSite;
  /** A reader waits no longer for the answer. */
  maxWaitMs: number;
  clientAddress: (request: IncomingMessage) => string;
  turns: Pick<Turns, 'acquire' | 'waitToRefuse'>;
  /** The seconds until an address may search again. 0 means now, and counts. */
  secondsUntilSearch: (caller: string) => Promise<number>;
  /** The style of error pages. */
  failureStyle: string;
  /** The language of the publication. */
  language: () => string;
  /** Has no query: it is private. */
  onFailure: (failure: { requestId: string; status: number; reason: string }) => void;
};

/**
 * Pages of searches: rendered for each request, and stored by nobody. Each address has its own number of searches and its
 * own turns, and whoever has none left costs no render.
 */
export class SearchPages {
  readonly #options: SearchPagesOptions;

  constructor(options: SearchPagesOptions) {
    this.#options = options;
  }

  async serve(key: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const requestId = randomUUID();
    const fail = (status: 429 | 500 | 503, reason: string, retryAfterSeconds?: number): void => {
      this.#options.onFailure({ requestId, status, reason });
      const { transport, language, failureStyle: style } = this.#options;
      const failure = { status, requestId, ...(retryAfterSeconds && { retryAfterSeconds }) };
      sendFailure(failure, request, response, { transport, language: language(), style });
    };
    const { clientAddress, secondsUntilSearch, turns, maxWaitMs } = this.#options;
    const caller = subscriberAddress(clientAddress(request));
    const seconds = await secondsUntilSearch(caller);
    if (seconds > 0) {
      await turns.waitToRefuse();
      return fail(429, 'too many searches of one address', seconds);
    }
    const left = new AbortController();
    try {
      const page = await inTime(this.#renderInTurn(key, request, { requestId, caller, left }), maxWaitMs);
      if (page === 'late') left.abort();
      if (page === 'late') fail(503, 'the site does not answer in time');
      else if (page) send(page, request, response, 'fwd=bypass');
      else fail(500, 'the site sent an error');
    } catch (error) {
      if (response.headersSent) throw error;
      fail(
        error instanceof NoTurn ? error.status : 503,
        error instanceof Error ? error.message : String(error),
      );
    }
  }

  async #renderInTurn(
    key: string,
    request: IncomingMessage,
    { requestId, caller, left }: { requestId: string; caller: string; left: AbortController },
  ) {
    const release = await this.#options.turns.acquire(caller, left.signal);
    try {
      return await this.#render(key, request, requestId);
    } finally {
      release();
    }
  }

  async #render(key: string, request: IncomingMessage, requestId: string) {
    const { askSite, clientAddress, imageOrigin, transport } = this.#options;
    const { url = '' } = request;
    const mark = url.indexOf('?');
    const query = mark < 0 ? '' : url.slice(mark);
    const answer = await askSite(`${key}${query}`, null, requestId, clientAddress(request));
    const page = await makePage(key, answer, { ...notCached, imageOrigin, transport }, null);
    if (!page) return null;
    const { status, retryAfter } = readPage(answer.body.toString());
    const headers = {
      ...page.headers,
      'cache-control': 'no-store',
      ...(retryAfter !== null && { 'retry-after': String(retryAfter) }),
    };
    return { ...page, status: status ?? page.status, headers };
  }
}

/** What `makePage` needs for pages in the cache only. */
const notCached = {
  isBehindProxy: false,
  notFoundKey: '/404',
  notFoundPage: async () => null,
  onPending: () => {},
};
