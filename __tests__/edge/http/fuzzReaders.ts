import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import fc from 'fast-check';
import { answerHitsQuickly } from '../../../edge/http/quickHits.ts';
import { pageKey } from '../../../edge/pages/pageKey.ts';
import { pagesOf } from '../pages/pagesOf.ts';

/**
 * Sends readers' requests that nobody sends to the edge's own parsers, over real connections, and prints the CPU time
 * of the costliest. A program of its own, so that the system can end it where a parser does not.
 *
 *     node fuzzReaders.ts SEED RUNS
 */
export type FuzzReport = { runs: number; bytes: number; costliest: { cpuMs: number; request: string } };

const [seed = 1, runs = 100] = process.argv.slice(2).map(Number);
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

const request = fc
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
const sent = fc.record({ text: request, cut: fc.double({ min: 0, max: 1, noNaN: true }) });

const pages = pagesOf(async () => ({
  status: 200,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: Buffer.from('<p>A page.</p>'),
}));
const server = createServer((incoming, response) => {
  const key = pageKey(incoming.url ?? '');
  if (key === null) response.writeHead(404).end();
  else pages.serve(key, incoming, response);
});
const quickHits = answerHitsQuickly(server, pages, 1_000);
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo;

/** Sends a text in two pieces and answers what came back. */
const speak = async (text: string, cut: number): Promise<string> => {
  const socket = connect(port, '127.0.0.1');
  let heard = '';
  // A server may hang up before it has read everything.
  socket
    .on('error', () => {})
    .on('data', (piece) => {
      heard += piece.toString('latin1');
    });
  const closed = new Promise((resolve) => socket.on('close', resolve));
  await new Promise((resolve) => socket.on('connect', resolve).on('close', resolve));
  const at = Math.floor(text.length * cut);
  socket.write(text.slice(0, at), 'utf8', () => socket.end(text.slice(at), 'utf8'));
  await closed;
  return heard;
};

const report: FuzzReport = { runs: 0, bytes: 0, costliest: { cpuMs: 0, request: '' } };
await fc.assert(
  fc.asyncProperty(sent, async ({ text, cut }) => {
    const before = process.cpuUsage();
    pageKey(text.slice(text.indexOf('/'), text.lastIndexOf(' ')));
    await speak(text, cut);
    const { user, system } = process.cpuUsage(before);
    const cpuMs = Math.round((user + system) / 1000);
    report.runs++;
    report.bytes += text.length;
    if (cpuMs > report.costliest.cpuMs)
      report.costliest = { cpuMs, request: JSON.stringify(text.slice(0, 200)) };
  }),
  { seed, numRuns: runs },
);
const answer = await speak('GET /after HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 1);
if (!answer.startsWith('HTTP/1.1 200 ')) throw new Error(`No page after all this: ${answer.slice(0, 100)}`);
console.log(JSON.stringify(report));
quickHits.endIdle();
server.close();
server.closeAllConnections();
