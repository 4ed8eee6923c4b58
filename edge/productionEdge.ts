import cluster from 'node:cluster';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { type Logger, pino } from 'pino';
import { AggregatorRegistry } from 'prom-client';
import { Announcer } from '../server/announcements/Announcer.ts';
import { createIndexNow } from '../server/announcements/indexNow.ts';
import { createReadChanges } from '../server/announcements/readChanges.ts';
import { createWebSub } from '../server/announcements/webSub.ts';
import { guarded } from '../server/processes/guarded.ts';
import { surviveErrors } from '../server/processes/surviveErrors.ts';
import { connectRedis } from '../server/redis/connectRedis.ts';
import { rememberInRedis } from '../server/redis/rememberInRedis.ts';
import { createEdge } from './edge.ts';
import { Drain } from './http/Drain.ts';
import { isWebSocket } from './http/guards.ts';
import { answerHitsQuickly } from './http/quickHits.ts';
import { createMetrics } from './metrics.ts';
import { createAskSite } from './next/askSite.ts';
import { createOrderSite, type OrderSite } from './next/siteOrders.ts';
import { WarmPages } from './pages/warmPages.ts';
import type { ContentHandlers } from './publishes/ContentHandlers.ts';
import { followContent } from './publishes/followContent.ts';
import { keepServing } from './publishes/keepServing.ts';
import { Publisher } from './publishes/Publisher.ts';
import type { EdgeSettings } from './settings.ts';
import { askPrimary, drainTogether, type ForwardedEvent, runPrimary } from './workers.ts';

/** Longer than the shutdown of a process may take. */
const maxShutdownMs = 12_000;
/** How long an idle connection stays open. */
const keepAliveMs = 65_000;
const askTimeoutMs = 15_000;
/** Long after the last machine has seen a change. */
const announcedMs = 60 * 60 * 1000;

/**
 * Serves readers from one process, or from WORKERS processes that share a port. With workers, the primary process
 * follows the live content and forwards the events; each worker has its own page cache.
 */
export const serveProduction = (settings: EdgeSettings): void => {
  const log = pino({ level: settings.logLevel, base: { process: 'edge', pid: process.pid } });
  const aggregator = settings.workers > 1 ? new AggregatorRegistry() : null;
  if (aggregator && cluster.isPrimary) {
    runPrimary({
      workers: settings.workers,
      probeMs: settings.probeMs,
      log,
      maxShutdownMs,
      readMetrics: () => aggregator.clusterMetrics(),
      follow: (handlers) => follow(settings, log, handlers),
    });
    return;
  }

  const orderSite: OrderSite = createOrderSite({
    siteOrigin: settings.siteOrigin,
    secret: settings.revalidateSecret ?? '',
  });
  const metrics = createMetrics(() => edge.pages);
  if (aggregator) AggregatorRegistry.setRegistries(metrics.registry);
  const readMetrics = cluster.isWorker ? () => askPrimary('metrics') : () => metrics.registry.metrics();
  const edge = createEdge({
    settings,
    log,
    metrics,
    orderSite,
    readMetrics,
    isDraining: () => drain.isDraining,
  });
  const { pages } = edge;
  const warmPages = new WarmPages({
    dataDir: settings.dataDir,
    identity: identityOf(settings),
    pages,
    isKeeper: !cluster.isWorker || settings.worker === '1',
  });
  pages.onGone = (keys) => warmPages.forget(keys);
  const publisher = new Publisher({
    pages,
    orderSite,
    log,
    onVisible: metrics.observeVisible,
  });
  const handlers: ContentHandlers = {
    onTags: guarded(log, 'a publish', (tags: string[]) => publisher.publish(tags)),
    onGap: guarded(log, 'a gap', (reason: string) => publisher.publishEverything(reason)),
    onWithdrawn: guarded(log, 'a withdrawal', (path: string) => {
      const withdrawal = { path, at: Date.now() };
      pages.withdraw(withdrawal);
      warmPages.withdraw(withdrawal);
      log.info(withdrawal, 'withdrawn');
    }),
    onReturned: guarded(log, 'a return', (path: string) => {
      pages.endWithdrawal(path);
      warmPages.endWithdrawal(path);
    }),
    onReachable: (isReachable) => {
      pages.isContentReachable = isReachable;
      log[isReachable ? 'info' : 'warn']({ isReachable }, 'content lake');
    },
  };
  if (cluster.isWorker) receiveFromPrimary(handlers);
  else follow(settings, log, handlers);

  const server = createServer({
    // Slow headers or a missing body must not hold a connection for long.
    headersTimeout: 10_000,
    requestTimeout: 300_000,
    connectionsCheckingInterval: 2_000,
    keepAliveTimeout: keepAliveMs,
    shouldUpgradeCallback: isWebSocket,
  });
  const drain = new Drain(server, edge.handle, cluster.isWorker ? drainTogether : undefined);
  server.on('request', drain.take).on('upgrade', (request, socket, head) => {
    drain.follow(socket);
    edge.upgrade(request, socket, head);
  });
  // Before this point errors end the process: a port in use must fail the start.
  server.once('listening', () => surviveErrors(log));
  const quickHits = answerHitsQuickly(server, pages, keepAliveMs);
  // Each worker accepts its own connections, so that none is lost between two processes at shutdown.
  const own = cluster.isWorker ? { exclusive: true, reusePort: true } : {};
  server.listen({ port: settings.port, host: settings.host ?? undefined, ...own });
  void keepServing(pages, settings.siteOrigin);

  process.once('SIGTERM', async () => {
    try {
      quickHits.leaveToNode();
      await drain.end(quickHits.endIdle);
      warmPages.close();
    } catch (error) {
      log.error({ err: error }, 'the shutdown failed');
    }
    process.exit(0);
  });
};

