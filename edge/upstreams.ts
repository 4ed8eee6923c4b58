import type { Logger } from 'pino';
import { createClientAddress } from './http/clientAddress.ts';
import { PassThrough, type PassThroughOptions } from './http/proxy/PassThrough.ts';
import { commonSecurityHeaders, deskSecurityHeaders, transportOf } from './http/securityHeaders.ts';
import { removeDraftResponseCookies } from './next/draftMode.ts';
import type { EdgeSettings } from './settings.ts';

/** More than any route of the site accepts. Uploads go to the lake, which has its own bounds. */
const maxSiteBodyBytes = 1024 * 1024;

/** The upstreams of requests that are not served from memory. */
export type Upstreams = {
  site: PassThrough;
  /** The site, with responses that no cache may store. */
  drafts: PassThrough;
  /** Null if the content is hosted by Sanity. */
  lake: PassThrough | null;
};

export const openUpstreams = (settings: EdgeSettings, log: Logger): Upstreams => {
  const { siteOrigin, siteUrl, lakeUrl } = settings;
  const transport = transportOf(settings);
  const clientAddress = createClientAddress(settings.trustedProxies);
  const passTo = (
    target: string,
    options: Pick<PassThroughOptions, 'headers' | 'maxBodyBytes' | 'amend'>,
  ): PassThrough =>
    new PassThrough({
      ...options,
      target,
      siteUrl,
      clientAddress,
      onError: (error, { method, headers }) =>
        log.warn(
          { requestId: headers['x-request-id'], method, reason: error.message },
          'the upstream cannot be reached',
        ),
      onDone: (passed) => log[passed.status >= 500 ? 'warn' : 'debug'](passed, 'proxied'),
    });
  const toSite = { headers: deskSecurityHeaders(transport), maxBodyBytes: maxSiteBodyBytes };
  return {
    site: passTo(siteOrigin, { ...toSite, amend: removeDraftResponseCookies }),
    drafts: passTo(siteOrigin, {
      ...toSite,
      amend: (headers) => {
        removeDraftResponseCookies(headers);
        headers['cache-control'] = 'private, no-store';
      },
    }),
    lake: lakeUrl ? passTo(lakeUrl, { headers: commonSecurityHeaders(transport), maxBodyBytes: null }) : null,
  };
};
