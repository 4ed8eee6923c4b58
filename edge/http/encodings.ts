import { promisify } from 'node:util';
import { brotliCompress, constants, gunzipSync, gzip } from 'node:zlib';

export type Encoding = 'identity' | 'gzip' | 'br';

/**
 * A cached body. Text is stored compressed only: nearly all clients accept it, and plain bytes too would double the
 * memory. Other clients get the decompressed gzip bytes.
 */
export type Body =
  | { kind: 'plain'; bytes: Buffer }
  | { kind: 'compressed'; gzip: Buffer; br: Buffer; plainBytes: number };

const compressGzip = promisify(gzip);
const compressBrotli = promisify(brotliCompress);
/** 256 KB: pages are smaller, a larger window would only use memory. */
const brotliWindow = 18;
/** Compression does not pay below this size. */
const minCompressBytes = 256;

/** Text that compression does not shrink is stored plain. */
export const encode = async (bytes: Buffer, isText: boolean): Promise<Body> => {
  if (!isText || bytes.length < minCompressBytes) return { kind: 'plain', bytes: ownCopy(bytes) };
  const [gzipped, brotli] = await Promise.all([
    compressGzip(bytes, { level: 9 }),
    compressBrotli(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 6,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        [constants.BROTLI_PARAM_LGWIN]: brotliWindow,
      },
    }),
  ]);
  if (Math.max(gzipped.length, brotli.length) >= bytes.length)
    return { kind: 'plain', bytes: ownCopy(bytes) };
  return { kind: 'compressed', gzip: ownCopy(gzipped), br: ownCopy(brotli), plainBytes: bytes.length };
};

/** Copies into separate memory: zlib results keep a 16 KB chunk alive, and small buffers a shared pool. */
export const ownCopy = (bytes: Uint8Array): Buffer => {
  const copy = Buffer.allocUnsafeSlow(bytes.length);
  copy.set(bytes);
  return copy;
};

/** Memory of the body. */
export const storedBytes = (body: Body): number =>
  body.kind === 'plain' ? body.bytes.length : body.gzip.length + body.br.length;

/** Content-Length in an encoding that the body has. */
export const lengthIn = (body: Body, encoding: Encoding): number => {
  if (body.kind === 'plain') return body.bytes.length;
  return encoding === 'identity' ? body.plainBytes : body[encoding].length;
};

/** The body in an encoding that it has. */
export const bodyIn = (body: Body, encoding: Encoding): Buffer => {
  if (body.kind === 'plain') return body.bytes;
  return encoding === 'identity' ? gunzipSync(body.gzip) : body[encoding];
};

/**
 * The smallest encoding that the body has and the client accepts.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-12.5.3
 */
export const chooseEncoding = (body: Body, header: string | undefined): Encoding => {
  if (!header || body.kind === 'plain') return 'identity';
  const known = choices.get(header);
  if (known) return known;
  const choice = negotiate(header);
  if (choices.size < 500 && header.length < 100) choices.set(header, choice);
  return choice;
};

/** Browsers send one of a few headers. */
const choices = new Map<string, Encoding>();

const negotiate = (header: string): Encoding => {
  const weights = new Map<string, number>();
  for (const part of header.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((text) => text.trim());
    const q = parameters.find((parameter) => parameter.startsWith('q='));
    weights.set(name === 'x-gzip' ? 'gzip' : name, q ? Number(q.slice(2)) || 0 : 1);
  }
  const weight = (name: Encoding) => weights.get(name) ?? weights.get('*') ?? 0;
  const [brotli, gzipped] = [weight('br'), weight('gzip')];
  if (brotli > 0 && brotli >= gzipped) return 'br';
  return gzipped > 0 ? 'gzip' : 'identity';
};
