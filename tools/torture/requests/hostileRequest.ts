import { connect } from 'node:net';
import fc from 'fast-check';

const maxBytes = 64 * 1024;

const repeated = (pieces: string[], maxPieces: number, maxRepeats: number) =>
  fc
    .array(fc.tuple(fc.constantFrom(...pieces), fc.integer({ min: 1, max: maxRepeats })), {
      minLength: 1,
      maxLength: maxPieces,
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
/** Also short paths: the edge rejects longer ones without parsing. */
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
  .map(([name, value, times]) => `${name}: ${value}\r\n`.repeat(times).slice(0, maxBytes));

/** A raw HTTP/1 request with repeated pieces that stress the patterns of parsers. */
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
    `${method} ${path} ${version}\r\n${host}${headers.join('')}`.slice(0, maxBytes).concat(end),
  );

/** Sends a raw request in two chunks. @returns the response; null if the server does not close the connection in time. */
export const sendRaw = async (
  port: number,
  text: string,
  cut = 1,
  timeoutMs = 120_000,
): Promise<string | null> => {
  const socket = connect(port, '127.0.0.1');
  let received = '';
  // The server may close the connection before it has read everything.
  socket
    .on('error', () => {})
    .on('data', (piece) => {
      received += piece.toString('latin1');
    });
  const closed = new Promise<boolean>((resolve) => {
    socket.on('close', () => resolve(true));
    setTimeout(() => resolve(false), timeoutMs).unref();
  });
  await new Promise((resolve) => socket.on('connect', resolve).on('close', resolve));
  const at = Math.floor(text.length * cut);
  socket.write(text.slice(0, at), 'utf8', () => socket.end(text.slice(at), 'utf8'));
  const isClosed = await closed;
  socket.destroy();
  return isClosed ? received : null;
};
