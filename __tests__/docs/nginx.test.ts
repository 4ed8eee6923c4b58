import { createServer, type Server } from 'node:http';
import { Agent } from 'node:https';
import type { AddressInfo } from 'node:net';
import { type ServedLake, serveTestLake } from 'local-lake/testing';
import { waitUntil } from 'local-lake/testing/waitUntil';
import { PassThrough } from '../../edge/http/proxy/PassThrough.ts';
import { apiVersion } from '../../lib/apiVersion.ts';
import {
  type DocumentedNginx,
  siteName,
  startDocumentedNginx,
} from '../../tools/testing/servers/documentedNginx.ts';

describe('the documented nginx in front of a Copydesk stub', () => {
  let copydesk: Server;
  let nginx: DocumentedNginx;
  let asked: string[] = [];

  beforeAll(async () => {
    copydesk = createServer(async (request, response) => {
      asked.push(request.url ?? '');
      await new Promise((resolve) => setTimeout(resolve, 30));
      response.writeHead(request.url === '/fails' ? 503 : 200, {
        'cache-control': 'public, max-age=0, s-maxage=10, stale-while-revalidate=60, stale-if-error=86400',
        'x-accel-expires': expiresSoon.has(request.url ?? '') ? '1' : '3600',
        vary: 'Accept-Encoding',
        'seen-address': String(request.headers['x-forwarded-for']),
        'seen-host': String(request.headers.host),
        'seen-encoding': String(request.headers['accept-encoding']),
      });
      response.end(`page ${asked.length}`);
    });
    await new Promise<void>((resolve) => copydesk.listen(0, '127.0.0.1', resolve));
    nginx = await startDocumentedNginx([`http://127.0.0.1:${(copydesk.address() as AddressInfo).port}`]);
  });

  afterAll(async () => {
    await nginx.stop();
    copydesk.close();
    copydesk.closeAllConnections();
  });

  beforeEach(() => {
    asked = [];
  });

  const expiresSoon = new Set(['/articles/c', '/articles/e']);
  const untilStale = (address: string) =>
    waitUntil(async () => {
      const answer = await nginx.ask(address);
      return answer.headers['x-cache'] !== 'HIT' && answer;
    });

  it('requests a page once for concurrent readers', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => nginx.ask('/articles/a')));
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect(asked).toEqual(['/articles/a']);
  });

  it('caches one copy per encoding, however Accept-Encoding is spelled', async () => {
    const spellings = ['gzip', 'gzip, deflate', 'GZIP;q=1.0', 'br;q=0, gzip', 'deflate, gzip;q=0.5'];
    for (const spelling of spellings) {
      const { headers } = await nginx.ask('/articles/b', { headers: { 'accept-encoding': spelling } });
      expect(headers['seen-encoding']).toBe('gzip');
    }
    expect(asked).toHaveLength(1);
    const { headers } = await nginx.ask('/articles/b', { headers: { 'accept-encoding': 'gzip, br' } });
    expect(headers['seen-encoding']).toBe('br');
  });

  it('caches one copy of a page for all query strings', async () => {
    for (const query of ['', '?utm_source=a', '?utm_source=b&x=1']) await nginx.ask(`/articles/f${query}`);
    expect(asked).toEqual(['/articles/f']);
  });

  it('revalidates after a second, and serves the stale page meanwhile', async () => {
    const first = await nginx.ask('/articles/c');
    const second = await untilStale('/articles/c');
    expect([second.text, second.headers['x-cache']]).toEqual([first.text, 'STALE']);
    await waitUntil(async () => (await nginx.ask('/articles/c')).text !== first.text);
  });

  it.each(['/api/views?slug=a', '/lake/v1/ping', '/studio/desk', '/healthz'])(
    'never caches %s',
    async (address) => {
      for (let times = 0; times < 3; times += 1) await nginx.ask(address);
      expect(asked).toEqual([address, address, address]);
    },
  );

  it('sends the client’s address, whatever the client claims', async () => {
    const { headers } = await nginx.ask('/who', {
      headers: { 'x-forwarded-for': '192.0.2.7', 'x-forwarded-host': 'evil.example' },
    });
    expect(headers).toMatchObject({ 'seen-address': '127.0.0.1', 'seen-host': siteName });
  });

  it('bypasses the cache for a preview', async () => {
    await nginx.ask('/articles/d', { headers: { cookie: 'copydesk_preview=x' } });
    await nginx.ask('/articles/d', { headers: { cookie: 'copydesk_preview=x' } });
    const reader = await nginx.ask('/articles/d');
    expect([asked.length, reader.headers['x-cache']]).toEqual([3, 'MISS']);
  });

  it('caches no failure, and serves stale pages while Copydesk is down', async () => {
    expect((await nginx.ask('/fails')).status).toBe(503);
    const before = await nginx.ask('/articles/e');
    copydesk.close();
    copydesk.closeAllConnections();
    const during = await untilStale('/articles/e');
    expect([during.status, during.text]).toEqual([200, before.text]);
  });
});

