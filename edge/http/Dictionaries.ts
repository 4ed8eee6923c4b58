import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { promisify } from 'node:util';
import { constants, zstdCompress } from 'node:zlib';
import { LRUCache } from 'lru-cache';
import { bodyIn, lengthIn, ownCopy } from './encodings.ts';
import type { Page } from './Page.ts';

/** What a page says of itself: a browser may use it as the dictionary of the next page that it opens. */
export const useAsDictionary = 'match="/*", match-dest=("document")';

const compress = promisify(zstdCompress);
/** A story takes a millisecond or two. A higher level takes several times as long for the same size. */
const level = 9;
const maxPlainBytes = 512 * 1024;
/** Each pair of pages is compressed once. Whoever invents pairs gets brotli beyond these bounds. */
const maxAtOnce = 2;
/** Text of pages and dictionaries, in bytes: a tenth of a processor. */
const maxBytesPerSecond = 2 * 1024 * 1024;
const maxCacheBytes = 8 * 1024 * 1024;

/** A skippable frame of zstd with 32 bytes. @see https://www.rfc-editor.org/rfc/rfc9842#section-5 */
const magic = Buffer.from([0x5e, 0x2a, 0x4d, 0x18, 0x20, 0, 0, 0]);

/**
 * Compresses a page by another that the reader's browser has (`dcz`): pages of a paper have much in common.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9842
 */
export class Dictionaries {
  readonly #find: (etag: string) => Page | undefined;
  readonly #made = new LRUCache<string, Buffer>({
    maxSize: maxCacheBytes,
    sizeCalculation: ({ length }) => length + 256,
  });
  #running = 0;
  #second = 0;
  #bytesThisSecond = 0;

  /** @param find the cached page whose text has an ETag. */
  constructor(find: (etag: string) => Page | undefined) {
    this.#find = find;
  }

  /** The page in `dcz`; null if the browser has no page that we have too, or if it would not pay. */
  async compress(page: Page, headers: IncomingHttpHeaders): Promise<Buffer | null> {
    const hash = hashIn(headers);
    if (!hash || page.body.kind === 'plain' || page.body.plainBytes > maxPlainBytes) return null;
    const from = hash.toString('base64url').slice(0, page.etag.length);
    const pair = `${from} ${page.etag}`;
    const known = this.#made.get(pair);
    if (known) return known.length > 0 ? known : null;
    const dictionary = this.#find(from);
    const dictionaryBytes = dictionary ? lengthIn(dictionary.body, 'identity') : 0;
    if (!dictionary || dictionaryBytes > maxPlainBytes) return null;
    if (!this.#mayStart(page.body.plainBytes + dictionaryBytes)) return null;
    this.#running += 1;
    try {
      const made = await encode(bodyIn(page.body, 'identity'), bodyIn(dictionary.body, 'identity'));
      const isSmaller = made.length < lengthIn(page.body, 'br');
      this.#made.set(pair, isSmaller ? ownCopy(made) : Buffer.alloc(0));
      return isSmaller ? made : null;
    } finally {
      this.#running -= 1;
    }
  }

  #mayStart(bytes: number): boolean {
    const second = Math.floor(performance.now() / 1000);
    if (second !== this.#second) [this.#second, this.#bytesThisSecond] = [second, 0];
    if (this.#running >= maxAtOnce || this.#bytesThisSecond + bytes > maxBytesPerSecond) return false;
    this.#bytesThisSecond += bytes;
    return true;
  }
}

const encode = async (page: Buffer, dictionary: Buffer): Promise<Buffer> => {
  const params = { [constants.ZSTD_c_compressionLevel]: level };
  const body = await compress(page, { params, dictionary });
  return Buffer.concat([magic, createHash('sha256').update(dictionary).digest(), body]);
};

/** The hash of the page that the browser has, if it takes `dcz`. */
const hashIn = (headers: IncomingHttpHeaders): Buffer | null => {
  const given = headers['available-dictionary'];
  const accepted = headers['accept-encoding'] ?? '';
  if (typeof given !== 'string' || !/^:[\w+/]{43}=:$/.test(given)) return null;
  return accepted.split(',').some((name) => name.trim() === 'dcz') ? Buffer.from(given, 'base64') : null;
};
