import { connect } from 'node:net';
import fc from 'fast-check';

const longest = 64 * 1024;

const repeated = (pieces: string[], mostPieces: number, mostTimes: number) =>
  fc
    .array(fc.tuple(fc.constantFrom(...pieces), fc.integer({ min: 1, max: mostTimes })), {
      minLength: 1,
      maxLength: mostPieces,
    })
    .map((parts) => parts.map(([piece, times]) => piece.repeat(times)).join(''));

const pathPieces = [
  'a',
  'a-long-story-about-it',
  '/',
  '/a',
  '//',
  '.',
  '..',
  '/../',
  '/..%2f',
  '%2e%2e%2f',
  '%C3%A9',
  '%20',
  '%',
  '%zz',
  '%00',
  'é',
  '-',
  '~',
  '\\',
  '?',
  '&a=b',
  '#',
  '_next/static/',
  '\t',
];
/** Short ones too: the edge looks at no path beyond its bound. */
const path = fc.oneof(repeated(pathPieces, 5, 60), repeated(pathPieces, 5, 4_000)).map((text) => `/${text}`);

const names = [
  'host',
  'accept-encoding',
  'if-none-match',
  'cookie',
  'connection',
  'x',
  'x'.repeat(900),
  '',
  ' ',
];
const values = [
  'a',
  ' ',
  '\t',
  ',',
  ';',
  '=',
  '"',
  'gzip;q=0.5,',
  'W/"a", ',
  '\\',
  '\x7f',
  '*',
  'keep-alive',
  ':',
];
const header = fc
  .tuple(
    fc.constantFrom(...names),
    fc.oneof(repeated(values, 4, 20), repeated(values, 4, 4_000)),
    fc.integer({ min: 1, max: 2_000 }),
  )
  .map(([name, value, times]) => `${name}: ${value}\r\n`.repeat(times).slice(0, longest));

/** A reader's request that no browser sends: what fills the parser's patterns, in bytes of HTTP/1. */
export const hostileRequest = fc
  .record({
    method: fc.constantFrom('GET', 'GET', 'GET', 'HEAD', 'POST', 'get', 'GET '.repeat(500)),
    path,
    version: fc.constantFrom('HTTP/1.1', 'HTTP/1.1', 'HTTP/1.0', 'HTTP/2', ''),
    host: fc.constantFrom('Host: x\r\n', 'Host: x\r\n', ''),
    headers: fc.array(header, { maxLength: 3 }),
    end: fc.constantFrom('\r\n', '\r\n', '\n', ''),
  })
  .map(({ method, path, version, host, headers, end }) =>
    `${method} ${path} ${version}\r\n${host}${headers.join('')}`.slice(0, longest).concat(end),
  );

/** Sends a text in two pieces and answers what came back until the other side hung up; null where it never does. */
export const speak = async (
  port: number,
  text: string,
  cut = 1,
  patienceMs = 120_000,
): Promise<string | null> => {
  const socket = connect(port, '127.0.0.1');
  let heard = '';
  // A server may hang up before it has read everything.
  socket
    .on('error', () => {})
    .on('data', (piece) => {
      heard += piece.toString('latin1');
    });
  const closed = new Promise<boolean>((resolve) => {
    socket.on('close', () => resolve(true));
    setTimeout(() => resolve(false), patienceMs).unref();
  });
  await new Promise((resolve) => socket.on('connect', resolve).on('close', resolve));
  const at = Math.floor(text.length * cut);
  socket.write(text.slice(0, at), 'utf8', () => socket.end(text.slice(at), 'utf8'));
  const isClosed = await closed;
  socket.destroy();
  return isClosed ? heard : null;
};
