import { lookup } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import { pipeline, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import ipaddr from 'ipaddr.js';
import { type DecodedText, decodeText } from '../../lib/import/files/decodeText.ts';
import { isAllowedHost } from './allowedHosts.ts';
import { isPublicAddress } from './isPublicAddress.ts';

/** The page cannot be had. The message is for people. */
export class UnreachablePage extends Error {}

/** A page as text, and the address that it has after redirects. */
export type FetchedPage = { address: string } & DecodedText;

export type Network = {
  lookup: LookupFunction;
  /** The ports that may be asked, as in an address: empty for the protocol's own. */
  ports: readonly string[];
};

const maxBytes = 10_000_000;
const maxRedirects = 5;
const deadlineMs = 10_000;
const maxAddressCharacters = 2_000;

/** Finds the addresses of a name, and fails if one of them is not public: the connection goes to what was checked. */
export const publicLookup: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (error, found) => {
    if (error) return done(error, '');
    const isPublic = found.length > 0 && found.every(({ address }) => isPublicAddress(address));
    if (!isPublic) return done(Object.assign(new Error('not public'), { code: 'EACCES' }), '');
    const [first] = found;
    return options.all ? done(null, found) : done(null, first?.address ?? '', first?.family ?? 4);
  });
};

const publicNetwork: Network = { lookup: publicLookup, ports: [''] };

/**
 * Fetches a page of another site for an import. Each redirect is held to the same rules: an allowed name, a public
 * address, the protocol's own port. It runs for ten seconds and reads 10 MB at the most.
 *
 * @throws {UnreachablePage}
 */
export const fetchPage = async (
  written: string,
  allowed: readonly string[],
  network: Network = publicNetwork,
): Promise<FetchedPage> => {
  const signal = AbortSignal.timeout(deadlineMs);
  let address = checked(written, allowed, network);
  for (let redirects = 0; redirects <= maxRedirects; redirects += 1) {
    const response = await ask(address, network, signal);
    const { statusCode = 0, headers } = response;
    const next = [301, 302, 303, 307, 308].includes(statusCode) ? headers.location : undefined;
    if (next === undefined) return { address: address.href, ...(await textOf(response, address, signal)) };
    response.destroy();
    address = checked(URL.parse(next, address)?.href ?? next, allowed, network);
  }
  throw new UnreachablePage(`${address.host} redirects without end.`);
};

/** @throws {UnreachablePage} for an address that must not be asked. */
const checked = (written: string, allowed: readonly string[], { ports }: Network): URL => {
  const url = written.length > maxAddressCharacters ? null : URL.parse(written.trim());
  if (!url || !/^https?:$/.test(url.protocol))
    throw new UnreachablePage('That is no address of a page. It begins with https://.');
  if (url.username || url.password)
    throw new UnreachablePage('The address has a user name in it. Give it without one.');
  const name = url.hostname.replace(/^\[|\]$/g, '');
  if (ipaddr.isValid(name) || !ports.includes(url.port))
    throw new UnreachablePage(
      `${url.host} is no public site: pages are fetched from a name, at its usual port.`,
    );
  if (!isAllowedHost(name, allowed))
    throw new UnreachablePage(
      `${name} is not among the sites that an administrator allowed (IMPORT_FROM). Copy the article and paste it, or save the page as a file.`,
    );
  url.hash = '';
  return url;
};

const requestHeaders = {
  accept: 'text/html, application/xhtml+xml;q=0.9',
  'accept-encoding': 'gzip, br',
  'user-agent': 'Copydesk (import of an article by its address)',
};

/** Rejects for whatever is no answer, such as a change of the protocol, after which nothing else comes. */
const ask = (url: URL, { lookup: find }: Network, signal: AbortSignal): Promise<http.IncomingMessage> =>
  new Promise((resolve, reject) => {
    const { get } = url.protocol === 'https:' ? https : http;
    const fail = (error: unknown) => reject(new UnreachablePage(reasonOf(error, url, signal)));
    const request = get(url, { lookup: find, agent: false, headers: requestHeaders, signal }, resolve);
    request.on('error', fail).on('close', () => fail(null));
    request.on('upgrade', (_response, socket) => {
      socket.destroy();
      fail(null);
    });
  });

const reasons = new Map([
  ['ENOTFOUND', 'there is no site of this name'],
  ['EAI_AGAIN', 'this server cannot find the names of sites'],
  ['EACCES', 'it is no public site'],
  ['ECONNREFUSED', 'it refuses the connection'],
]);

const reasonOf = (error: unknown, { host }: URL, signal: AbortSignal): string => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reason = signal.aborted
    ? 'it did not answer in time'
    : (reasons.get(code) ?? 'the connection failed');
  return `${host} cannot be read: ${reason}. Copy the article and paste it, or save the page as a file.`;
};

const decoders: ReadonlyMap<string, (() => Transform) | null> = new Map([
  ['', null],
  ['identity', null],
  ['gzip', createGunzip],
  ['br', createBrotliDecompress],
  ['deflate', createInflate],
]);

/** @throws {UnreachablePage} if it is no page, or too large. */
const textOf = async (
  response: http.IncomingMessage,
  url: URL,
  signal: AbortSignal,
): Promise<DecodedText> => {
  const { statusCode = 0, headers } = response;
  const type = headers['content-type'] ?? 'text/html';
  const encoding = (headers['content-encoding'] ?? '').trim().toLowerCase();
  const decoder = decoders.get(encoding);
  const problem =
    statusCode !== 200
      ? `answers ${statusCode}`
      : /^(?:text\/|application\/xhtml)/i.test(type)
        ? decoder === undefined
          ? `is packed in a way that is unknown here (${encoding.slice(0, 40)})`
          : null
        : `is no page but ${type.split(';', 1)[0]}`;
  if (problem !== null) {
    response.destroy();
    throw new UnreachablePage(`${url.href} ${problem}. Open it, copy the article and paste it.`);
  }
  const [, label] = /charset="?([\w.:-]+)/i.exec(type) ?? [];
  const bytes = await readBody(response, { decoder: decoder?.() ?? null, url, signal });
  return decodeText(bytes, { isHtml: true, ...(label && { label }) });
};

type Reading = { decoder: Transform | null; url: URL; signal: AbortSignal };

const readBody = async (
  response: http.IncomingMessage,
  { decoder, url, signal }: Reading,
): Promise<Uint8Array> => {
  // An error of one destroys both, and the loop below sees it.
  const body = decoder ? pipeline(response, decoder, () => undefined) : response;
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of body as AsyncIterable<Uint8Array>) {
      signal.throwIfAborted();
      length += chunk.length;
      if (length > maxBytes)
        throw new UnreachablePage(
          `${url.href} has more than ${maxBytes / 1_000_000} MB. Copy the article and paste it.`,
        );
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } catch (error) {
    throw error instanceof UnreachablePage ? error : new UnreachablePage(reasonOf(error, url, signal));
  } finally {
    response.destroy();
  }
};
