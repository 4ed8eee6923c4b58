import type { IncomingMessage, ServerResponse } from 'node:http';
import { bodyIn, chooseEncoding, type Encoding, lengthIn } from './encodings.ts';
import type { Page } from './Page.ts';

/** How a page came to the reader, in the words of RFC 9211. */
export type CacheStatus = 'hit' | 'fwd=miss; stored' | `hit; detail="${string}"`;

/** A page from memory, and how it came from there. */
export type Recalled = { page: Page; cacheStatus: CacheStatus };

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
  const encoding = chooseEncoding(page.body, request.headers['accept-encoding']);
  const etag = etagIn(page, encoding);
  const head = [
    ...Object.entries(page.headers).flat(),
    ...['ETag', etag, 'Vary', 'Accept-Encoding'],
    ...['Age', String(ageOf(page)), 'Cache-Status', `copydesk; ${cacheStatus}`],
  ];
  if (isUnchanged(request, etag) && page.status === 200) {
    response.writeHead(304, head);
    response.end();
    return;
  }
  head.push('Content-Length', String(lengthIn(page.body, encoding)));
  if (encoding !== 'identity') head.push('Content-Encoding', encoding);
  response.writeHead(page.status, head);
  response.end(request.method === 'HEAD' ? undefined : bodyIn(page.body, encoding));
};

/** Seconds since the site last vouched for the page. */
export const ageOf = ({ checkedAt }: Page): number =>
  Math.max(0, Math.floor((Date.now() - checkedAt) / 1000));

/** Each encoding is a representation of its own, with its own strong mark. */
export const etagIn = ({ etag }: Page, encoding: Encoding): string =>
  encoding === 'identity' ? `"${etag}"` : `"${etag}-${encoding}"`;

/** If-None-Match compares weakly: a proxy may have weakened our mark. */
const isUnchanged = ({ headers }: IncomingMessage, etag: string): boolean => {
  const given = headers['if-none-match'];
  if (!given) return false;
  return given.trim() === '*' || given.split(',').some((mark) => mark.trim().replace(/^W\//, '') === etag);
};
