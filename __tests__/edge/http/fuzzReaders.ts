import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { answerHitsQuickly } from '../../../edge/http/quickHits.ts';
import { pageKey } from '../../../edge/pages/pageKey.ts';
import { hostileRequest, sendRaw } from '../../../tools/torture/requests/hostileRequest.ts';
import { pagesOf } from '../pages/pagesOf.ts';

/**
 * Sends random requests to the edge's own parsers, over real connections, and prints the CPU time
 * of the costliest. A separate program, so that the system can kill it if a parser does not return.
 *
 *     node fuzzReaders.ts SEED RUNS
 */
export type FuzzReport = { runs: number; bytes: number; costliest: { cpuMs: number; request: string } };

const [seed = 1, runs = 100] = process.argv.slice(2).map(Number);
const sent = fc.record({ text: hostileRequest, cut: fc.double({ min: 0, max: 1, noNaN: true }) });

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

const report: FuzzReport = { runs: 0, bytes: 0, costliest: { cpuMs: 0, request: '' } };
await fc.assert(
  fc.asyncProperty(sent, async ({ text, cut }) => {
    const before = process.cpuUsage();
    pageKey(text.slice(text.indexOf('/'), text.lastIndexOf(' ')));
    await sendRaw(port, text, cut);
    const { user, system } = process.cpuUsage(before);
    const cpuMs = Math.round((user + system) / 1000);
    report.runs++;
    report.bytes += text.length;
    if (cpuMs > report.costliest.cpuMs)
      report.costliest = { cpuMs, request: JSON.stringify(text.slice(0, 200)) };
  }),
  { seed, numRuns: runs },
);
const answer = await sendRaw(port, 'GET /after HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 1);
if (!answer?.startsWith('HTTP/1.1 200 '))
  throw new Error(`No page after the fuzzed requests: ${answer?.slice(0, 100)}`);
console.log(JSON.stringify(report));
quickHits.endIdle();
server.close();
server.closeAllConnections();
