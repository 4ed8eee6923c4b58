import { createHash } from 'node:crypto';
import type { SiteAnswer } from './askSite.ts';
import { encode } from './encodings.ts';
import type { Page } from './Page.ts';
import { readPage } from './readPage.ts';
import { contentSecurityPolicy, securityHeaders } from './securityHeaders.ts';

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
  isSecure: boolean;
  /** The address of that page itself: it too is one that leads nowhere. */
  notFoundKey: string;
  /** The text that stands in for Next's empty not-found page. */
  notFoundPage: () => Promise<SiteAnswer | null>;
  /** Told of a page that cannot be stripped. */
  onPending: (key: string) => void;
};

/**
 * Makes what readers get of what the site answered, and answers null when that must not be kept: errors,
 * and anything that sets a cookie.
 */
export const makePage = async (
  key: string,
  answer: SiteAnswer,
  options: MakePageOptions,
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
    ...securityHeaders(options.isSecure),
    // What is named for its content never changes, and the site says so.
    ...(lifetime.includes('immutable')
      ? { 'cache-control': lifetime }
      : { 'cache-control': pageLifetime, ...(options.isBehindProxy && nginxLifetime) }),
  };

  if (!isHtml || isRedirect) {
    const body = isRedirect ? Buffer.alloc(0) : answer.body;
    return {
      ...common,
      headers,
      body: await encode(body, isText(type)),
      etag: etagOf(body),
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
  const body = Buffer.from(reading.html);
  return {
    ...common,
    headers: { ...headers, 'content-security-policy': contentSecurityPolicy({ ...reading, ...options }) },
    body: await encode(body, true),
    etag: etagOf(body),
    tags,
    readAt,
  };
};

const pick = (headers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(keptHeaders.flatMap((name) => (headers[name] ? [[name, headers[name]]] : [])));

const isText = (type: string): boolean => /^text\/|json|xml|javascript|svg/.test(type);

const etagOf = (body: Buffer): string => createHash('sha256').update(body).digest('base64url').slice(0, 22);
