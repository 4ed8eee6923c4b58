import PostalMime from 'postal-mime';
import type { SavedPage } from '../html/readHtml.ts';
import { decodeText } from './decodeText.ts';
import { UnreadableFile } from './UnreadableFile.ts';

const maxParts = 2_000;
const maxDepth = 5;
const maxHeaderBytes = 65_536;

type Headers = ReadonlyMap<string, string>;
type Part = { headers: Headers; type: string; bytes: Uint8Array };

/**
 * Reads a web archive of Chrome or Edge, or a mail. The library decodes each part. It tells nothing of a part's address
 * on the web, so the parts are separated here.
 *
 * @throws {UnreadableFile}
 */
export const readMime = async (name: string, bytes: Uint8Array): Promise<SavedPage & { isText: boolean }> => {
  const headers = await headersOf(bytes);
  const found: Found = { parts: [], seen: 0 };
  await collect(bytes, 0, found, name);
  const { parts } = found;
  const address = headers.get('snapshot-content-location') ?? null;
  const root =
    parts.find((part) => part.type === 'text/html' && part.headers.get('content-location') === address) ??
    parts.find(({ type }) => type === 'text/html') ??
    parts.find(({ type }) => type === 'text/plain');
  if (!root) throw new UnreadableFile(`“${name}” holds no text. Open the page and paste its text.`);
  const isText = root.type === 'text/plain';
  const label = parameter(root.headers.get('content-type') ?? '', 'charset');
  const byAddress = new Map(parts.flatMap((part) => addressesOf(part).map((known) => [known, part.bytes])));
  const from = address ?? root.headers.get('content-location') ?? null;
  return {
    isText,
    ...decodeText(root.bytes, { isHtml: !isText, ...(label && { label }) }),
    files: (known) => byAddress.get(known) ?? null,
    ...(from !== null && /^https?:/i.test(from) && URL.canParse(from) && { facts: { address: from } }),
  };
};

const addressesOf = ({ headers }: Part): string[] => {
  const id = headers.get('content-id')?.replaceAll(/[<>]/g, '');
  return [headers.get('content-location'), id && `cid:${id}`].flatMap((address) => address || []);
};

/** `seen` counts those without content, too. */
type Found = { parts: Part[]; seen: number };

/** Adds the parts that hold something, in order. */
const collect = async (bytes: Uint8Array, depth: number, found: Found, name: string): Promise<void> => {
  found.seen += 1;
  if (found.seen > maxParts) throw new UnreadableFile(`“${name}” has too many parts. Paste its text.`);
  const headers = await headersOf(bytes);
  const contentType = headers.get('content-type') ?? 'text/plain';
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  if (!type.startsWith('multipart/')) {
    const decoded = await decode(bytes);
    if (decoded) found.parts.push({ headers, type, bytes: decoded });
    return;
  }
  const boundary = parameter(contentType, 'boundary');
  if (!boundary || depth >= maxDepth)
    throw new UnreadableFile(`“${name}” is damaged. Save the page again, or paste its text.`);
  for (const part of splitAt(bytes, boundary)) await collect(part, depth + 1, found, name);
};

/** As an attachment, a text keeps its bytes: the page itself says what its encoding is. */
const asAttachment = new TextEncoder().encode('Content-Disposition: attachment\r\n');

const decode = async (part: Uint8Array): Promise<Uint8Array | null> => {
  const marked = new Uint8Array(asAttachment.length + part.length);
  marked.set(asAttachment);
  marked.set(part, asAttachment.length);
  const { attachments } = await PostalMime.parse(marked, { forceRfc822Attachments: true });
  const content = attachments[0]?.content;
  return content === undefined || typeof content === 'string' ? null : new Uint8Array(content);
};

const headersOf = async (bytes: Uint8Array): Promise<Headers> => {
  const head = bytes.subarray(0, Math.min(endOfHeaders(bytes), maxHeaderBytes));
  const { headers } = await PostalMime.parse(head);
  return new Map(headers.toReversed().map(({ key, value }) => [key, value.trim()]));
};

const lineFeed = 10;
const carriageReturn = 13;
const hyphen = 45;

/** The headers end with an empty line. */
const endOfHeaders = (bytes: Uint8Array): number => {
  for (let at = bytes.indexOf(lineFeed); at >= 0; at = bytes.indexOf(lineFeed, at + 1)) {
    const next = bytes[at + 1];
    if (next === lineFeed || (next === carriageReturn && bytes[at + 2] === lineFeed)) return at + 1;
  }
  return bytes.length;
};

/** A parameter of a header, such as the boundary. */
const parameter = (header: string, name: string): string | null => {
  for (const part of header.split(';').slice(1)) {
    const equals = part.indexOf('=');
    if (part.slice(0, equals).trim().toLowerCase() === name)
      return (
        part
          .slice(equals + 1)
          .trim()
          .replace(/^"|"$/g, '') || null
      );
  }
  return null;
};

/** The parts between the lines `--boundary`. What is before the first is for readers of old programs. */
const splitAt = (bytes: Uint8Array, boundary: string): Uint8Array[] => {
  const wanted = [hyphen, hyphen, ...new TextEncoder().encode(boundary)];
  const parts: Uint8Array[] = [];
  let start: number | null = null;
  for (let line = 0; line >= 0 && line < bytes.length && parts.length <= maxParts; ) {
    const end = bytes.indexOf(lineFeed, line);
    if (bytes[line] === hyphen && wanted.every((byte, index) => bytes[line + index] === byte)) {
      if (start !== null) parts.push(bytes.subarray(start, line));
      const isLast = bytes[line + wanted.length] === hyphen && bytes[line + wanted.length + 1] === hyphen;
      if (isLast || end < 0) return parts;
      start = end + 1;
    }
    line = end < 0 ? -1 : end + 1;
  }
  if (start !== null) parts.push(bytes.subarray(start));
  return parts;
};
