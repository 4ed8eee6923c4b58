import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { answerHitsQuickly, type QuickHits } from '../../../edge/http/quickHits.ts';
import fc from '../../properties.ts';
import { pagesOf } from '../pages/pagesOf.ts';

const text = `<p>${'a page in memory '.repeat(40)}</p>`;
const pages = pagesOf(async () => ({
  status: 200,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: Buffer.from(text),
}));
const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

const statuses = (received: string) =>
  [...received.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));

/** A server of the same pages, and a client that splits its bytes into chosen chunks. */
const startServer = async () => {
  const requests: string[] = [];
  const accepted: Socket[] = [];
  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    requests.push(`${request.method} ${request.url}`);
    pages.serve(request.url ?? '/', request, response);
  });
  server.on('connection', (socket: Socket) => accepted.push(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  /**
   * Sends each chunk once the server has read the one before.
   *
   * @param answers the client closes its side after this many responses: a miss takes longer.
   * @returns the whole response, and whether the server's parser rejected a request.
   */
  const exchangeAll = async (pieces: string[], answers = 0) => {
    const socket = connect(port, '127.0.0.1').setNoDelay(true);
    let received = '';
    const closed = new Promise((resolve) => socket.on('close', resolve));
    socket
      // A server may close the connection before it has read everything.
      .on('error', () => {})
      .on('data', (chunk) => {
        received += chunk.toString('latin1');
      });
    await once(socket, 'connect');
    const find = () => accepted.findLast(({ remotePort }) => remotePort === socket.localPort);
    while (!find()) await nextTurn();
    const ours = find();
    let sent = 0;
    for (const piece of pieces) {
      socket.write(piece, 'latin1');
      sent += piece.length;
      while (!socket.destroyed && (ours?.bytesRead ?? 0) < sent) await nextTurn();
    }
    while (!socket.destroyed && statuses(received).length < answers) await nextTurn();
    socket.end();
    await closed;
    const rejection = ours?.errored;
    return {
      received,
      isRejected: !!rejection && 'code' in rejection && /^HPE_/.test(String(rejection.code)),
    };
  };
  const exchange = async (pieces: string[], answers = 0) => (await exchangeAll(pieces, answers)).received;
  const stop = async () => {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  return { server, port, requests, accepted, exchange, exchangeAll, stop };
};

const headersOf = (received: string) =>
  Object.fromEntries(
    (received.split('\r\n\r\n')[0] ?? '')
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(/: (.*)/).slice(0, 2) as [string, string])
      .filter(([name]) => !/^(?:connection|keep-alive|date)$/i.test(name)),
  );

/** Cached before the tests, so that each is answered at once. */
const paths = ['/', '/a', '/b-c', '/none', '/a?x=1', '/%61', '/a/../b-c', '/xa', '*', '//a'];

describe('hits answered before Node’s own server', () => {
  let quick: Awaited<ReturnType<typeof startServer>>;
  let byNode: Awaited<ReturnType<typeof startServer>>;
  let quickHits: QuickHits;

  beforeAll(async () => {
    quick = await startServer();
    byNode = await startServer();
    quickHits = answerHitsQuickly(quick.server, pages, 60_000);
    for (const path of paths) {
      await byNode.exchange([`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`]);
      // Node drops a request whose client disconnected, but the page is cached.
      while (!pages.store.has(path)) await nextTurn();
    }
  });
  beforeEach(() => {
    quick.requests.length = 0;
  });
  afterAll(async () => {
    quickHits.endIdle();
    await Promise.all([quick.stop(), byNode.stop()]);
  });

  it('keep the other listeners for connections, such as the drain counter', async () => {
    const before = quick.accepted.length;
    await quick.exchange(['GET /a HTTP/1.1\r\nHost: x\r\n\r\n']);
    expect(quick.accepted.length - before).toBe(1);
    expect(quick.requests).toEqual([]);
  });

  it('are equal to the responses of Node’s server', async () => {
    const plain = 'GET /a HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip, deflate\r\n';
    const answer = await quick.exchange([`${plain}\r\n`]);
    expect(quick.requests).toEqual([]);
    const slow = await quick.exchange([`${plain}Connection: close\r\n\r\n`]);
    expect(quick.requests).toEqual(['GET /a']);
    expect({ ...headersOf(answer), Age: '' }).toEqual({ ...headersOf(slow), Age: '' });
    expect(answer).toMatch(/\r\nDate: \w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT\r\n/);
    const body = Buffer.from(answer.slice(answer.indexOf('\r\n\r\n') + 4), 'latin1');
    expect(gunzipSync(body).toString()).toBe(text);
  });

  it('follow each other on one connection', async () => {
    const one = 'GET /a HTTP/1.1\r\nHost: x\r\nConnection: Keep-Alive\r\n\r\n';
    expect(statuses(await quick.exchange([one, one, one]))).toEqual([200, 200, 200]);
    expect(quick.requests).toEqual([]);
  });

  it('hand the connection over to Node’s server without losing bytes', async () => {
    const hit = 'GET /a HTTP/1.1\r\nHost: x\r\n\r\n';
    const miss = 'GET /d HTTP/1.1\r\nHost: x\r\n\r\n';
    expect(statuses(await quick.exchange([hit, hit, miss, hit], 4))).toEqual([200, 200, 200, 200]);
    expect(quick.requests).toEqual(['GET /d', 'GET /a']);
  });

  const host = 'Host: x\r\n';
  it.each<[string, string[], number[]]>([
    [
      'two requests in one chunk',
      [`GET /a HTTP/1.1\r\n${host}\r\nGET /a HTTP/1.1\r\n${host}\r\n`],
      [200, 200],
    ],
    ['a request in two chunks', ['GET /a HT', `TP/1.1\r\n${host}\r\n`], [200]],
    ['HEAD', [`HEAD /a HTTP/1.1\r\n${host}\r\n`], [200]],
    ['an ETag that matches', [`GET /a HTTP/1.1\r\n${host}If-None-Match: *\r\n\r\n`], [304]],
    ['a cookie', [`GET /a HTTP/1.1\r\n${host}Cookie: a=1\r\n\r\n`], [200]],
    ['a query', [`GET /a?q=1 HTTP/1.1\r\n${host}\r\n`], [200]],
    ['HTTP/1.0', ['GET /a HTTP/1.0\r\n\r\n'], [200]],
    ['no host', ['GET /a HTTP/1.1\r\n\r\n'], [400]],
    ['two hosts', [`GET /a HTTP/1.1\r\n${host}${host}\r\n`], [200]],
    ['two hosts, spelled differently', [`GET /a HTTP/1.1\r\n${host}HOST: y\r\n\r\n`], [200]],
    ['two encodings', [`GET /a HTTP/1.1\r\n${host}${'Accept-Encoding: gzip\r\n'.repeat(2)}\r\n`], [200]],
    ['Connection: close', [`GET /a HTTP/1.1\r\n${host}Connection: close\r\n\r\n`], [200]],
    ['an empty body with a length', [`GET /a HTTP/1.1\r\n${host}Content-Length: 0\r\n\r\n`], [200]],
    ['a TE header', [`GET /a HTTP/1.1\r\n${host}TE: trailers\r\n\r\n`], [200]],
    ['a trailer', [`GET /a HTTP/1.1\r\n${host}Trailer: A\r\n\r\n`], [200]],
    ['another protocol', [`GET /a HTTP/1.1\r\n${host}Upgrade: h2c\r\n\r\n`], [200]],
    ['an expectation', [`GET /a HTTP/1.1\r\n${host}Expect: 100-continue\r\n\r\n`], [200]],
    [
      'more header bytes than the maximum',
      [`GET /a HTTP/1.1\r\n${host}A: ${'a'.repeat(4_096)}\r\n\r\n`],
      [200],
    ],
    ['a line that ends with LF alone', [`GET /a HTTP/1.1\r\n${host}A: b\nC: d\r\n\r\n`], [400]],
    ['a space before the colon', [`GET /a HTTP/1.1\r\n${host}A : b\r\n\r\n`], [400]],
    ['a NUL in a value', [`GET /a HTTP/1.1\r\n${host}A: \0\r\n\r\n`], [400]],
    ['a body', [`GET /a HTTP/1.1\r\n${host}Content-Length: 2\r\n\r\nhi`], [200]],
    [
      'both a length and chunked encoding',
      [`GET /a HTTP/1.1\r\n${host}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n`],
      [400],
    ],
  ])('leave the request to Node: %s', async (_case, pieces, expected) => {
    const received = await quick.exchange(pieces, expected.length);
    expect(statuses(received).filter((status) => status >= 200)).toEqual(expected);
    expect(quick.requests.length).toBe(expected.filter((status) => status < 400).length);
  });

  it('give the same responses as Node’s server alone for random requests', async () => {
    const line = fc
      .record({
        method: fc.constantFrom('GET', 'GET', 'GET', 'GET', 'HEAD', 'POST', 'get', ' GET'),
        space: fc.constantFrom(' ', ' ', ' ', '  ', '\t'),
        path: fc.constantFrom('/a', '/a', ...paths),
        version: fc.constantFrom('HTTP/1.1', 'HTTP/1.1', 'HTTP/1.1', 'HTTP/1.0', 'HTTP/1.2', 'http/1.1', ''),
      })
      .map(({ method, space, path, version }) => `${method}${space}${path}${space}${version}`);
    const header = fc.constantFrom(
      ...[
        'Host: x',
        'Host: x',
        'Host: y',
        'host:x',
        'Host : x',
        'Host',
        'Accept-Encoding: gzip',
        'accept-encoding:br;q=0',
      ],
      ...[
        'Accept-Encoding: identity;q=0, *;q=0',
        'Connection: keep-alive',
        'Connection: close',
        'Connection: upgrade',
      ],
      ...['Content-Length: 0', 'Content-Length: 3', 'Content-Length: +3', 'Transfer-Encoding: chunked'],
      ...[
        'Expect: 100-continue',
        'If-None-Match: *',
        'Cookie: a=1',
        'TE: trailers',
        'Upgrade: h2c',
        ' folded: line',
      ],
      ...['A: \x7f', 'A: \xe9', 'A: b\0c', 'A:', ': b', 'A: b\rC: d', 'X-Forwarded-For: 1.2.3.4'],
    );
    const request = fc
      .record({
        line,
        host: fc.constantFrom('Host: x\r\n', 'Host: x\r\n', 'Host: x\r\n', ''),
        headers: fc.array(header, { maxLength: 4 }),
        lineEnd: fc.constantFrom('\r\n', '\r\n', '\r\n', '\r\n', '\n'),
        end: fc.constantFrom('\r\n', '\r\n', '\r\n', '\r\n', '\n', '', 'abc', '\r\nabc'),
      })
      .map(
        ({ line, host, headers, lineEnd, end }) =>
          `${line}\r\n${host}${headers.map((one) => `${one}${lineEnd}`).join('')}${end}`,
      );
    const pieces = fc
      .tuple(
        fc.array(request, { minLength: 1, maxLength: 3 }),
        fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
      )
      .map(([requests, cut]) => {
        if (cut === null) return requests;
        const whole = requests.join('');
        const at = Math.floor(whole.length * cut);
        return [whole.slice(0, at), whole.slice(at)].filter(Boolean);
      });
    const answersOf = (received: string) =>
      received
        .replace(/\r\n(?:Date|Age|Keep-Alive|Connection|Cache-Status): [^\r]*/gi, '')
        .split(/(?=HTTP\/1\.1 \d{3} )/)
        .filter(Boolean)
        .map((answer) => {
          const [head = '', ...body] = answer.split('\r\n\r\n');
          const [status, ...headers] = head.split('\r\n');
          return [status, ...headers.toSorted(), ...body];
        });
    const isAnswer = ([status]: (string | undefined)[]) => status !== 'HTTP/1.1 400 Bad Request';
    await fc.assert(
      fc.asyncProperty(pieces, async (sent) => {
        const [ours, nodes] = await Promise.all([quick.exchangeAll(sent), byNode.exchangeAll(sent)]);
        expect(ours.isRejected).toBe(nodes.isRejected);
        if (!ours.isRejected) return expect(answersOf(ours.received)).toEqual(answersOf(nodes.received));
        // Node drops responses in progress when a malformed request follows: their number, and whether a 400 is sent,
        // depend on timing.
        const [fewer = [], more = []] = [ours, nodes]
          .map(({ received }) => answersOf(received).filter(isAnswer))
          .toSorted((one, other) => one.length - other.length);
        expect(more.slice(0, fewer.length)).toEqual(fewer);
      }),
      { numRuns: 400 },
    );
  });

  it('close an idle connection when the server closes', async () => {
    const socket = connect(quick.port, '127.0.0.1');
    socket.write('GET /a HTTP/1.1\r\nHost: x\r\n\r\n');
    await once(socket, 'data');
    quickHits.endIdle();
    await once(socket.resume(), 'end');
    socket.destroy();
  });
});
