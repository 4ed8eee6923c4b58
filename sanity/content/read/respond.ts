import 'server-only';
import { receipt, withReceipt } from './read.ts';

/** A route handler whose reads `respond` tracks. */
export const answering =
  <Args extends unknown[]>(handler: (...args: Args) => Promise<Response>) =>
  (...args: Args): Promise<Response> =>
    withReceipt(() => handler(...args));

/** A response with its cache tags in headers. The edge reads and removes them. */
export const respond = (body: string | Buffer<ArrayBuffer>, contentType: string, status = 200): Response =>
  new Response(body, { status, headers: { 'content-type': contentType, ...trackingHeaders() } });

const trackingHeaders = (): Record<string, string> => {
  const { tags, readAt } = receipt();
  return readAt === null ? {} : { 'x-copydesk-tags': tags.join(' '), 'x-copydesk-read-at': String(readAt) };
};

/** A redirect with cache tags, because a publish may change where it leads. */
export const respondMoved = (location: string, status: 307 | 308): Response =>
  new Response(null, { status, headers: { location, ...trackingHeaders() } });

/** 410 with cache tags, because the story may be published again. */
export const respondGone = (): Response => respond('Withdrawn\n', 'text/plain; charset=utf-8', 410);

/** 404 with cache tags, because a publish may create the page. */
export const respondNotFound = (): Response => respond('Not found\n', 'text/plain; charset=utf-8', 404);
