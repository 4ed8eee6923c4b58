import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import path from 'node:path';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import { HealthWatch } from './health/HealthWatch.ts';
import { sendHealth } from './health/sendHealth.ts';
import { createClientAddress } from './http/clientAddress.ts';
import { hasSeveralHosts, isCrossSite } from './http/guards.ts';
import { isLakeAddress, withoutLake } from './http/lakeAddress.ts';
import { createPassThrough, type PassThrough, type PassThroughOptions } from './http/passThrough.ts';
import { refuse } from './http/refuse.ts';
import { commonSecurityHeaders, deskSecurityHeaders, transportOf } from './http/securityHeaders.ts';
import { sendFailure } from './http/sendFailure.ts';
import type { Metrics } from './metrics.ts';
import { createAskSite } from './next/askSite.ts';
import { createDraftMode, createPreviewCheck, removeDraftCookies, withoutDrafts } from './next/draftMode.ts';
import type { OrderSite } from './next/siteOrders.ts';
import { Pages } from './pages/Pages.ts';
import { pageKey } from './pages/pageKey.ts';
import type { EdgeSettings } from './settings.ts';

export type Edge = {
  pages: Pages;
  handle(request: IncomingMessage, response: ServerResponse): void;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
};

export type EdgeOptions = {
  settings: EdgeSettings;
  log: Logger;
  metrics: Metrics;
  orderSite: OrderSite;
  /** The metrics of all processes in the Prometheus text format. */
  readMetrics: () => Promise<string>;
  /** Returns true once this process shuts down: load balancers must send it no more requests. */
  isDraining: () => boolean;
};

const root = path.resolve(import.meta.dirname, '..');
/** A render that takes longer than this times out. */
const renderTimeoutMs = 15_000;
/** The site's page with the text for addresses that do not exist. */
const notFoundKey = '/404';
/** More than any route of the site accepts. Uploads go to the lake, which has its own bounds. */
const maxSiteBodyBytes = 1024 * 1024;
const imageOriginOfHosted = 'https://cdn.sanity.io';

/** The public origin: serves readers' pages from memory, and proxies Studio, API clients and the lake. */
export const createEdge = ({
  settings,
  log,
  metrics,
  orderSite,
  readMetrics,
  isDraining,
}: EdgeOptions): Edge => {
  const { siteOrigin, siteUrl, lakeUrl } = settings;
  const transport = transportOf(settings);
  const showDrafts = createDraftMode(path.join(root, '.next'));
  const findPreview = createPreviewCheck(settings);
  const clientAddress = createClientAddress(settings.trustedProxies);
  const passTo = (
    target: string,
    options: Pick<PassThroughOptions, 'headers' | 'maxBodyBytes' | 'amend'>,
  ): PassThrough =>
    createPassThrough({
      ...options,
      target,
      siteUrl,
      clientAddress,
      onError: (error, { method, headers }) =>
        log.warn({ requestId: headers['x-request-id'], method, reason: error.message }, 'not reachable'),
      onDone: (passed) => log[passed.status >= 500 ? 'warn' : 'debug'](passed, 'passed on'),
    });
  const toSite = { headers: deskSecurityHeaders(transport), maxBodyBytes: maxSiteBodyBytes };
  const site = passTo(siteOrigin, { ...toSite, amend: removeDraftCookies });
  const drafts = passTo(siteOrigin, {
    ...toSite,
    amend: (answer) => {
      removeDraftCookies(answer);
      answer['cache-control'] = 'private, no-store';
    },
  });
  const lake = lakeUrl
    ? passTo(lakeUrl, { headers: commonSecurityHeaders(transport), maxBodyBytes: null })
    : null;
  const health = new HealthWatch(settings, () => pages);
  const askSite = createAskSite({ siteOrigin, siteUrl, timeoutMs: renderTimeoutMs });

  const pages = new Pages({
    askSite,
    maxBytes: settings.pageCacheBytes,
    revalidate: (keys) => orderSite({ tags: [], paths: keys }),
    passThrough: site.web,
    imageOrigin: lakeUrl ? null : imageOriginOfHosted,
    transport,
    isBehindProxy: settings.trustedProxies.length > 0,
    notFoundKey,
    notFoundPage: () => askSite(notFoundKey, null).catch(() => null),
    onPending: (key) => log.error({ key }, 'a part of this page needs a script, and readers get none'),
    onAnswer: (answer) => {
      health.rendered();
      metrics.observeFill(answer.milliseconds);
      log.debug(answer, 'asked the site');
    },
    onFailure: ({ key, reason, requestId, detail }) => {
      health.failed(reason);
      metrics.countFailure();
      log.warn({ requestId, key, reason: detail }, 'the site could not render a page');
    },
    onOutcome: metrics.countPage,
  });

  const servePage = (
    key: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): void | Promise<void> => {
    const { method } = request;
    if (method === 'GET' || method === 'HEAD') return pages.serve(key, request, response);
    return refuse(request, response, {
      status: 405,
      message: 'Only GET and HEAD are allowed at this address.',
      headers: { allow: 'GET, HEAD' },
    });
  };

  const serveDraft = (request: IncomingMessage, response: ServerResponse): void => {
    showDrafts(request.headers);
    passOn(drafts, request, response);
  };

  const passOn = (to: PassThrough, request: IncomingMessage, response: ServerResponse): void => {
    if (isCrossSite(request, siteUrl))
      refuse(request, response, {
        status: 403,
        message: 'Cross-site requests are not allowed. Send this from the site itself.',
      });
    else to.web(request, response);
  };

  const serveLake = (request: IncomingMessage, response: ServerResponse): void => {
    if (!lake) {
      refuse(request, response, {
        status: 404,
        message: 'There is no lake here: the content is hosted by Sanity.',
      });
      return;
    }
    request.url = withoutLake(request.url);
    lake.web(request, response);
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { url = '/' } = request;
    const key = pageKey(url);
    const preview = key === null ? null : findPreview(request.headers);
    withoutDrafts(request.headers);
    if (hasSeveralHosts(request))
      refuse(request, response, { status: 400, message: 'A request must have exactly one Host header.' });
    else if (key === '/healthz') sendHealth(await health.read(isDraining()), response);
    else if (key === '/metrics') await sendMetrics(readMetrics, response);
    else if (key !== null && preview && (await preview)) serveDraft(request, response);
    else if (key !== null) await servePage(key, request, response);
    else if (isLakeAddress(url)) serveLake(request, response);
    else if (/^\/(?:studio|api|_next)(?:[/?]|$)/.test(url)) passOn(site, request, response);
    else refuse(request, response, { status: 400, message: 'This is not a valid address.' });
  };

  return {
    pages,
    handle(request, response) {
      // Every request gets a response, even after an error here.
      answer(request, response).catch((error: unknown) => {
        const requestId = randomUUID();
        log.error({ err: error, requestId, method: request.method }, 'a request failed');
        if (response.headersSent) response.destroy();
        else sendFailure({ status: 500, requestId }, request, response, transport);
      });
    },
    upgrade(request, socket, head) {
      if (!(socket instanceof Socket) || !lake || !isLakeAddress(request.url) || hasSeveralHosts(request))
        return void socket.destroy();
      request.url = withoutLake(request.url);
      lake.upgrade(request, socket, head);
    },
  };
};

const uncachedHeaders = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

const sendMetrics = async (readMetrics: () => Promise<string>, response: ServerResponse): Promise<void> => {
  const text = await readMetrics();
  response.writeHead(200, {
    ...uncachedHeaders,
    'content-type': 'text/plain; version=0.0.4; charset=utf-8',
  });
  response.end(text);
};
