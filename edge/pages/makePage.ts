import { createHash } from 'node:crypto';
import { type Body, encode } from '../http/encodings.ts';
import type { Page } from '../http/Page.ts';
import { contentSecurityPolicy, securityHeaders, type Transport } from '../http/securityHeaders.ts';
import { sharedHeaders } from '../http/sharedHeaders.ts';
import type { SiteAnswer } from '../next/askSite.ts';
import { readPage } from '../next/readPage.ts';

/** Statuses that are worth keeping; the rest is told to the one who asked and forgotten. */
const keptStatuses = new Set([200, 301, 307, 308, 404, 410]);
const keptHeaders = [
  'content-type',
  'location',
  'last-modified',
  'link',
  'content-disposition',
  'access-control-allow-origin',
];

/**
 * For a CDN in front, and for browsers, which always ask: a shared cache may serve for ten seconds, then
 * refreshes behind its back for a minute, and serves what it has for a day when we do not answer.
 */
const pageLifetime = 'public, max-age=0, s-maxage=10, stale-while-revalidate=60, stale-if-error=86400';

/**
 * An nginx of ours in front asks once a second instead, so that a publish shows there as fast as here; it keeps
 * this header to itself.
 *
 * @see https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_cache_valid
 */
const nginxLifetime = { 'x-accel-expires': '1' };

export type MakePageOptions = {
  /** Whether a proxy of ours stands between us and readers. */
  isBehindProxy: boolean;
  imageOrigin: string | null;
  transport: Transport;
  /** The address of that page itself: it too is one that leads nowhere. */
  notFoundKey: string;
  /** The text that stands in for Next's empty not-found page. */
  notFoundPage: () => Promise<SiteAnswer | null>;
  /** Told of a page with a part that would show by script alone. */
  onPending: (key: string) => void;
};

/**
 * Makes what readers get of what the site answered, and answers null when that must not be kept: errors,
 * and anything that sets a cookie.
 *
 * @param before what was kept of the address: most renders say the same again, and are not compressed again.
 */
export const makePage = async (
  key: string,
  answer: SiteAnswer,
  options: MakePageOptions,
  before: Page | null,
): Promise<Page | null> => {
  if (!keptStatuses.has(answer.status) || answer.headers['set-cookie']) return null;
  const type = answer.headers['content-type'] ?? '';
  const lifetime = answer.headers['cache-control'] ?? '';
  const isHtml = type.startsWith('text/html');
  const isRedirect = answer.status > 300 && answer.status < 400;
  const common = {
    key,
    status: key === options.notFoundKey ? 404 : answer.status,
    siteEtag: answer.headers.etag ?? null,
    isContent: isRedirect || /^text\/(?:html|plain|xml|markdown)|json|xml$|xml;/.test(type),
    checkedAt: Date.now(),
  };
  const headers = {
    ...pick(answer.headers),
    ...securityHeaders(options.transport),
    // What is named for its content never changes, and the site says so; also of what is not there, which may come.
    ...(answer.status === 200 && lifetime.includes('immutable')
      ? { 'cache-control': lifetime }
      : { 'cache-control': pageLifetime, ...(options.isBehindProxy && nginxLifetime) }),
  };

  if (!isHtml || isRedirect) {
    return {
      ...common,
      ...(await bodyOf(isRedirect ? Buffer.alloc(0) : answer.body, isText(type), before)),
      headers: sharedHeaders(headers),
      tags: answer.headers['x-copydesk-tags']?.split(' ').filter(Boolean) ?? null,
      readAt: Number(answer.headers['x-copydesk-read-at']) || null,
    };
  }

  let reading = readPage(answer.body.toString());
  const { tags, readAt } = reading;
  if (answer.status === 404 && reading.isEmptyNotFound) {
    const standIn = await options.notFoundPage();
    if (standIn) reading = readPage(standIn.body.toString());
  }
  if (reading.hasPendingBoundary) options.onPending(key);
  const policy = contentSecurityPolicy({ ...reading, ...options });
  return {
    ...common,
    ...(await bodyOf(Buffer.from(reading.html), true, before)),
    headers: sharedHeaders({ ...headers, 'content-security-policy': policy }),
    tags,
    readAt,
  };
};

const bodyOf = async (
  bytes: Buffer,
  isText: boolean,
  before: Page | null,
): Promise<{ etag: string; body: Body }> => {
  const etag = createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
  return { etag, body: before?.etag === etag ? before.body : await encode(bytes, isText) };
};

const pick = (headers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(keptHeaders.flatMap((name) => (headers[name] ? [[name, headers[name]]] : [])));

const isText = (type: string): boolean => /^text\/|json|xml|javascript|svg/.test(type);
