import type { IncomingMessage, ServerResponse } from 'node:http';
import { chooseEncoding, type Encoding } from './encodings.ts';
import type { Page } from './Page.ts';

/** How a page came to the reader, in the words of RFC 9211. */
export type CacheStatus = 'hit' | 'fwd=miss; stored' | `hit; detail="${string}"`;

/** A page in one encoding, with the headers that every answer of it carries: names and values in turn. */
export type Sendable = { body: Buffer; etag: string; full: string[]; unchanged: string[] };

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
  const { body, etag, full, unchanged } = inEncoding(page, request.headers['accept-encoding']);
  const perRequest = ['Age', String(ageOf(page)), 'Cache-Status', `copydesk; ${cacheStatus}`];

  if (isUnchanged(request, etag) && page.status === 200) {
    response.writeHead(304, [...unchanged, ...perRequest]);
    response.end();
    return;
  }
  response.writeHead(page.status, [...full, ...perRequest]);
  response.end(request.method === 'HEAD' ? undefined : body);
};

/** Seconds since the site last vouched for the page. */
export const ageOf = ({ checkedAt }: Page): number =>
  Math.max(0, Math.floor((Date.now() - checkedAt) / 1000));

/** Made once a page and encoding: most of a hit would go into it otherwise. */
const sendables = new WeakMap<Page, Partial<Record<Encoding, Sendable>>>();

/** The page as a client that accepts these encodings gets it. */
export const inEncoding = (page: Page, acceptEncoding: string | undefined): Sendable => {
  const wanted = chooseEncoding(acceptEncoding);
  let byEncoding = sendables.get(page);
  if (!byEncoding) {
    byEncoding = {};
    sendables.set(page, byEncoding);
  }
  byEncoding[wanted] ??= makeSendable(page, wanted);
  return byEncoding[wanted];
};

const makeSendable = (page: Page, wanted: Encoding): Sendable => {
  const { identity, gzip } = page.body;
  const encoding: Encoding = page.body[wanted] ? wanted : gzip && wanted === 'br' ? 'gzip' : 'identity';
  const body = page.body[encoding] ?? identity;
  const etag = `"${page.etag}${encoding === 'identity' ? '' : `-${encoding}`}"`;
  const unchanged = [...Object.entries(page.headers).flat(), 'ETag', etag, 'Vary', 'Accept-Encoding'];
  const ofBody = ['Content-Length', String(body.length)];
  const ofEncoding = encoding === 'identity' ? [] : ['Content-Encoding', encoding];
  return { body, etag, unchanged, full: [...unchanged, ...ofBody, ...ofEncoding] };
};

/** If-None-Match compares weakly: a proxy may have weakened our mark. */
const isUnchanged = ({ headers }: IncomingMessage, etag: string): boolean => {
  const given = headers['if-none-match'];
  if (!given) return false;
  return given.trim() === '*' || given.split(',').some((mark) => mark.trim().replace(/^W\//, '') === etag);
};
