import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { answerHitsQuickly, type QuickHits } from '../../../edge/http/quickHits.ts';
import { pagesOf } from '../pages/pagesOf.ts';

const text = `<p>${'a page in memory '.repeat(40)}</p>`;
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('hits before Node’s own server', () => {
  let server: Server;
  let quickHits: QuickHits;
  let byNode: string[] = [];
  let connections = 0;

  beforeAll(async () => {
    const pages = pagesOf(async () => ({
      status: 200,
      headers: { 'content-type': 'text/html; charset=utf-8' },
      body: Buffer.from(text),
    }));
    server = createServer({ keepAliveTimeout: 1_000 });
    server.on('request', (request, response) => {
      byNode.push(`${request.method} ${request.url}`);
      pages.serve(request.url ?? '/', request, response);
    });
    server.on('connection', () => {
      connections += 1;
    });
    quickHits = answerHitsQuickly(server, pages, 1_000);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    await speak(['GET /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n']);
    // Node gives up a request whose client has hung up; the page it asked for is kept all the same.
    while (!pages.store.has('/a')) await pause(10);
  });
  beforeEach(() => {
    byNode = [];
  });
  afterAll(async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    quickHits.endIdle();
    server.closeAllConnections();
    await closed;
  });

  /** Sends the pieces one after the other and answers all that came back. */
  const speak = (pieces: string[]): Promise<string> =>
    new Promise((resolve, reject) => {
      const socket = connect((server.address() as AddressInfo).port, '127.0.0.1', async () => {
        socket.setNoDelay(true);
        for (const piece of pieces) {
          socket.write(piece, 'latin1');
          await pause(40);
        }
        socket.end();
      });
      let heard = '';
      socket.on('data', (chunk) => {
        heard += chunk.toString('latin1');
      });
      socket.on('close', () => resolve(heard)).on('error', reject);
    });
  const statuses = (heard: string) =>
    [...heard.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
  const headersOf = (heard: string) =>
    Object.fromEntries(
      (heard.split('\r\n\r\n')[0] ?? '')
        .split('\r\n')
        .slice(1)
        .map((line) => line.split(/: (.*)/).slice(0, 2) as [string, string])
        .filter(([name]) => !/^(?:connection|keep-alive|date)$/i.test(name)),
    );

  it('leave those in place who count connections, as the end of a process does', async () => {
    connections = 0;
    await speak(['GET /a HTTP/1.1\r\nHost: x\r\n\r\n']);
    expect(connections).toBe(1);
  });

  it('are the same as those that Node’s server sends', async () => {
    const plain = 'GET /a HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip, deflate\r\n';
    const quick = await speak([`${plain}\r\n`]);
    expect(byNode).toEqual([]);
    const slow = await speak([`${plain}Connection: close\r\n\r\n`]);
    expect(byNode).toEqual(['GET /a']);
    expect(headersOf(quick)).toEqual(headersOf(slow));
    expect(quick).toMatch(/\r\nDate: \w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT\r\n/);
    const body = Buffer.from(quick.slice(quick.indexOf('\r\n\r\n') + 4), 'latin1');
    expect(gunzipSync(body).toString()).toBe(text);
  });

  it('come one after the other on one connection', async () => {
    const one = 'GET /a HTTP/1.1\r\nHost: x\r\nConnection: Keep-Alive\r\n\r\n';
    expect(statuses(await speak([one, one, one]))).toEqual([200, 200, 200]);
    expect(byNode).toEqual([]);
  });

  it('hand the connection over in the middle, and nothing gets lost', async () => {
    const hit = 'GET /a HTTP/1.1\r\nHost: x\r\n\r\n';
    const miss = 'GET /b HTTP/1.1\r\nHost: x\r\n\r\n';
    expect(statuses(await speak([hit, hit, miss, hit]))).toEqual([200, 200, 200, 200]);
    expect(byNode).toEqual(['GET /b', 'GET /a']);
  });

  const host = 'Host: x\r\n';
  it.each<[string, string[], number[]]>([
    [
      'two requests in one piece',
      [`GET /a HTTP/1.1\r\n${host}\r\nGET /a HTTP/1.1\r\n${host}\r\n`],
      [200, 200],
    ],
    ['a request in two pieces', ['GET /a HT', `TP/1.1\r\n${host}\r\n`], [200]],
    ['HEAD', [`HEAD /a HTTP/1.1\r\n${host}\r\n`], [200]],
    ['a mark that holds', [`GET /a HTTP/1.1\r\n${host}If-None-Match: *\r\n\r\n`], [304]],
    ['a cookie', [`GET /a HTTP/1.1\r\n${host}Cookie: a=1\r\n\r\n`], [200]],
    ['a query', [`GET /a?q=1 HTTP/1.1\r\n${host}\r\n`], [200]],
    ['HTTP/1.0', ['GET /a HTTP/1.0\r\n\r\n'], [200]],
    ['no host', ['GET /a HTTP/1.1\r\n\r\n'], [400]],
    ['a line that ends with LF alone', [`GET /a HTTP/1.1\r\n${host}A: b\nC: d\r\n\r\n`], [400]],
    ['a space before the colon', [`GET /a HTTP/1.1\r\n${host}A : b\r\n\r\n`], [400]],
    ['a NUL in a value', [`GET /a HTTP/1.1\r\n${host}A: \0\r\n\r\n`], [400]],
    ['a body', [`GET /a HTTP/1.1\r\n${host}Content-Length: 2\r\n\r\nhi`], [200]],
    [
      'two ways to state a length',
      [`GET /a HTTP/1.1\r\n${host}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n`],
      [400],
    ],
  ])('leave to Node: %s', async (_what, pieces, expected) => {
    const heard = await speak(pieces);
    expect(statuses(heard)).toEqual(expected);
    expect(byNode.length).toBe(expected.filter((status) => status < 400).length);
  });

  it('end with the connection that waits when the server closes', async () => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    socket.write('GET /a HTTP/1.1\r\nHost: x\r\n\r\n');
    await new Promise((resolve) => socket.once('data', resolve));
    quickHits.endIdle();
    await new Promise((resolve) => socket.resume().once('end', resolve));
    socket.destroy();
  });
});
