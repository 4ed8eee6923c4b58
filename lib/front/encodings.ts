import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type Encoding = 'identity' | 'gzip' | 'br';

/** The same bytes in up to three encodings; an encoding that would not be smaller is left out. */
export type Encoded = { identity: Buffer; gzip: Buffer | null; br: Buffer | null };

const compressGzip = promisify(gzip);
const compressBrotli = promisify(brotliCompress);
/** Below this a compressed body is not worth its header. */
const leastBytes = 256;

export const encode = async (identity: Buffer, isText: boolean): Promise<Encoded> => {
  if (!isText || identity.length < leastBytes) return { identity, gzip: null, br: null };
  const [gzipped, brotli] = await Promise.all([
    compressGzip(identity, { level: 9 }),
    compressBrotli(identity, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 6,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: identity.length,
      },
    }),
  ]);
  const smaller = (body: Buffer) => (body.length < identity.length ? exactly(body) : null);
  return { identity: exactly(identity), gzip: smaller(gzipped), br: smaller(brotli) };
};

/** A copy of its own: zlib's results keep a 16 KB work chunk alive, small buffers a shared pool. */
const exactly = (body: Buffer): Buffer => {
  const copy = Buffer.allocUnsafeSlow(body.length);
  body.copy(copy);
  return copy;
};

/**
 * The smallest encoding that the client accepts.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-12.5.3
 */
export const chooseEncoding = (header: string | undefined): Encoding => {
  if (!header) return 'identity';
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
