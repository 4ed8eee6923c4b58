import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { pino } from 'pino';
import { findNumberedAddress } from '../lib/movedAddresses.ts';
import { logUncaughtErrors } from '../server/processes/logUncaughtErrors.ts';
import { readDevelopmentHealth } from './health/readDevelopmentHealth.ts';
import { sendHealth } from './health/sendHealth.ts';
import { createClientAddress } from './http/clientAddress.ts';
import { endIfUpgradeIgnored, isWebSocket } from './http/guards.ts';
import { isLakeAddress, withoutLake } from './http/lakeAddress.ts';
import { PassThrough } from './http/proxy/PassThrough.ts';
import { commonSecurityHeaders } from './http/securityHeaders.ts';
import { redirectInDevelopment } from './pages/redirectInDevelopment.ts';
import type { EdgeSettings } from './settings.ts';

/** The maximum of Node's timers: Next may compile for minutes on a busy machine. */
const maxTimerMs = 2 ** 31 - 1;

/** The development edge caches nothing: it proxies each request to Next or to the lake. */
export const serveDevelopment = (settings: EdgeSettings): void => {
  const passTo = (target: string) =>
    new PassThrough({
      target,
      maxBodyBytes: null,
      siteUrl: settings.siteUrl,
      clientAddress: createClientAddress(settings.trustedProxies),
      headers: commonSecurityHeaders('plain'),
      limits: { answerTimeoutMs: maxTimerMs, silenceTimeoutMs: maxTimerMs },
      onDone: () => {},
      onError: (error, { url }) => console.error(`${url}: ${error.message}`),
    });
  const site = passTo(settings.siteOrigin);
  const lake = settings.lakeUrl ? passTo(settings.lakeUrl) : null;
  /** The upstream of a request. Strips the prefix `/lake` for the lake. */
  const route = (request: IncomingMessage) => {
    if (!lake || !isLakeAddress(request.url)) return site;
    request.url = withoutLake(request.url);
    return lake;
  };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const address = findNumberedAddress(request.url ?? '/');
    const location = address && (await redirectInDevelopment(address, settings.siteOrigin));
    if (location) response.writeHead(308, { location }).end();
    else route(request).web(request, response);
  };
  const server = createServer({ shouldUpgradeCallback: isWebSocket }, (request, response) => {
    endIfUpgradeIgnored(request, response);
    if (/^\/healthz(?:\?|$)/.test(request.url ?? ''))
      void readDevelopmentHealth(settings).then((health) => sendHealth(health, response));
    else void answer(request, response);
  });
  server.on('upgrade', (request, socket, head) => {
    if (socket instanceof Socket) route(request).upgrade(request, socket, head);
  });
  server.listen({ port: settings.port, host: settings.host ?? undefined }, () => logUncaughtErrors(pino()));
  process.once('SIGTERM', () => process.exit(0));
};
