import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import path from 'node:path';
import type { Duplex } from 'node:stream';
import type { SanityClient } from '@sanity/client';
import type { Logger } from 'pino';
import { findNumberedAddress } from '../lib/movedAddresses.ts';
import { subscriberAddress } from '../lib/requests/subscriberAddress.ts';
import { secondsUntilSearch } from '../server/limits/searchLimits.ts';
import { findPreviewSecret } from '../server/previews/previewCookie.ts';
import { sharedRedis } from '../server/redis/connectRedis.ts';
import { watchRedis } from '../server/redis/watchRedis.ts';
import { Addresses } from './addresses/Addresses.ts';
import { LeftQueue, NoTurn, type Turns } from './callers/Turns.ts';
import { openTurns, type TurnsOfStrangers } from './callers/turnsOfStrangers.ts';
import { HealthWatch } from './health/HealthWatch.ts';
import { sendHealth } from './health/sendHealth.ts';
import { createClientAddress } from './http/clientAddress.ts';
import { endIfUpgradeIgnored, hasSeveralHosts, isCrossSite } from './http/guards.ts';
import { isLakeAddress, isTransform, withoutLake } from './http/lakeAddress.ts';
import type { PassThrough } from './http/proxy/PassThrough.ts';
import { rejectRequest } from './http/rejectRequest.ts';
import { type Transport, transportOf } from './http/securityHeaders.ts';
import { send } from './http/send.ts';
import { sendFailure } from './http/sendFailure.ts';
import { LiveStreams, storyOfStream } from './live/LiveStreams.ts';
import type { Metrics } from './metrics.ts';
import { type AskSite, createAskSite } from './next/askSite.ts';
import { createDraftMode, createPreviewCheck, removeDraftRequestCookies } from './next/draftMode.ts';
import type { RevalidateSite } from './next/revalidateSite.ts';
import { isSiteAddress } from './next/siteAddress.ts';
import { readSiteFiles } from './next/siteFiles.ts';
import { findNumberedRedirect } from './pages/numberedRedirect.ts';
import { Pages } from './pages/Pages.ts';
import { pageKey } from './pages/pageKey.ts';
import { SearchPages, searchKey } from './pages/SearchPages.ts';
import type { EdgeSettings } from './settings.ts';
import { openUpstreams, type Upstreams } from './upstreams.ts';

export type EdgeOptions = {
  settings: EdgeSettings;
  /** `.next` */
  buildFolder: string;
  /** Reads the content of the site. */
  client: Pick<SanityClient, 'fetch'>;
  log: Logger;
  metrics: Metrics;
  revalidateSite: RevalidateSite;
  /** The metrics of all processes in the Prometheus text format. */
  readMetrics: () => Promise<string>;
  /** Returns true once this process shuts down: load balancers must send it no more requests. */
  isDraining: () => boolean;
};

/** A render that takes longer than this times out. */
const renderTimeoutMs = 15_000;
/** The site's page with the text for addresses that do not exist. */
const notFoundKey = '/404';
const imageOriginOfHosted = 'https://cdn.sanity.io';

/** The public origin: serves readers' pages from memory, and proxies Studio, API clients and the lake. */
export class Edge {
  readonly pages: Pages;
  readonly turns: TurnsOfStrangers;
  readonly live: LiveStreams;
  readonly #options: EdgeOptions;
  readonly #upstreams: Upstreams;
  readonly #health: HealthWatch;
  readonly #searches: SearchPages;
  readonly #showDrafts: (headers: IncomingHttpHeaders) => void;
  readonly #isPreview: ReturnType<typeof createPreviewCheck>;
  readonly #transport: Transport;
  readonly #callerOf: (request: IncomingMessage) => string;