describe('the documented nginx in front of two machines, one of which fails', () => {
  const servers: Server[] = [];
  const nginxes: DocumentedNginx[] = [];
  afterEach(async () => {
    for (const nginx of nginxes.splice(0)) await nginx.stop();
    for (const server of servers.splice(0)) server.close().closeAllConnections();
  });

  /** Starts stubs of machines, and records the requests to each. */
  const given = async (...machines: ((address: string) => number)[]) => start(machines);
  const start = async (machines: ((address: string) => number)[], options: { failTimeout?: string } = {}) => {
    const asked: string[][] = machines.map(() => []);
    const origins = await Promise.all(
      machines.map(async (answer, place) => {
        const server = createServer((request, response) => {
          asked[place]?.push(request.url ?? '');
          response.writeHead(answer(request.url ?? '')).end(`machine ${place + 1}`);
        });
        servers.push(server);
        await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
        return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      }),
    );
    // The second machine also stands for the third of the file.
    const nginx = await startDocumentedNginx([origins[0] ?? '', origins[1] ?? '', origins[1] ?? ''], options);
    nginxes.push(nginx);
    const read = async (address: string) => {
      const { status, text } = await nginx.ask(address);
      return [status, text];
    };
    return { asked, nginx, read };
  };

  it.each([500, 502, 503, 504])(
    'serves every page if one machine answers %i to all requests',
    async (status) => {
      const { read, asked } = await given(
        () => status,
        () => 200,
      );
      for (let page = 0; page < 12; page += 1)
        expect(await read(`/articles/${page}`)).toEqual([200, 'machine 2']);
      for (const address of ['/studio/desk', '/healthz'])
        if (status < 504 && status > 500) expect(await read(address)).toEqual([200, 'machine 2']);
      expect(asked[0]).not.toEqual([]);
    },
  );

  it('goes on using a machine that is late with a page', async () => {
    const isLate = (address: string) => (address === '/articles/0' ? 503 : 200);
    const { read, asked } = await start([isLate, () => 200], { failTimeout: '1h' });
    for (let time = 0; time < 6; time += 1) expect(await read('/articles/0')).toEqual([200, 'machine 2']);
    for (let page = 1; page < 30; page += 1) await read(`/articles/${page}`);
    expect(asked[0]?.filter((address) => address !== '/articles/0').length).toBeGreaterThan(5);
  });

  it.each([500, 502, 503, 504])(
    'serves all other pages if one page answers %i on every machine',
    async (status) => {
      const fails = (address: string) => (address === '/articles/broken' ? status : 200);
      const { read } = await given(fails, fails);
      for (let page = 0; page < 6; page += 1) {
        expect((await read('/articles/broken'))[0]).toBe(status);
        expect((await read(`/articles/${page}`))[0]).toBe(200);
      }
    },
  );

  it('serves all pages if a route answers 503 on every machine', async () => {
    const fails = (address: string) => (address.startsWith('/api/') ? 503 : 200);
    const { read } = await given(fails, fails);
    for (let page = 0; page < 6; page += 1) {
      expect((await read('/api/views?slug=a'))[0]).toBe(503);
      expect((await read(`/articles/${page}`))[0]).toBe(200);
    }
  });

  it('sends a POST to one machine only', async () => {
    const { nginx, asked } = await given(
      () => 503,
      () => 503,
    );
    await nginx.ask('/api/errors', { method: 'POST', body: 'x', headers: { 'content-length': '1' } });
    expect(asked.flat()).toHaveLength(1);
  });
});

describe('a body over the limit, sent through the documented nginx', () => {
  const kilobyte = 1024;
  let site: Server;
  let copydesk: Server;
  let lake: ServedLake;
  let nginx: DocumentedNginx;
  let authorization = '';
  const listen = async (server: Server): Promise<string> => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };

  beforeAll(async () => {
    // Leaves the body unread, as Next does when a route stops reading.
    site = createServer((request, response) => {
      if (request.method !== 'POST') response.end('here');
      request.once('data', () => {
        request.pause();
        response.writeHead(413).end('too long');
      });
    });
    lake = await serveTestLake();
    authorization = `Bearer ${lake.tokenFor('editor')}`;
    const passTo = (target: string, maxBodyBytes: number | null) =>
      new PassThrough({
        target,
        maxBodyBytes,
        siteUrl: `https://${siteName}`,
        clientAddress: () => '127.0.0.1',
        headers: {},
        onError: () => {},
        onDone: () => {},
      });
    const [toSite, toLake] = [passTo(await listen(site), 200 * kilobyte), passTo(lake.base, null)];
    copydesk = createServer((request, response) => {
      const [, rest] = /^\/lake(\/.*)$/.exec(request.url ?? '') ?? [];
      if (rest !== undefined) request.url = rest;
      (rest === undefined ? toSite : toLake).web(request, response);
    });
    nginx = await startDocumentedNginx([await listen(copydesk)]);
  });
  afterAll(async () => {
    await nginx.stop();
    for (const server of [copydesk, site]) server.close().closeAllConnections();
    await lake.close();
  });

  it.each([
    ['a route', '/api/errors', 100, '/healthz'],
    ['the edge', '/api/errors', 400, '/healthz'],
    ['nginx', '/api/errors', 2_000, '/healthz'],
    ['the lake', `/lake/v${apiVersion}/data/mutate/production`, 5_000, '/lake/v1/ping'],
  ])(
    'gets a 413 from %s each time, with a length or chunked, and the next request on the connection is answered',
    async (_case, address, kilobytes, next) => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      const body = 'x'.repeat(kilobytes * kilobyte);
      const lengths: Record<string, string>[] = [
        { 'content-length': String(body.length) },
        { 'transfer-encoding': 'chunked' },
      ];
      for (let round = 0; round < 10; round += 1)
        for (const length of lengths) {
          const headers = { authorization, ...length };
          const rejected = await nginx.ask(address, { method: 'POST', headers, body, agent });
          expect([round, length, rejected.status]).toEqual([round, length, 413]);
          expect((await nginx.ask(next, { agent })).status).toBe(200);
        }
      agent.destroy();
    },
  );
});
