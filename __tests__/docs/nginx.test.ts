import { createServer, type Server } from 'node:http';
import { Agent } from 'node:https';
import type { AddressInfo } from 'node:net';
import { type ServedLake, serveTestLake } from 'local-lake/testing';
import { createPassThrough } from '../../edge/http/passThrough.ts';
import { type DocumentedNginx, siteName, startDocumentedNginx } from '../../tools/testing/documentedNginx.ts';

describe('the documented nginx before a Copydesk that a test sets', () => {
  let copydesk: Server;
  let nginx: DocumentedNginx;
  let asked: string[] = [];

  beforeAll(async () => {
    copydesk = createServer(async (request, response) => {
      asked.push(request.url ?? '');
      await new Promise((resolve) => setTimeout(resolve, 30));
      response.writeHead(request.url === '/fails' ? 503 : 200, {
        'cache-control': 'public, max-age=0, s-maxage=10, stale-while-revalidate=60, stale-if-error=86400',
        'x-accel-expires': '1',
        vary: 'Accept-Encoding',
        'seen-address': String(request.headers['x-forwarded-for']),
        'seen-host': String(request.headers.host),
        'seen-encoding': String(request.headers['accept-encoding']),
      });
      response.end(`page ${asked.length}`);
    });
    await new Promise<void>((resolve) => copydesk.listen(0, '127.0.0.1', resolve));
    nginx = await startDocumentedNginx([`http://127.0.0.1:${(copydesk.address() as AddressInfo).port}`]);
  }, 30_000);

  afterAll(async () => {
    await nginx.stop();
    copydesk.close();
    copydesk.closeAllConnections();
  });

  beforeEach(() => {
    asked = [];
  });

  it('asks once for a page that many read', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => nginx.ask('/articles/a')));
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect(asked).toEqual(['/articles/a']);
  });

  it('keeps one copy an encoding, however the wish is spelled', async () => {
    const spellings = ['gzip', 'gzip, deflate', 'GZIP;q=1.0', 'br;q=0, gzip', 'deflate, gzip;q=0.5'];
    for (const spelling of spellings) {
      const { headers } = await nginx.ask('/articles/b', { headers: { 'accept-encoding': spelling } });
      expect(headers['seen-encoding']).toBe('gzip');
    }
    expect(asked).toHaveLength(1);
    const { headers } = await nginx.ask('/articles/b', { headers: { 'accept-encoding': 'gzip, br' } });
    expect(headers['seen-encoding']).toBe('br');
  });

  it('keeps one copy of a page, whatever query it is asked with', async () => {
    for (const query of ['', '?utm_source=a', '?utm_source=b&x=1']) await nginx.ask(`/articles/f${query}`);
    expect(asked).toEqual(['/articles/f']);
  });

  it('asks again after a second, and serves the page that it has meanwhile', async () => {
    const first = await nginx.ask('/articles/c');
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    const second = await nginx.ask('/articles/c');
    expect([second.text, second.headers['x-cache']]).toEqual([first.text, 'STALE']);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect((await nginx.ask('/articles/c')).text).not.toBe(first.text);
  });

  it.each(['/api/views?slug=a', '/lake/v1/ping', '/studio/desk', '/healthz'])(
    'never keeps %s',
    async (address) => {
      for (let times = 0; times < 3; times += 1) await nginx.ask(address);
      expect(asked).toEqual([address, address, address]);
    },
  );

  it('says who asks, whatever the client claims', async () => {
    const { headers } = await nginx.ask('/who', {
      headers: { 'x-forwarded-for': '192.0.2.7', 'x-forwarded-host': 'evil.example' },
    });
    expect(headers).toMatchObject({ 'seen-address': '127.0.0.1', 'seen-host': siteName });
  });

  it('passes a preview by the cache, and keeps nothing of it', async () => {
    await nginx.ask('/articles/d', { headers: { cookie: 'copydesk_preview=x' } });
    await nginx.ask('/articles/d', { headers: { cookie: 'copydesk_preview=x' } });
    const reader = await nginx.ask('/articles/d');
    expect([asked.length, reader.headers['x-cache']]).toEqual([3, 'MISS']);
  });

  it('keeps no failure, and serves what it has when Copydesk is away', async () => {
    expect((await nginx.ask('/fails')).status).toBe(503);
    const before = await nginx.ask('/articles/e');
    copydesk.close();
    copydesk.closeAllConnections();
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const during = await nginx.ask('/articles/e');
    expect([during.status, during.text]).toEqual([200, before.text]);
  });
});