const follow = (settings: EdgeSettings, log: Logger, handlers: ContentHandlers): void => {
  const announcer = createAnnouncer(settings, log);
  followContent(settings, log, {
    ...handlers,
    onTags: (tags) => {
      handlers.onTags(tags);
      announcer?.changed();
    },
    onGap: (reason) => {
      handlers.onGap(reason);
      announcer?.changed();
    },
  });
};

/** Null if no external service is configured. */
const createAnnouncer = (
  { siteOrigin, siteUrl, indexNowKey, webSubHub, redisUrl, projectId, dataset }: EdgeSettings,
  log: Logger,
): Announcer | null => {
  const announce = [
    ...(indexNowKey ? [createIndexNow({ key: indexNowKey, siteUrl })] : []),
    ...(webSubHub ? [createWebSub({ hub: webSubHub, siteUrl })] : []),
  ];
  if (announce.length === 0) return null;
  const askSite = createAskSite({ siteOrigin, siteUrl, timeoutMs: askTimeoutMs });
  const remember =
    redisUrl && rememberInRedis(connectRedis(redisUrl), `copydesk:${projectId}:${dataset}:announced:`);
  return new Announcer({
    readChanges: createReadChanges(askSite),
    announce,
    ...(remember && { mayAnnounce: (change) => remember(change, announcedMs) }),
    log,
  });
};

/** Pages belong to one build of one site's content. */
const identityOf = ({ siteUrl, hstsCoversSubdomains, projectId, dataset, version }: EdgeSettings): string => {
  const buildId = readFileSync(path.resolve(import.meta.dirname, '../.next/BUILD_ID'), 'utf8');
  return [buildId, siteUrl, hstsCoversSubdomains, projectId, dataset, version].join(' ');
};

const receiveFromPrimary = (handlers: ContentHandlers): void => {
  process.on('message', ({ handler, argument }: ForwardedEvent) => {
    if (handler) (handlers[handler] as (argument: unknown) => void)(argument);
  });
  // A restarted worker missed earlier events.
  handlers.onGap('started');
};
