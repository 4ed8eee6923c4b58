import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { send } from '../http/send.ts';
import { sendFailure } from '../http/sendFailure.ts';
import type { AskSite } from '../next/askSite.ts';
import { readPage } from '../next/readPage.ts';
import { inTime } from './inTime.ts';
import { type MakePageOptions, makePage } from './makePage.ts';

/** The only page that depends on its query. */
export const searchKey = '/search';

/** Searches that the site renders at a time: it also renders readers' pages. */
const maxConcurrent = 32;

type SearchPagesOptions = Pick<MakePageOptions, 'imageOrigin' | 'transport'> & {
  askSite: AskSite;
  /** A reader waits no longer for the answer. */
  maxWaitMs: number;
  clientAddress: (request: IncomingMessage) => string;
  /** The style of error pages. */
  failureStyle: string;
  /** The language of the publication. */
  language: () => string;
  /** Has no query: it is private. */
  onFailure: (failure: { requestId: string; status: number; reason: string }) => void;
};

/** Pages of searches: rendered for each request, and stored by nobody. */
export class SearchPages {
  readonly #options: SearchPagesOptions;
  #waiting = 0;

  constructor(options: SearchPagesOptions) {
    this.#options = options;
  }

  async serve(key: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const requestId = randomUUID();
    const fail = (status: 500 | 503, reason: string): void => {
      this.#options.onFailure({ requestId, status, reason });
      const { transport, language, failureStyle: style } = this.#options;
      sendFailure({ status, requestId }, request, response, { transport, language: language(), style });
    };
    if (this.#waiting >= maxConcurrent) return fail(503, 'too many searches at a time');
    this.#waiting += 1;
    const rendering = this.#render(key, request, requestId).finally(() => {
      this.#waiting -= 1;
    });
    try {
      const page = await inTime(rendering, this.#options.maxWaitMs);
      if (page === 'late') fail(503, 'the site does not answer in time');
      else if (page) send(page, request, response, 'fwd=bypass');
      else fail(500, 'the site sent an error');
    } catch (error) {
      if (response.headersSent) throw error;
      fail(503, error instanceof Error ? error.message : String(error));
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
