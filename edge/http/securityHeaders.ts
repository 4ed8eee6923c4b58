import { createHash } from 'node:crypto';
import { beforePaint } from '../../lib/reading/beforePaint.ts';
import type { InlineStyle } from '../next/readPage.ts';

/** The source of an inline script or style with exactly this text. */
export const hash = (text: string): string =>
  `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const ownScript = hash(beforePaint);

/**
 * Allows a reader's page to load its own origin, and inline styles by hash, and the one inline script
 * of the site by its hash: content that injects the same text does what the page does anyway.
 *
 * @param imageOrigin the origin of pictures and films of hosted content; null if they are served here.
 */
export const contentSecurityPolicy = ({
  inline,
  frameOrigins,
  imageOrigin,
  transport,
}: {
  inline: InlineStyle[];
  frameOrigins: string[];
  imageOrigin: string | null;
  transport: Transport;
}): string => {
  const hashes = (kind: InlineStyle['kind']) => [
    ...new Set(inline.filter((style) => style.kind === kind).map(({ text }) => hash(text))),
  ];
  const styleAttributes = hashes('style-attribute');
  const directives = [
    ['default-src', "'none'"],
    ['script-src', "'self'", ownScript],
    [
      'style-src',
      "'self'",
      ...hashes('style'),
      ...(styleAttributes.length ? ["'unsafe-hashes'", ...styleAttributes] : []),
    ],
    ['img-src', "'self'", 'data:', ...(imageOrigin ? [imageOrigin] : [])],
    ['font-src', "'self'"],
    ['connect-src', "'self'"],
    ['media-src', "'self'", ...(imageOrigin ? [imageOrigin] : [])],
    ['manifest-src', "'self'"],
    ['frame-src', ...(frameOrigins.length ? frameOrigins : ["'none'"])],
    ['form-action', "'self'"],
    ['frame-ancestors', "'self'"],
    ['base-uri', "'none'"],
    ['object-src', "'none'"],
    ...(transport === 'plain' ? [] : [['upgrade-insecure-requests']]),
  ];
  return directives.map((directive) => directive.join(' ')).join('; ');
};

/** How readers reach the site. Comes from SITE_URL and HSTS_SUBDOMAINS, never from a request header. */
export type Transport = 'plain' | 'tls' | 'tls, subdomains too';

const strictTransport: Record<Transport, Record<string, string>> = {
  plain: {},
  tls: { 'strict-transport-security': 'max-age=31536000' },
  'tls, subdomains too': { 'strict-transport-security': 'max-age=31536000; includeSubDomains' },
};

export const transportOf = ({
  siteUrl,
  hstsCoversSubdomains,
}: {
  siteUrl: string;
  hstsCoversSubdomains: boolean;
}): Transport => {
  if (!siteUrl.startsWith('https:')) return 'plain';
  return hstsCoversSubdomains ? 'tls, subdomains too' : 'tls';
};

/** Headers of every response. */
export const commonSecurityHeaders = (transport: Transport): Record<string, string> => ({
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  ...strictTransport[transport],
});

const permissions = 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()';

/** Headers of readers' pages. */
export const securityHeaders = (transport: Transport): Record<string, string> => ({
  ...commonSecurityHeaders(transport),
  'permissions-policy': permissions,
  'cross-origin-opener-policy': 'same-origin',
});

/** Headers of Studio, previews and routes, which load scripts of the framework. Only this site may frame them. */
export const deskSecurityHeaders = (transport: Transport): Record<string, string> => ({
  ...commonSecurityHeaders(transport),
  'permissions-policy': permissions,
  'content-security-policy': "base-uri 'self'; object-src 'none'; frame-ancestors 'self'",
  'x-frame-options': 'SAMEORIGIN',
});
