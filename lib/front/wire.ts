import { STATUS_CODES } from 'node:http';
import { LRUCache } from 'lru-cache';
import type { Page } from './Page.ts';
import { ageOf, type CacheStatus, inEncoding, type Sendable } from './send.ts';

type Wire = { second: number; age: number; cacheStatus: CacheStatus; bytes: Buffer };

/** Head and body in one piece, for the pages that are read most; the others are put together when asked for. */
const wires = new LRUCache<Sendable, Wire>({ max: 256 });

/** A whole answer of HTTP/1.1 as it goes over the wire, right for this second. */
export const wireOf = (page: Page, acceptEncoding: string | undefined, cacheStatus: CacheStatus): Buffer => {
  const sendable = inEncoding(page, acceptEncoding);
  const second = Math.floor(Date.now() / 1000);
  const age = ageOf(page);
  const known = wires.get(sendable);
  if (known?.second === second && known.age === age && known.cacheStatus === cacheStatus) return known.bytes;

  const changing = `Age: ${age}\r\nCache-Status: copydesk; ${cacheStatus}\r\nDate: ${dateOf(second)}\r\n\r\n`;
  const fixed = (fixedHeads.get(sendable) ?? fixHead(page, sendable)) + changing;
  const bytes = Buffer.allocUnsafe(fixed.length + sendable.body.length);
  bytes.write(fixed, 'latin1');
  sendable.body.copy(bytes, fixed.length);
  wires.set(sendable, { second, age, cacheStatus, bytes });
  return bytes;
};

const fixedHeads = new WeakMap<Sendable, string>();

const fixHead = ({ status }: Page, sendable: Sendable): string => {
  let head = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n`;
  for (let at = 0; at < sendable.full.length; at += 2)
    head += `${sendable.full[at]}: ${sendable.full[at + 1]}\r\n`;
  fixedHeads.set(sendable, head);
  return head;
};

let dated = { second: 0, text: '' };

const dateOf = (second: number): string => {
  if (dated.second !== second) dated = { second, text: new Date(second * 1000).toUTCString() };
  return dated.text;
};
