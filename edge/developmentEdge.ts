import { createServer, type IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { pino } from 'pino';
import { surviveErrors } from '../server/processes/surviveErrors.ts';
import { answerHealth } from './health/answerHealth.ts';
import { readDevelopmentHealth } from './health/readDevelopmentHealth.ts';
import { createClientAddress } from './http/clientAddress.ts';
import { isWebSocket } from './http/guards.ts';
import { isLakeAddress, withoutLake } from './http/lakeAddress.ts';
import { createPassThrough } from './http/passThrough.ts';
import { commonSecurityHeaders } from './http/securityHeaders.ts';
import type { EdgeSettings } from './settings.ts';

/** The longest that a timer of Node's can wait: a machine that is busy may compile for minutes. */
const maxTimerMs = 2 ** 31 - 1;

/** While the sources change, nothing is kept: each request goes on to Next or to the lake. */
export const serveDevelopment = (settings: EdgeSettings): void => {
  const passTo = (target: string) =>
    createPassThrough({
      target,
      maxBodyBytes: null,
      siteUrl: settings.siteUrl,
      clientAddress: createClientAddress(settings.trustedProxies),
      headers: commonSecurityHeaders('plain'),
      limits: { answerMs: maxTimerMs, silenceMs: maxTimerMs },
      onDone: () => {},
      onError: (error, { url }) => console.error(`${url}: ${error.message}`),
    });
  const site = passTo(settings.siteOrigin);
  const lake = settings.lakeUrl ? passTo(settings.lakeUrl) : null;
  /** Who answers an address; the lake's is without its `/lake`. */
  const route = (request: IncomingMessage) => {
    if (!lake || !isLakeAddress(request.url)) return site;
    request.url = withoutLake(request.url);
    return lake;
  };
  const server = createServer({ shouldUpgradeCallback: isWebSocket }, (request, response) => {
    if (/^\/healthz(?:\?|$)/.test(request.url ?? ''))
      void readDevelopmentHealth(settings).then((health) => answerHealth(health, response));
    else route(request).web(request, response);
  });
  server.on('upgrade', (request, socket, head) => {
    if (socket instanceof Socket) route(request).upgrade(request, socket, head);
  });
  server.listen({ port: settings.port, host: settings.host ?? undefined }, () => surviveErrors(pino()));
  process.once('SIGTERM', () => process.exit(0));
};
