import { promisify } from 'node:util';
import { brotliCompress, constants, gunzipSync, gzip } from 'node:zlib';

export type Encoding = 'identity' | 'gzip' | 'br';

/**
 * A body as it is kept. A text is kept compressed: nearly everybody asks for it so, and ten thousand pages in plain
 * bytes too would need twice the memory. The plain bytes are made of it for whoever asks.
 */
export type Body =
  | { kind: 'plain'; bytes: Buffer }
  | { kind: 'compressed'; gzip: Buffer; br: Buffer; plainBytes: number };

const compressGzip = promisify(gzip);
const compressBrotli = promisify(brotliCompress);
/** 256 KB: pages are smaller, and a wider one would only take memory. */
const brotliWindow = 18;
/** Below this a compressed body is not worth its header. */
const leastBytes = 256;

/** A text that gets no smaller is kept as it is. */
export const encode = async (bytes: Buffer, isText: boolean): Promise<Body> => {
  if (!isText || bytes.length < leastBytes) return { kind: 'plain', bytes: exactly(bytes) };
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
    return { kind: 'plain', bytes: exactly(bytes) };
  return { kind: 'compressed', gzip: exactly(gzipped), br: exactly(brotli), plainBytes: bytes.length };
};

/** A copy of its own: zlib's results keep a 16 KB work chunk alive, small buffers a shared pool. */
export const exactly = (bytes: Uint8Array): Buffer => {
  const copy = Buffer.allocUnsafeSlow(bytes.length);
  copy.set(bytes);
  return copy;
};

/** What the body weighs in memory. */
export const keptBytes = (body: Body): number =>
  body.kind === 'plain' ? body.bytes.length : body.gzip.length + body.br.length;

/** The length of the body as it is sent in an encoding that it has. */
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
