import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Recalled } from './send.ts';
import { writePage } from './writePage.ts';

/** How long a new connection may stay silent. */
const maxSilenceMs = 10_000;
const maxHeaderBytes = 4_096;
/** Cached parses. Browsers and proxies send few different header blocks; at the bound the cache is cleared. */
const maxHeaderBlocks = 2_000;

/** The pages in memory. `recall` counts as a read; null if the page must be requested from the site first. */
type PagesInMemory = { store: { has(key: string): boolean }; recall(key: string): Recalled | null };

/** A parsed header block; null if Node's server has to handle it. */
type Reading = { acceptEncoding: string | undefined } | null;

export type QuickHits = {
  /** Sends every further request to Node's own server, which can close a connection after a response. */
  leaveToNode: () => void;
  /** Closes the idle connections. */
  endIdle: () => void;
};

/**
 * Serves the common request, a GET of a page in memory, before Node creates its request objects, which cost more than
 * the rest of a hit. A connection stays here while each chunk is exactly one such request under a strict reading of
 * HTTP/1.1. At the first other chunk the connection and its bytes are handed to Node's server and stay there.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9112#section-3
 */
export const answerHitsQuickly = (server: Server, pages: PagesInMemory, keepAliveMs: number): QuickHits => {
  const [serveByNode] = server.listeners('connection') as ((socket: Socket) => void)[];
  if (!serveByNode) throw new Error('The HTTP server has no listener for connections.');
  // Keep the other listeners: the drain counter is one of them.
  server.off('connection', serveByNode);
  const sockets = new Set<Socket>();
  let isNodeOnly = false;

  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    const onData = (piece: Buffer) => {
      const asked = isNodeOnly ? null : pageAskedFor(piece, pages);
      if (!asked) return handOver(piece);
      if (socket.timeout !== keepAliveMs) socket.setTimeout(keepAliveMs);
      if (writePage(socket, asked.page, asked.acceptEncoding, asked.cacheStatus)) return;
      // Stop reading while the client does not drain its socket.
      socket.pause();
      socket.once('drain', () => socket.resume());
    };
    const onEnd = () => socket.end();
    const onTrouble = () => socket.destroy();
    const onClose = () => sockets.delete(socket);
    const handOver = (piece: Buffer) => {
      sockets.delete(socket);
      socket.setTimeout(0);
      socket.off('data', onData).off('end', onEnd).off('close', onClose);
      socket.off('error', onTrouble).off('timeout', onTrouble);
      socket.pause();
      socket.unshift(piece);
      serveByNode.call(server, socket);
      socket.resume();
    };
    socket.setTimeout(maxSilenceMs);
    socket.on('data', onData).on('end', onEnd).on('close', onClose);
    socket.on('error', onTrouble).on('timeout', onTrouble);
  });
  return {
    leaveToNode: () => {
      isNodeOnly = true;
    },
    endIdle: () => {
      for (const socket of sockets) socket.end();
    },
  };
};

const plainRequest = /^GET (\/[\w~/-][\w.~/-]*|\/) HTTP\/1\.1\r\n/;

type Asked = Recalled & { acceptEncoding: string | undefined };

/** Null if the chunk is not one whole, plain request for a page in memory. */
const pageAskedFor = (piece: Buffer, pages: PagesInMemory): Asked | null => {
  if (piece.length > maxHeaderBytes) return null;
  const text = piece.toString('latin1');
  const lineEnd = text.indexOf('\r\n');
  const key = plainRequest.exec(text.slice(0, lineEnd + 2))?.[1];
  if (key === undefined || !pages.store.has(key)) return null;
  const reading = readingOf(text.slice(lineEnd + 2));
  const recalled = reading && pages.recall(key);
  return recalled && { ...recalled, acceptEncoding: reading.acceptEncoding };
};

const readings = new Map<string, Reading>();

const readingOf = (block: string): Reading => {
  const known = readings.get(block);
  if (known !== undefined) return known;
  if (readings.size >= maxHeaderBlocks) readings.clear();
  const reading = readHeaders(block);
  readings.set(block, reading);
  return reading;
};

const headerLine = /^([\w!#$%&'*+.^`|~-]+):([\t\x20-\x7e]*)$/;
/** Headers that need Node's server: they change how a request is handled. */
const notPlain = new Set([
  'available-dictionary',
  'connection',
  'content-length',
  'cookie',
  'expect',
  'if-none-match',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

const readHeaders = (block: string): Reading => {
  if (!block.endsWith('\r\n\r\n')) return null;
  const counted = { host: 0, 'accept-encoding': 0 };
  let acceptEncoding: string | undefined;
  for (const line of block.slice(0, -4).split('\r\n')) {
    const [, name, value = ''] = headerLine.exec(line) ?? [];
    if (name === undefined) return null;
    const lower = name.toLowerCase();
    if (lower === 'host') counted.host += 1;
    else if (lower === 'accept-encoding') {
      counted['accept-encoding'] += 1;
      acceptEncoding = value.trim();
    } else if (notPlain.has(lower) && !(lower === 'connection' && /^keep-alive$/i.test(value.trim())))
      return null;
  }
  return counted.host === 1 && counted['accept-encoding'] <= 1 ? { acceptEncoding } : null;
};
