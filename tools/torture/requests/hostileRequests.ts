import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import type { Losses } from '../crashes/killedWriters.ts';
import { hostileRequest, sendRaw } from './hostileRequest.ts';

const atOnce = 8;
/** More than any route accepts. */
const maxBytes = 4_000_000;

const get = (target: string, headers = '', method = 'GET'): string =>
  `${method} ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${headers}\r\n`;

/** Requests that crashed an earlier edge, and similar ones. */
const known = [
  get(`/${'a'.repeat(45)}%20`),
  get(`/articles/${'a-long-story-about-it-'.repeat(5)}/..%2f`),
  get('/articles/a-long-story-about-it%C3%A9'),
  get('/../../etc/passwd'),
  get('/%2e%2e/%2e%2e/etc/passwd'),
  get('http://evil.example/'),
  get('//evil.example/'),
  get('/lake//['),
  get('/lake/v1/data/streams?%', 'Upgrade: websocket\r\nConnection: Upgrade\r\n'),
  get('/', 'Host: y\r\n'),
  get('/', 'Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQCAAAA\r\n'),
  get('/', `Cookie: __prerender_bypass=${'a'.repeat(32)}; copydesk_preview=${'b'.repeat(64)}\r\n`),
  get('/', 'RSC: 1\r\nX-Middleware-Subrequest: middleware\r\nX-Forwarded-Host: evil.example\r\n'),
  get('/?_rsc=x', 'Next-Router-State-Tree: [\r\n'),
  get('/_next/image?url=%2F%2Fevil.example%2Fx&w=9999999&q=1'),
  get('/_next/static/nothing.js'),
  get('/api/views?slug=%00'),
  get('/', `X: ${'a'.repeat(20_000)}\r\n`),
  get('/api/views', 'Content-Length: 1\r\nTransfer-Encoding: chunked\r\n', 'POST'),
  get('/', 'Content-Length: 0\r\n', 'DELETE'),
  'HELLO\r\n\r\n',
];

const bodies = ['/api/errors', '/api/views', '/api/revalidate', '/lake/v1/auth/login', '/articles/none'];

/**
 * Sends malformed requests and bodies over every limit to the edge. Each must get a response without a server error, or
 * its connection must be closed. The next request on the connection must be answered.
 */
export const sendHostileRequests = async (origin: string, isOver: () => boolean): Promise<Losses> => {
  const port = Number(new URL(origin).port);
  const tried = { requests: 0, '4xx responses': 0, 'bodies over the limit': 0, '413 responses': 0 };
  const lost = new Set<string>();

  const sendOne = async (text: string, cut: number): Promise<void> => {
    const received = await sendRaw(port, text, cut);
    const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(received ?? '')?.[1] ?? 0);
    tried.requests += 1;
    if (status >= 400 && status < 500) tried['4xx responses'] += 1;
    // 501 and 505 blame the client.
    if (received === null || (status >= 500 && ![501, 505].includes(status)))
      lost.add(`${received === null ? 'no response' : status} to ${JSON.stringify(text.slice(0, 200))}`);
  };
  const keepSending = async (): Promise<void> => {
    for (const text of known) await sendOne(text, Math.random());
    while (!isOver()) for (const text of fc.sample(hostileRequest, 10)) await sendOne(text, Math.random());
  };
  const sendBodies = async (): Promise<void> => {
    do {
      const address = bodies[randomInt(bodies.length)] ?? '';
      const bytes = randomInt(maxBytes);
      const text = 'x'.repeat(bytes);
      const body = randomInt(2) === 0 ? text : new Blob([text]).stream();
      const init = { method: 'POST', body, duplex: 'half' } as RequestInit;
      const answer = await fetch(origin + address, init);
      await answer.text();
      tried['bodies over the limit'] += 1;
      if (answer.status === 413) tried['413 responses'] += 1;
      if (answer.status < 400 || answer.status >= 500)
        lost.add(`${answer.status} to ${bytes} bytes at ${address}`);
      const next = await fetch(`${origin}/healthz`);
      await next.text();
      if (next.status !== 200)
        lost.add(`${next.status} to the next request after ${bytes} bytes at ${address}`);
    } while (!isOver());
  };
  await Promise.all([...Array.from({ length: atOnce }, keepSending), sendBodies()]);
  return { tried, lost: [...lost] };
};
