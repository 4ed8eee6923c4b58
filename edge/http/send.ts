import type { IncomingMessage, ServerResponse } from 'node:http';
import { bodyIn, chooseEncoding, type Encoding, lengthIn } from './encodings.ts';
import type { Page } from './Page.ts';

/** The value of Cache-Status. @see https://www.rfc-editor.org/rfc/rfc9211 */
export type CacheStatus = 'hit' | 'fwd=miss; stored' | 'fwd=bypass' | `hit; detail="${string}"`;

/** A page from memory with its cache status. */
export type Recalled = { page: Page; cacheStatus: CacheStatus };

/**
 * Sends a page in an encoding that the client accepts, or 304 if the client has it.
 *
 * @param byDictionary the page in `dcz`, for this client alone.
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-13.1.2
 */
export const send = (
  page: Page,
  request: IncomingMessage,
  response: ServerResponse,
  cacheStatus: CacheStatus,
  byDictionary: Buffer | null = null,
): void => {
  const encoding = chooseEncoding(page.body, request.headers['accept-encoding']);
  const etag = etagIn(page, encoding);
  const head = [
    ...Object.entries(page.headers).flat(),
    // The bytes depend on the dictionary: a weak ETag, by which the client asks again in any encoding.
    ...['ETag', byDictionary ? `W/${etag}` : etag],
    ...['Vary', byDictionary ? 'Accept-Encoding, Available-Dictionary' : 'Accept-Encoding'],
    ...['Age', String(ageOf(page)), 'Cache-Status', `copydesk; ${cacheStatus}`],
  ];
  if (isUnchanged(page, request)) {
    response.writeHead(304, head);
    response.end();
    return;
  }
  if (byDictionary) {
    response.writeHead(page.status, [
      ...head,
      ...['Content-Length', String(byDictionary.length), 'Content-Encoding', 'dcz'],
    ]);
    response.end(request.method === 'HEAD' ? undefined : byDictionary);
    return;
  }
  head.push('Content-Length', String(lengthIn(page.body, encoding)));
  if (encoding !== 'identity') head.push('Content-Encoding', encoding);
  response.writeHead(page.status, head);
  response.end(request.method === 'HEAD' ? undefined : bodyIn(page.body, encoding));
};

/** Seconds since the site last sent or confirmed the page. */
export const ageOf = ({ checkedAt }: Page): number =>
  Math.max(0, Math.floor((Date.now() - checkedAt) / 1000));

/** Each encoding is a representation with its own strong ETag. */
export const etagIn = ({ etag }: Page, encoding: Encoding): string =>
  encoding === 'identity' ? `"${etag}"` : `"${etag}-${encoding}"`;

/** Whether the client has the page. If-None-Match uses weak comparison: a proxy may have weakened the ETag. */
export const isUnchanged = (page: Page, { headers }: IncomingMessage): boolean => {
  const given = headers['if-none-match'];
  if (!given || page.status !== 200) return false;
  const etag = etagIn(page, chooseEncoding(page.body, headers['accept-encoding']));
  return given.trim() === '*' || given.split(',').some((mark) => mark.trim().replace(/^W\//, '') === etag);
};
