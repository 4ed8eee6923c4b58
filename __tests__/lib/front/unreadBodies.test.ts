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
      const refused = await fetch(front, { method: 'POST', body: 'x'.repeat(200_000) });
      expect([refused.status, await refused.text()]).toEqual([413, 'too long']);
      const next = await fetch(front, { signal: AbortSignal.timeout(2_000) });
      expect(await next.text()).toBe('here');
    }
  });
});
