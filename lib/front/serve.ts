import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { pino } from 'pino';
import { createFront } from './front.ts';
import { followLiveContent } from './liveContent.ts';
import { createMetrics } from './metrics.ts';
import { Publisher } from './Publisher.ts';
import { readFrontSettings } from './settings.ts';
import { createOrderSite } from './siteOrders.ts';
import { WarmPages } from './warmPages.ts';

/** How long open requests may take to end after SIGTERM. */
const graceMs = 8_000;
const apiVersion = '2025-02-19';

const settings = readFrontSettings();
const log = pino({ level: settings.logLevel, base: { process: 'front' } });
const orderSite = createOrderSite({
  siteOrigin: settings.siteOrigin,
  secret: settings.revalidateSecret ?? '',
});
const metrics = createMetrics(() => front.pages);
const front = createFront({
  settings,
  log,
  metrics,
  orderSite,
  readMetrics: () => metrics.registry.metrics(),
});
const { pages } = front;
const buildId = readFileSync(path.resolve(import.meta.dirname, '../../.next/BUILD_ID'), 'utf8');
const warmPages = new WarmPages({
  dataDir: settings.dataDir,
  identity: [buildId, settings.siteUrl, settings.projectId, settings.dataset, settings.version].join(' '),
  pages,
});

const server = createServer({
  // A header that trickles in, or a body that does not come, must not hold a connection for long.
  headersTimeout: 10_000,
  requestTimeout: 300_000,
  connectionsCheckingInterval: 2_000,
  keepAliveTimeout: 65_000,
});
server.on('request', front.handle).on('upgrade', front.upgrade);
server.listen({ port: settings.port, host: settings.host ?? undefined });

const publisher = new Publisher({ pages, orderSite, log, onVisible: metrics.observeVisible });
const unfollow = followLiveContent({
  client: {
    projectId: settings.projectId,
    dataset: settings.dataset,
    apiVersion,
    useCdn: false,
    ...(settings.lakeUrl && { apiHost: settings.lakeUrl, useProjectHostname: false }),
  },
  onTags: (tags) => void publisher.publish(tags),
  onGap: (reason) => void publisher.publishEverything(reason),
  onReachable: (isReachable) => {
    pages.isContentReachable = isReachable;
    log[isReachable ? 'info' : 'warn']({ isReachable }, 'content lake');
  },
});

process.once('SIGTERM', () => {
  unfollow();
  warmPages.close();
  server.close(() => process.exit(0));
  server.closeIdleConnections();
  setTimeout(() => process.exit(0), graceMs).unref();
});
