import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { LRUCache } from 'lru-cache';
import { bodyIn, chooseEncoding, type Encoding, lengthIn } from './encodings.ts';
import type { Page } from './Page.ts';
import { ageOf, type CacheStatus, etagIn } from './send.ts';

/**
 * Writes a whole HTTP/1.1 response in one buffer: a system call costs more than the copy.
 *
 * @returns false if the socket's buffer is full.
 */
export const writePage = (
  socket: Socket,
  page: Page,
  acceptEncoding: string | undefined,
  cacheStatus: CacheStatus,
): boolean => {
  const encoding = chooseEncoding(page.body, acceptEncoding);
  const hot = findHot(page, encoding, cacheStatus);
  if (hot) return socket.write(hot);

  const head = headOf(page, encoding, cacheStatus);
  const body = bodyIn(page.body, encoding);
  const length = head.length + body.length;
  if (isHot(page) && length <= maxHotBytes) {
    const bytes = joined(head, body, Buffer.allocUnsafeSlow(length));
    hotPages[encoding].set(page, { age: ageOf(page), cacheStatus, bytes });
    return socket.write(bytes);
  }
  if (length > scratchBytes || socket.writableLength > 0) return writeApart(socket, head, body);
  const isTaken = socket.write(joined(head, body, scratch));
  // The socket still reads from the buffer: give the next responses a new one.
  if (socket.writableLength > 0) scratch = Buffer.allocUnsafeSlow(scratchBytes);
  return isTaken;
};

/** Responses are assembled in this reused buffer, so that a hit allocates nothing. */
const scratchBytes = 32 * 1024;
let scratch = Buffer.allocUnsafeSlow(scratchBytes);

const joined = (head: string, body: Buffer, place: Buffer): Buffer => {
  place.write(head, 'latin1');
  body.copy(place, head.length);
  return place.subarray(0, head.length + body.length);
};

const writeApart = (socket: Socket, head: string, body: Buffer): boolean => {
  socket.cork();
  socket.write(head, 'latin1');
  const isTaken = socket.write(body);
  socket.uncork();
  return isTaken;
};

/** The whole response of a page is cached until the end of a second with this many requests for it. */
const hotRequests = 128;
const maxHotBytes = 256 * 1024;

type Answer = { age: number; cacheStatus: CacheStatus; bytes: Buffer };

const newHotPages = () =>
  new LRUCache<Page, Answer>({ maxSize: 4 * 1024 * 1024, sizeCalculation: ({ bytes }) => bytes.length });
const hotPages: Record<Encoding, LRUCache<Page, Answer>> = {
  identity: newHotPages(),
  gzip: newHotPages(),
  br: newHotPages(),
};
const requestsThisSecond = new Map<Page, number>();
let thisSecond = 0;

const findHot = (page: Page, encoding: Encoding, cacheStatus: CacheStatus): Buffer | null => {
  const second = Math.floor(Date.now() / 1000);
  if (second !== thisSecond) {
    thisSecond = second;
    requestsThisSecond.clear();
    for (const pages of Object.values(hotPages)) pages.clear();
  }
  const answer = hotPages[encoding].get(page);
  return answer?.age === ageOf(page) && answer.cacheStatus === cacheStatus ? answer.bytes : null;
};

const isHot = (page: Page): boolean => {
  const times = (requestsThisSecond.get(page) ?? 0) + 1;
  requestsThisSecond.set(page, times);
  return times >= hotRequests;
};

const headOf = (page: Page, encoding: Encoding, cacheStatus: CacheStatus): string =>
  `${fixedHeadOf(page)}ETag: ${etagIn(page, encoding)}\r\nVary: Accept-Encoding\r\n` +
  `Content-Length: ${lengthIn(page.body, encoding)}\r\n` +
  `${encoding === 'identity' ? '' : `Content-Encoding: ${encoding}\r\n`}` +
  `Age: ${ageOf(page)}\r\nCache-Status: copydesk; ${cacheStatus}\r\nDate: ${dateNow()}\r\n\r\n`;

/** Keyed by the headers object, which pages share. */
const fixedHeads = new WeakMap<Page['headers'], { status: number; text: string }>();

const fixedHeadOf = ({ status, headers }: Page): string => {
  const known = fixedHeads.get(headers);
  if (known?.status === status) return known.text;
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const text = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}`;
  fixedHeads.set(headers, { status, text });
  return text;
};

let dated = { second: 0, text: '' };

const dateNow = (): string => {
  if (dated.second !== thisSecond)
    dated = { second: thisSecond, text: new Date(thisSecond * 1000).toUTCString() };
  return dated.text;
};