  constructor(options: EdgeOptions) {
    const { settings, log } = options;
    this.#options = options;
    this.#transport = transportOf(settings);
    this.#upstreams = openUpstreams(settings, log);
    this.turns = openTurns();
    const clientAddress = createClientAddress(settings.trustedProxies);
    this.#callerOf = (request) => subscriberAddress(clientAddress(request));
    this.#showDrafts = createDraftMode(options.buildFolder);
    this.#isPreview = createPreviewCheck(settings);
    const { redisUrl, projectId, dataset } = settings;
    this.#health = new HealthWatch(
      settings,
      () => this.pages,
      redisUrl ? watchRedis(sharedRedis(redisUrl), `copydesk:${projectId}:${dataset}:health`) : null,
    );
    const askSite = createAskSite({ ...settings, timeoutMs: renderTimeoutMs });
    this.pages = this.#openPages(options, askSite);
    this.#searches = this.#openSearches(options, askSite);
    this.live = new LiveStreams({
      pages: this.pages,
      clientAddress: createClientAddress(settings.trustedProxies),
      transport: this.#transport,
    });
  }

  #openPages(
    { settings, buildFolder, client, log, metrics, revalidateSite }: EdgeOptions,
    askSite: AskSite,
  ): Pages {
    const { lakeUrl } = settings;
    return new Pages({
      turns: this.turns.site,
      callerOf: this.#callerOf,
      addresses: new Addresses({
        client,
        files: readSiteFiles(buildFolder, path.join(buildFolder, '../public')),
        turns: this.turns.addresses,
        onFailure: (error) => log.warn({ err: error }, 'addresses could not be looked up'),
      }),
      askSite,
      maxBytes: settings.pageCacheBytes,
      maxWaitMs: settings.readerWaitMs,
      revalidate: (keys) => revalidateSite({ tags: [], paths: keys }),
      passThrough: (request, response) => void this.#passInTurn(this.#upstreams.site, request, response),
      imageOrigin: lakeUrl ? null : imageOriginOfHosted,
      transport: this.#transport,
      failureStyle: settings.failureStyle,
      isBehindProxy: settings.trustedProxies.length > 0,
      notFoundKey,
      notFoundPage: () => askSite(notFoundKey, null).catch(() => null),
      onPending: (key) =>
        log.error({ key }, 'a part of this page needs a script, but readers’ pages have none'),
      onAnswer: (answer) => {
        this.#health.rendered();
        metrics.observeFill(answer.milliseconds);
        log.debug(answer, 'the site answered');
      },
      onFailure: ({ key, reason, requestId, detail }) => {
        this.#health.failed(reason);
        metrics.countFailure();
        log.warn({ requestId, key, reason: detail }, 'the site could not render a page');
      },
      onOutcome: metrics.countPage,
    });
  }

  #openSearches({ settings, log }: EdgeOptions, askSite: AskSite): SearchPages {
    return new SearchPages({
      askSite,
      turns: this.turns.site,
      secondsUntilSearch,
      maxWaitMs: settings.readerWaitMs,
      imageOrigin: settings.lakeUrl ? null : imageOriginOfHosted,
      transport: this.#transport,
      failureStyle: settings.failureStyle,
      clientAddress: createClientAddress(settings.trustedProxies),
      language: () => this.pages.store.language,
      onFailure: (failure) => log.warn(failure, 'the site could not render a search'),
    });
  }

  /** Every request gets a response, even after an error here. */
  readonly handle = (request: IncomingMessage, response: ServerResponse): void => {
    endIfUpgradeIgnored(request, response);
    this.#answer(request, response).catch((error: unknown) => {
      const requestId = randomUUID();
      this.#options.log.error({ err: error, requestId, method: request.method }, 'a request failed');
      if (response.headersSent) response.destroy();
      else
        sendFailure({ status: 500, requestId }, request, response, {
          transport: this.#transport,
          language: this.pages.store.language,
          style: this.#options.settings.failureStyle,
        });
    });
  };

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const { lake } = this.#upstreams;
    if (!(socket instanceof Socket) || !lake || !isLakeAddress(request.url) || hasSeveralHosts(request))
      return void socket.destroy();
    request.url = withoutLake(request.url);
    lake.upgrade(request, socket, head);
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { url = '/' } = request;
    const key = pageKey(url);
    const secret = key === null ? null : findPreviewSecret(request.headers.cookie);
    removeDraftRequestCookies(request.headers);
    if (hasSeveralHosts(request))
      rejectRequest(request, response, {
        status: 400,
        message: 'A request must have exactly one Host header.',
      });
    else if (key === '/healthz') sendHealth(await this.#health.read(this.#options.isDraining()), response);
    else if (key === '/metrics') await sendMetrics(this.#options.readMetrics, response);
    else if (key !== null && secret !== null) await this.#servePreview(key, secret, request, response);
    else if (key !== null) await this.#servePage(key, request, response);
    else if (isLakeAddress(url)) await this.#serveLake(request, response);
    else if (isSiteAddress(url)) await this.#proxyTo(this.#upstreams.site, request, response);
    else rejectRequest(request, response, { status: 400, message: 'This is not a valid address.' });
  }

  #servePage(key: string, request: IncomingMessage, response: ServerResponse): void | Promise<void> {
    const { method } = request;
    const story = storyOfStream(key);
    if (story !== null) return this.live.serve(story, request, response);
    const pages = key === searchKey ? this.#searches : this.pages;
    if (method === 'GET' || method === 'HEAD') {
      const address = findNumberedAddress(request.url ?? key);
      return address === null
        ? pages.serve(key, request, response)
        : this.#serveNumbered(key, address, request, response);
    }
    rejectRequest(request, response, {
      status: 405,
      message: 'Only GET and HEAD are allowed at this address.',
      headers: { allow: 'GET, HEAD' },
    });
  }

  /** The page at the address without its number if that leads nowhere: the front page, or that of a folder. */
  async #serveNumbered(
    key: string,
    address: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const page = await findNumberedRedirect(address, this.pages, this.#callerOf(request));
    if (page) send(page, request, response, 'fwd=bypass');
    else await this.pages.serve(key, request, response);
  }

  /** The lake is asked about the preview, which takes a turn too. */
  async #servePreview(
    key: string,
    secret: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const isOpen = await this.#inTurn(this.turns.site, request, response, () => this.#isPreview(secret));
    if (isOpen === null) return;
    if (!isOpen) return this.#servePage(key, request, response);
    this.#showDrafts(request.headers);
    await this.#proxyTo(this.#upstreams.drafts, request, response);
  }

  async #proxyTo(to: PassThrough, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (isCrossSite(request, this.#options.settings.siteUrl))
      rejectRequest(request, response, {
        status: 403,
        message: 'Cross-site requests are not allowed. Send this request from the site itself.',
      });
    else await this.#passInTurn(to, request, response);
  }

  async #passInTurn(to: PassThrough, request: IncomingMessage, response: ServerResponse): Promise<void> {
    await this.#inTurn(this.turns.site, request, response, () => passed(to, request, response));
  }

  /** The result of `work` when it is the caller's turn; null if there is none, which is answered here. */
  async #inTurn<Result>(
    turns: Turns,
    request: IncomingMessage,
    response: ServerResponse,
    work: () => Promise<Result>,
  ): Promise<Result | null> {
    const left = new AbortController();
    const leave = (): void => left.abort();
    response.once('close', leave);
    if (response.destroyed) leave();
    try {
      const release = await turns.acquire(this.#callerOf(request), left.signal);
      try {
        return await work();
      } finally {
        release();
      }
    } catch (error) {
      if (error instanceof LeftQueue) return null;
      if (!(error instanceof NoTurn)) throw error;
      rejectRequest(request, response, {
        status: error.status,
        message:
          error.status === 429
            ? 'Too many requests of your address are waiting. Try again in a moment.'
            : 'Too many requests are waiting. Try again in a moment.',
        headers: { 'retry-after': '5' },
      });
      return null;
    } finally {
      response.off('close', leave);
    }
  }

  async #serveLake(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { lake } = this.#upstreams;
    if (!lake) {
      rejectRequest(request, response, {
        status: 404,
        message: 'This address has no lake: the content is hosted by Sanity.',
      });
      return;
    }
    request.url = withoutLake(request.url);
    if (isTransform(request.url))
      await this.#inTurn(this.turns.pictures, request, response, () => passed(lake, request, response));
    else lake.web(request, response);
  }
}

/** Resolves when the upstream has answered. */
const passed = (to: PassThrough, request: IncomingMessage, response: ServerResponse): Promise<void> =>
  new Promise((resolve) => {
    response.once('close', resolve);
    if (response.destroyed) return resolve();
    to.web(request, response);
  });

const uncachedHeaders = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

const sendMetrics = async (readMetrics: () => Promise<string>, response: ServerResponse): Promise<void> => {
  const text = await readMetrics();
  response.writeHead(200, {
    ...uncachedHeaders,
    'content-type': 'text/plain; version=0.0.4; charset=utf-8',
  });
  response.end(text);
};
