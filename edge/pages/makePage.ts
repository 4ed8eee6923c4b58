import { createHash } from 'node:crypto';
import { speculationRulesHeader } from '../../lib/machines/speculationRules.ts';
import { useAsDictionary } from '../http/Dictionaries.ts';
import { type Body, encode } from '../http/encodings.ts';
import type { Page } from '../http/Page.ts';
import { contentSecurityPolicy, securityHeaders, type Transport } from '../http/securityHeaders.ts';
import { sharedHeaders } from '../http/sharedHeaders.ts';
import type { SiteAnswer } from '../next/askSite.ts';
import { type PageReading, readPage } from '../next/readPage.ts';

/** Statuses that are cached. */
const cachedStatuses = new Set([200, 301, 307, 308, 404, 410]);
const cachedHeaders = [
  'content-type',
  'location',
  'last-modified',
  'link',
  'content-disposition',
  'access-control-allow-origin',
];

/**
 * For CDNs and browsers. Browsers always revalidate. A shared cache serves for ten seconds, then revalidates in the
 * background for a minute, and serves its copy for a day if this origin fails.
 */
const pageLifetime = 'public, max-age=0, s-maxage=10, stale-while-revalidate=60, stale-if-error=86400';

/**
 * Of hashed files, of what the site lets browsers keep for a time, and of what nobody may use unasked. Next says
 * `s-maxage` of pages.
 */
const ownLifetime = /\bimmutable\b|^public, max-age=[1-9]|^no-cache$/;

/**
 * Our own nginx revalidates once a second instead, so that it shows a publish as fast as the edge. It does not forward
 * this header.
 *
 * @see https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_cache_valid
 */
const nginxLifetime = { 'x-accel-expires': '1' };

export type MakePageOptions = {
  /** True if our own proxy is in front of the edge. */
  isBehindProxy: boolean;
  imageOrigin: string | null;
  transport: Transport;
  /** The address of the not-found page, which answers 404 itself. */
  notFoundKey: string;
  /** Replaces Next's empty not-found page. */
  notFoundPage: () => Promise<SiteAnswer | null>;
  /** Receives pages with a part that needs a script. */
  onPending: (key: string) => void;
};

/**
 * Converts a response of the site to a page. Null if it must not be cached: errors, and responses that set a cookie.
 *
 * @param before the cached page of the address: an equal body is not compressed again.
 */
export const makePage = async (
  key: string,
  answer: SiteAnswer,
  options: MakePageOptions,
  before: Page | null,
): Promise<Page | null> => {
  if (!cachedStatuses.has(answer.status) || answer.headers['set-cookie']) return null;
  const type = answer.headers['content-type'] ?? '';
  const lifetime = answer.headers['cache-control'] ?? '';
  const isHtml = type.startsWith('text/html');
  const isRedirect = answer.status > 300 && answer.status < 400;
  const common = {
    key,
    status: key === options.notFoundKey ? 404 : answer.status,
    siteEtag: answer.headers.etag ?? null,
    // An icon that is drawn from settings has tags too.
    isContent:
      isRedirect ||
      answer.headers['x-copydesk-tags'] !== undefined ||
      /^text\/(?:html|plain|xml|markdown)|json|xml$|xml;/.test(type),
    checkedAt: Date.now(),
  };
  const headers = {
    ...pick(answer.headers),
    ...securityHeaders(options.transport),
    // The site marks content-hashed files as immutable, also when they are missing: a missing file may appear.
    ...(answer.status === 200 && ownLifetime.test(lifetime)
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
    ...(answer.status === 200 && reading.status === 410 && { status: 410 }),
    ...(await bodyOf(Buffer.from(reading.html), true, before)),
    headers: sharedHeaders({
      ...headers,
      'content-security-policy': policy,
      'speculation-rules': speculationRulesHeader,
      ...(answer.status === 200 && { 'use-as-dictionary': useAsDictionary }),
    }),
    tags,
    readAt,
    ...(reading.language && { language: reading.language }),
    ...(answer.status === 200 && coverageOf(reading)),
  };
};

const coverageOf = ({
  live,
  hasEntries,
  isRetracted,
}: PageReading): Pick<Page, 'live' | 'hasEnded' | 'isRetracted'> => ({
  ...(live ? { live } : hasEntries && { hasEnded: true }),
  ...(isRetracted && { isRetracted }),
});

const bodyOf = async (
  bytes: Buffer,
  isText: boolean,
  before: Page | null,
): Promise<{ etag: string; body: Body }> => {
  const etag = createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
  return { etag, body: before?.etag === etag ? before.body : await encode(bytes, isText) };
};

const pick = (headers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(cachedHeaders.flatMap((name) => (headers[name] ? [[name, headers[name]]] : [])));

const isText = (type: string): boolean => /^text\/|json|xml|javascript|svg/.test(type);
