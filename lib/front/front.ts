import type { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { pino } from 'pino';
import { createClientAddress } from './clientAddress.ts';
import { readHealth } from './health.ts';
import { createPassThrough } from './passThrough.ts';
import type { FrontSettings } from './settings.ts';

export type Front = {
  handle(request: IncomingMessage, response: ServerResponse): void;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
};

/** What the world sees: one origin for readers, Studio and API clients. */
export const createFront = (settings: FrontSettings): Front => {
  const log = pino({ level: settings.logLevel, base: { process: 'front' } });
  const clientAddress = createClientAddress(settings.trustedProxies);
  const passTo = (target: string) =>
    createPassThrough({
      target,
      siteUrl: settings.siteUrl,
      clientAddress,
      onError: (error, { method, url }) => log.warn({ method, url, reason: error.message }, 'not reachable'),
    });
  const site = passTo(settings.siteOrigin);
  const lake = settings.lakeUrl ? passTo(settings.lakeUrl) : null;

  return {
    handle(request, response) {
      const path = request.url?.split('?', 1)[0] ?? '/';
      if (path === '/healthz') return void answerHealth(settings, response);
      if (path === '/lake' || path.startsWith('/lake/')) {
        if (!lake) return notFound(response);
        request.url = withoutLake(request.url);
        return lake.web(request, response);
      }
      site.web(request, response);
    },
    upgrade(request, socket, head) {
      if (!(socket instanceof Socket) || !lake || !request.url?.startsWith('/lake/'))
        return void socket.destroy();
      request.url = withoutLake(request.url);
      lake.upgrade(request, socket, head);
    },
  };
};

/** `/lake/v1/ping` → `/v1/ping`. */
const withoutLake = (url = '/'): string => url.slice('/lake'.length).replace(/^(?!\/)/, '/');

const answerHealth = async (settings: FrontSettings, response: ServerResponse): Promise<void> => {
  const health = await readHealth(settings);
  const status = health.status === 'ok' ? 200 : 503;
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(health));
};

const notFound = (response: ServerResponse): void => {
  response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' });
  response.end('Not found\n');
};
