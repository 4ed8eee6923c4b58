import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { fetchPage, publicLookup } from '../../../server/pages/fetchPage.ts';

const page = '<!doctype html><title>Rain</title><p>It rained.';
let server: Server;
let port = 0;
const asked: string[] = [];

const answers: Record<string, RequestListener> = {
  '/plain': (_, response) => response.setHeader('content-type', 'text/html').end(page),
  '/gzip': (_, response) => response.setHeader('content-encoding', 'gzip').end(gzipSync(page)),
  '/br': (_, response) => response.setHeader('content-encoding', 'br').end(brotliCompressSync(page)),
  '/latin': (_, response) =>
    response
      .setHeader('content-type', 'text/html; charset=iso-8859-1')
      .end(Buffer.from('<p>Caf\u00e9', 'latin1')),
  '/moved': (_, response) => response.writeHead(302, { location: '/plain#part' }).end(),
  '/loop': (_, response) => response.writeHead(302, { location: '/loop' }).end(),
  '/away': (_, response) => response.writeHead(302, { location: 'http://elsewhere.example/' }).end(),
  '/inside': (_, response) => response.writeHead(302, { location: 'http://127.0.0.1:22/' }).end(),
  '/file': (_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  '/picture': (_, response) => response.setHeader('content-type', 'image/png').end('x'),
  '/gone': (_, response) => response.writeHead(410).end(),
  '/bomb': (_, response) =>
    response.setHeader('content-encoding', 'gzip').end(gzipSync(Buffer.alloc(40_000_000))),
  '/half': (_, response) => {
    response.setHeader('content-encoding', 'gzip');
    response.end(gzipSync(page).subarray(0, 20));
  },
  '/odd': (_, response) => response.setHeader('content-encoding', 'constructor').end(page),
  '/upper': (_, response) => response.setHeader('content-encoding', 'GZIP').end(gzipSync(page)),
  '/upgrade': (_, response) => response.writeHead(101, { upgrade: 'x', connection: 'upgrade' }).end(),
  '/cut': (_, response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('<p>');
    setImmediate(() => response.destroy());
  },
};

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(`${request.headers.host}${request.url}`);
    answers[request.url ?? '']?.(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

/** Stands for a name server that knows these names as sites of the internet. */
const lookup: LookupFunction = (_name, { all }, done) =>
  all ? done(null, [{ address: '127.0.0.1', family: 4 }]) : done(null, '127.0.0.1', 4);
const get = (path: string, allowed = ['gazette.example']) =>
  fetchPage(`http://gazette.example:${port}${path}`, allowed, { lookup, ports: [String(port)] });

describe('a page of another site', () => {
  it.each([
    ['as it is', '/plain', page],
    ['from gzip', '/gzip', page],
    ['from brotli', '/br', page],
    ['from gzip in capitals', '/upper', page],
    ['in the encoding that its server names', '/latin', '<p>Café'],
  ])('is read %s', async (_case, path, html) => {
    expect((await get(path)).html).toBe(html);
  });

  it('has the address to which it moved', async () => {
    expect(await get('/moved')).toEqual({
      address: `http://gazette.example:${port}/plain`,
      html: page,
      guessedEncoding: null,
    });
  });

  it.each([
    ['redirects without end', '/loop', 'redirects without end'],
    ['moved to a site that is not allowed', '/away', 'no public site|not among the sites'],
    ['moved to this machine', '/inside', 'no public site'],
    ['moved to a file', '/file', 'no address of a page'],
    ['is a picture', '/picture', 'no page but image/png'],
    ['is gone', '/gone', 'answers 410'],
    ['unpacks to very much', '/bomb', 'more than 10 MB'],
    ['is half a gzip', '/half', 'the connection failed'],
    ['is cut off', '/cut', 'the connection failed'],
    ['is packed in an unknown way', '/odd', 'packed in a way that is unknown'],
    ['changes the protocol', '/upgrade', 'the connection failed'],
  ])('is refused if it %s', async (_case, path, message) => {
    await expect(get(path)).rejects.toThrow(new RegExp(message));
  });

  it.each([
    ['another site', 'https://other.example/'],
    ['a site whose name ends in the same letters', 'https://badgazette.example/'],
    ['a site below, if only the name itself is allowed', 'https://www.gazette.example/'],
    ['a name without a domain', 'http://localhost/'],
    ['an address of a network', 'http://10.0.0.1/'],
    ['an address in other digits', 'http://2130706433/'],
    ['an address of IPv6', 'http://[::1]/'],
    ['another port', 'https://gazette.example:8443/'],
    ['a user name', 'https://a:b@gazette.example/'],
    ['another protocol', 'ftp://gazette.example/'],
    ['no address', 'gazette'],
    ['a very long address', `https://gazette.example/${'a'.repeat(3_000)}`],
  ])('is not asked for by %s', async (_case, address) => {
    const before = asked.length;
    await expect(fetchPage(address, ['gazette.example'])).rejects.toThrow();
    expect(asked).toHaveLength(before);
  });

  it('may be of a site below an allowed one, or of any public one', async () => {
    const at = (host: string, allowed: string[]) =>
      fetchPage(`http://${host}:${port}/plain`, allowed, { lookup, ports: [String(port)] });
    expect((await at('www.gazette.example', ['*.gazette.example'])).html).toBe(page);
    expect((await at('any.example', ['*'])).html).toBe(page);
    await expect(at('gazette.example.evil.example', ['*.gazette.example'])).rejects.toThrow('not among');
  });
});

describe('a name that leads to this machine', () => {
  it.each([true, false])('has no address to connect to (all: %s)', async (all) => {
    const error = await new Promise((resolve) => publicLookup('localhost', { all }, resolve));
    expect(error).toMatchObject({ code: 'EACCES' });
  });

  it('is refused with the reason, whatever is allowed', async () => {
    const before = asked.length;
    await expect(
      fetchPage(`http://localhost:${port}/plain`, ['*'], { lookup: publicLookup, ports: [String(port)] }),
    ).rejects.toThrow('it is no public site');
    expect(asked).toHaveLength(before);
  });
});
