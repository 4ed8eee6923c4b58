import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { create as contentDisposition } from 'content-disposition';
import { LakeError } from '../errors.ts';
import { type Patch, patched } from './files/mediaPatches.ts';

export type AssetHeaders = {
  mimeType: string;
  etag: string;
  /** The name to save under, null to show it in the browser. */
  download: string | null;
  /** The request's header that the response depends on. */
  varies: 'Accept' | 'Authorization' | null;
  /** Whether no shared cache may store the response. */
  isPrivate?: boolean;
};

/** An asset's address contains the hash of its bytes: the response never changes. */
const forever = 'public, max-age=31536000, immutable';

/** Types that a browser shows without running anything of the file. */
const isHarmless = (mimeType: string) =>
  /^(image\/(?!svg)|audio\/|video\/|text\/plain|text\/csv|application\/(pdf|json))/.test(mimeType);

/** Types that the CSP of pages on the same origin would allow: an upload must not have one of them. */
const isLoadedByPages = (mimeType: string) => /(?:java|j|ecma|live)script|\bcss\b/i.test(mimeType);

const typeOf = (mimeType: string): string => {
  if (isLoadedByPages(mimeType)) return 'application/octet-stream';
  return /^(text\/|application\/json)/.test(mimeType) ? `${mimeType}; charset=utf-8` : mimeType;
};

/**
 * Uploads share an origin with Studio and its session, so nothing in them may run: no sniffing, no scripts, a sandbox,
 * and types that a browser would execute are downloads. A PDF has no sandbox, which would block the browser's viewer.
 */
const headersFor = ({ mimeType, etag, download, varies, isPrivate = false }: AssetHeaders): Headers => {
  const headers = new Headers({
    'content-type': typeOf(mimeType),
    'cache-control': isPrivate ? forever.replace('public', 'private') : forever,
    etag,
    'x-content-type-options': 'nosniff',
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
    'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'${mimeType === 'application/pdf' ? '' : '; sandbox'}`,
  });
  const isImage = mimeType.startsWith('image/');
  if (download !== null) headers.set('content-disposition', contentDisposition(download || undefined));
  else if (!isHarmless(mimeType) && !isImage) headers.set('content-disposition', 'attachment');
  if (varies) headers.set('vary', varies);
  return headers;
};

const isUnchanged = (request: Request, etag: string): boolean => {
  const held = request.headers.get('if-none-match');
  return (
    held !== null &&
    (held.trim() === '*' || held.split(',').some((one) => one.trim().replace(/^W\//, '') === etag))
  );
};

export const sendBytes = (request: Request, bytes: Buffer, about: AssetHeaders): Response => {
  const headers = headersFor(about);
  if (isUnchanged(request, about.etag)) return new Response(null, { status: 304, headers });
  headers.set('content-length', String(bytes.length));
  return new Response(request.method === 'HEAD' ? null : new Uint8Array(bytes), { headers });
};

type Range = { start: number; end: number };

/** A single range; null for the whole file, for several ranges, and for a malformed header. */
const readRange = (request: Request, size: number, etag: string): Range | null | 'unsatisfiable' => {
  const match = /^bytes=(\d*)-(\d*)$/.exec(request.headers.get('range')?.trim() ?? '');
  const condition = request.headers.get('if-range');
  if (!match || (condition !== null && condition !== etag)) return null;
  const [, first = '', last = ''] = match;
  if (first === '' && last === '') return null;
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (first !== '' && last !== '' && Number(last) < Number(first)) return null;
  return start >= size || (first === '' && Number(last) === 0) ? 'unsatisfiable' : { start, end };
};

/**
 * Sends a file or one range of it.
 *
 * @param patches what is sent in place of some of its bytes.
 * @throws LakeError 404 if the file does not exist.
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-range-requests
 */
export const sendFile = async (
  request: Request,
  path: string,
  about: AssetHeaders,
  patches: readonly Patch[] = [],
): Promise<Response> => {
  const facts = await stat(path).catch(() => null);
  if (!facts?.isFile()) throw new LakeError(404, 'Asset not found');
  const headers = headersFor(about);
  headers.set('accept-ranges', 'bytes');
  if (isUnchanged(request, about.etag)) return new Response(null, { status: 304, headers });
  const range = readRange(request, facts.size, about.etag);
  if (range === 'unsatisfiable') {
    headers.set('content-range', `bytes */${facts.size}`);
    return new Response(null, { status: 416, headers });
  }
  const { start, end } = range ?? { start: 0, end: facts.size - 1 };
  headers.set('content-length', String(end - start + 1));
  if (range) headers.set('content-range', `bytes ${start}-${end}/${facts.size}`);
  const body = request.method === 'HEAD' ? null : readFile(path, { start, end }, patches);
  return new Response(body, { status: range ? 206 : 200, headers });
};

const readFile = (path: string, range: Range, patches: readonly Patch[]): ReadableStream => {
  const file = createReadStream(path, range);
  const sent =
    patches.length === 0 ? file : Readable.from(patched(file, range.start, patches), { objectMode: false });
  return Readable.toWeb(sent) as ReadableStream;
};
