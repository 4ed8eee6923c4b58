import cluster from 'node:cluster';
import { createServer, type Server } from 'node:http';
import { type Logger, pino } from 'pino';
import { AggregatorRegistry } from 'prom-client';
import { readMailFigures } from '../server/mail/MailStore.ts';
import { logUncaughtErrors } from '../server/processes/logUncaughtErrors.ts';
import { Edge } from './Edge.ts';
import { Drain } from './http/Drain.ts';
import { isWebSocket } from './http/guards.ts';
import { answerHitsQuickly } from './http/quickHits.ts';
import { createMetrics } from './metrics.ts';
import { buildFolder, readBuildId } from './next/buildFolder.ts';
import { createRevalidateSite, type RevalidateSite } from './next/revalidateSite.ts';
import { WarmPages } from './pages/WarmPages.ts';
import { withAnnouncements } from './publishes/announce.ts';
import type { ContentHandlers } from './publishes/ContentHandlers.ts';
import { createContentHandlers } from './publishes/createContentHandlers.ts';
import { contentClient, followContent } from './publishes/followContent.ts';
import { keepFrontPageCached } from './publishes/keepFrontPageCached.ts';
import { refreshFrontPage } from './publishes/refreshFrontPage.ts';
import type { EdgeSettings } from './settings.ts';
import { askPrimary, drainTogether, type ForwardedEvent, Primary } from './workers.ts';

/** Longer than the shutdown of a process may take. */
const maxShutdownMs = 12_000;
/** How long an idle connection stays open. */
const keepAliveMs = 65_000;

/**
 * Serves readers from one process, or from WORKERS processes that share a port. With workers, the primary process
 * follows the live content and forwards the events; each worker has its own page cache.
 */
export const serveProduction = (settings: EdgeSettings): void => {
  const log = pino({ level: settings.logLevel, base: { process: 'edge', pid: process.pid } });
  const aggregator = settings.workers > 1 ? new AggregatorRegistry() : null;
  if (!aggregator || cluster.isWorker) {
    serveReaders(settings, log);
    return;
  }
  const primary = new Primary({
    workers: settings.workers,
    probeMs: settings.probeMs,
    log,
    maxShutdownMs,
    readMetrics: () => aggregator.clusterMetrics(),
  });
  primary.run((handlers) => follow(settings, log, handlers));
};

/** One process: its pages, the events that keep them up to date, its server, and its end. */
const serveReaders = (settings: EdgeSettings, log: Logger): void => {
  const revalidateSite: RevalidateSite = createRevalidateSite({
    siteOrigin: settings.siteOrigin,
    secret: settings.revalidateSecret ?? '',
  });
  const metrics = createMetrics(
    () => edge,
    settings.mail && settings.lakeUrl ? () => readMailFigures(settings.dataDir) : undefined,
  );
  if (cluster.isWorker) AggregatorRegistry.setRegistries(metrics.registry);
  const readMetrics = cluster.isWorker ? () => askPrimary('metrics') : () => metrics.registry.metrics();
  const edge = new Edge({
    settings,
    buildFolder,
    // A miss waits for the answer: without one the site decides.
    client: contentClient(settings).withConfig({ perspective: 'published', maxRetries: 0 }),
    log,
    metrics,
    revalidateSite,
    readMetrics,
    isDraining: () => drain.isDraining,
  });
  const { pages } = edge;
  const warmPages = new WarmPages({
    dataDir: settings.dataDir,
    identity: identityOf(settings),
    pages,
    isWriter: !cluster.isWorker || settings.worker === '1',
  });
  pages.onGone = (keys) => warmPages.forget(keys);
  const handlers = createContentHandlers({
    pages,
    turns: edge.turns,
    warmPages,
    revalidateSite,
    log,
    onChanged: () => edge.live.keepLoaded(),
    live: edge.live,
    onVisible: metrics.observeVisible,
  });
  if (cluster.isWorker) receiveFromPrimary(handlers);
  else follow(settings, log, handlers);

  const server = createReadersServer();
  const drain = new Drain(server, edge.handle, cluster.isWorker ? drainTogether : undefined);
  server.on('request', drain.take).on('upgrade', (request, socket, head) => {
    drain.follow(socket);
    edge.upgrade(request, socket, head);
  });
  const failStart = (error: Error) => {
    console.error(`The edge cannot listen: ${error.message}.`);
    process.exit(1);
  };
  // Before this point errors end the process: a port in use must fail the start.
  server.once('error', failStart).once('listening', () => {
    server.off('error', failStart);
    logUncaughtErrors(log);
  });
  const quickHits = answerHitsQuickly(server, pages, keepAliveMs);
  listen(server, settings);
  void keepFrontPageCached(pages, settings.siteOrigin);
  const stopRefreshing = refreshFrontPage(pages);
  endAtSigterm(log, async () => {
    stopRefreshing();
    quickHits.leaveToNode();
    await drain.end(quickHits.endIdle);
    edge.live.close();
    warmPages.close();
  });
};

const createReadersServer = (): Server =>
  createServer({
    // Slow headers or a missing body must not hold a connection for long.
    headersTimeout: 10_000,
    requestTimeout: 300_000,
    connectionsCheckingInterval: 2_000,
    keepAliveTimeout: keepAliveMs,
    shouldUpgradeCallback: isWebSocket,
  });

const listen = (server: Server, { port, host }: EdgeSettings): void => {
  // Each worker accepts its own connections, so that none is lost between two processes at shutdown.
  const own = cluster.isWorker ? { exclusive: true, reusePort: true } : {};
  server.listen({ port, host: host ?? undefined, ...own });
};

const endAtSigterm = (log: Logger, shutDown: () => Promise<void>): void => {
  process.once('SIGTERM', async () => {
    await shutDown().catch((error: unknown) => log.error({ err: error }, 'the shutdown failed'));
    process.exit(0);
  });
};

const follow = (settings: EdgeSettings, log: Logger, handlers: ContentHandlers): void =>
  followContent(settings, log, withAnnouncements(settings, log, handlers));

/** Pages belong to one build of one site's content. */
const identityOf = (settings: EdgeSettings): string => {
  const { siteUrl, hstsCoversSubdomains, offlineReading, projectId, dataset, version } = settings;
  return [readBuildId(), siteUrl, hstsCoversSubdomains, offlineReading, projectId, dataset, version].join(
    ' ',
  );
};

const receiveFromPrimary = (handlers: ContentHandlers): void => {
  process.on('message', ({ handler, argument }: ForwardedEvent) => {
    if (handler) (handlers[handler] as (argument: unknown) => void)(argument);
  });
  // A restarted worker missed earlier events.
  handlers.onGap('started');
};