describe('the documented nginx before two machines of which one is in trouble', () => {
  const servers: Server[] = [];
  const nginxes: DocumentedNginx[] = [];
  afterEach(async () => {
    for (const nginx of nginxes.splice(0)) await nginx.stop();
    for (const server of servers.splice(0)) server.close().closeAllConnections();
  });

  /** Machines by what they answer to an address; what each was asked is noted. */
  const given = async (...machines: ((address: string) => number)[]) => {
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
    // The third place of the file is taken by the second machine.
    const nginx = await startDocumentedNginx([origins[0] ?? '', origins[1] ?? '', origins[1] ?? '']);
    nginxes.push(nginx);
    const read = async (address: string) => {
      const { status, text } = await nginx.ask(address);
      return [status, text];
    };
    return { asked, nginx, read };
  };

  it.each([500, 502, 503, 504])(
    'gives readers every page where one answers %i to all of them',
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

  it('leaves a machine that can serve nobody alone for a while', async () => {
    const { read, asked } = await given(
      () => 503,
      () => 200,
    );
    const begun = performance.now();
    for (let page = 0; page < 60; page += 1) await read(`/articles/${page}`);
    // Its turn would come twenty times.
    const pauses = Math.ceil((performance.now() - begun) / 2_000);
    expect(asked[0]?.length).toBeLessThanOrEqual(1 + pauses);
  });

  it.each([500, 502, 503, 504])(
    'keeps every other page there when one answers %i everywhere',
    async (status) => {
      const fails = (address: string) => (address === '/articles/broken' ? status : 200);
      const { read } = await given(fails, fails);
      for (let page = 0; page < 6; page += 1) {
        expect((await read('/articles/broken'))[0]).toBe(status);
        expect((await read(`/articles/${page}`))[0]).toBe(200);
      }
    },
  );

  it('keeps every page there when a route answers 503 everywhere', async () => {
    const fails = (address: string) => (address.startsWith('/api/') ? 503 : 200);
    const { read } = await given(fails, fails);
    for (let page = 0; page < 6; page += 1) {
      expect((await read('/api/views?slug=a'))[0]).toBe(503);
      expect((await read(`/articles/${page}`))[0]).toBe(200);
    }
  });

  it('sends once what changes something', async () => {
    const { nginx, asked } = await given(
      () => 503,
      () => 503,
    );
    await nginx.ask('/api/errors', { method: 'POST', body: 'x', headers: { 'content-length': '1' } });
    expect(asked.flat()).toHaveLength(1);
  });
});

describe('a body that is too long, sent through the documented nginx', () => {
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
    // As Next leaves it when a route stops reading.
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
      createPassThrough({
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
  }, 60_000);
  afterAll(async () => {
    await nginx.stop();
    for (const server of [copydesk, site]) server.close().closeAllConnections();
    await lake.close();
  });

  it.each([
    ['a route', '/api/errors', 100, '/healthz'],
    ['the edge', '/api/errors', 400, '/healthz'],
    ['nginx', '/api/errors', 2_000, '/healthz'],
    ['the lake', '/lake/v2025-02-19/data/mutate/production', 5_000, '/lake/v1/ping'],
  ])(
    'is answered 413 by %s each time, by length and chunked, and what comes next on the connection is answered',
    async (_who, address, kilobytes, next) => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      const body = 'x'.repeat(kilobytes * kilobyte);
      const lengths: Record<string, string>[] = [
        { 'content-length': String(body.length) },
        { 'transfer-encoding': 'chunked' },
      ];
      for (let round = 0; round < 10; round += 1)
        for (const length of lengths) {
          const headers = { authorization, ...length };
          const refused = await nginx.ask(address, { method: 'POST', headers, body, agent });
          expect([round, length, refused.status]).toEqual([round, length, 413]);
          expect((await nginx.ask(next, { agent })).status).toBe(200);
        }
      agent.destroy();
    },
    60_000,
  );
});
