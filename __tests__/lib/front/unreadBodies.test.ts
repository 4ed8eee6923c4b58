import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createPassThrough } from '../../../lib/front/passThrough.ts';

const servers: Server[] = [];
const listen = async (listener: RequestListener): Promise<string> => {
  const server = createServer(listener).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

describe('a body that the server behind leaves unread', () => {
  it('does not hold up the next request', async () => {
    const target = await listen((request, response) => {
      if (request.method !== 'POST') return response.end('here');
      // As Next leaves it when a route stops reading.
      request.once('data', () => {
        request.pause();
        response.writeHead(413).end('too long');
      });
    });
    const passThrough = createPassThrough({
      target,
      siteUrl: 'http://news.example.org',
      clientAddress: () => '127.0.0.1',
      headers: {},
      onError: () => {},
      onDone: () => {},
    });
    const front = await listen((request, response) => passThrough.web(request, response));
    for (let round = 0; round < 3; round++) {
      // The answer itself may be lost, when the server behind closes before it has read everything.
      const refused = await fetch(front, { method: 'POST', body: 'x'.repeat(200_000) });
      expect([413, 503]).toContain(refused.status);
      await refused.text();
      const next = await fetch(front, { signal: AbortSignal.timeout(2_000) });
      expect(await next.text()).toBe('here');
    }
  });
});
