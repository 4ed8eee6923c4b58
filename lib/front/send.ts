import type { IncomingMessage, ServerResponse } from 'node:http';
import { chooseEncoding, type Encoding } from './encodings.ts';
import type { Page } from './Page.ts';

/** How a page came to the reader, in the words of RFC 9211. */
export type CacheStatus = 'hit' | 'fwd=miss; stored' | `hit; detail="${string}"`;

/**
 * Sends a page in the encoding that the client accepts, or 304 when it has it already.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-13.1.2
 */
export const send = (
  page: Page,
  request: IncomingMessage,
  response: ServerResponse,
  cacheStatus: CacheStatus,
): void => {
  const wanted = chooseEncoding(request.headers['accept-encoding']);
  const encoding: Encoding = page.body[wanted]
    ? wanted
    : page.body.gzip && wanted === 'br'
      ? 'gzip'
      : 'identity';
  const body = page.body[encoding] ?? page.body.identity;
  const prepared = prepare(page, encoding, body.length);
  const age = Math.max(0, Math.floor((Date.now() - page.checkedAt) / 1000));
  const perRequest = ['Age', String(age), 'Cache-Status', `copydesk; ${cacheStatus}`];

  if (isUnchanged(request, prepared.etag) && page.status === 200) {
    response.writeHead(304, [...prepared.unchanged, ...perRequest]);
    response.end();
    return;
  }
  response.writeHead(page.status, [...prepared.full, ...perRequest]);
  response.end(request.method === 'HEAD' ? undefined : body);
};

type Prepared = { etag: string; full: string[]; unchanged: string[] };

/** Header lists are made once a page and encoding: most of a hit would go into them otherwise. */
const preparedByPage = new WeakMap<Page, Partial<Record<Encoding, Prepared>>>();

const prepare = (page: Page, encoding: Encoding, length: number): Prepared => {
  const byEncoding = preparedByPage.get(page) ?? {};
  preparedByPage.set(page, byEncoding);
  const known = byEncoding[encoding];
  if (known) return known;
  const etag = `"${page.etag}${encoding === 'identity' ? '' : `-${encoding}`}"`;
  const always = [...Object.entries(page.headers).flat(), 'ETag', etag, 'Vary', 'Accept-Encoding'];
  const prepared = {
    etag,
    unchanged: always,
    full: [
      ...always,
      ...['Content-Length', String(length)],
      ...(encoding === 'identity' ? [] : ['Content-Encoding', encoding]),
    ],
  };
  byEncoding[encoding] = prepared;
  return prepared;
};

/** If-None-Match compares weakly: a proxy may have weakened our mark. */
const isUnchanged = ({ headers }: IncomingMessage, etag: string): boolean => {
  const given = headers['if-none-match'];
  if (!given) return false;
  return given.trim() === '*' || given.split(',').some((mark) => mark.trim().replace(/^W\//, '') === etag);
};
