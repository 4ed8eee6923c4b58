import { FileParts, layouts } from './FileParts.ts';

/** As the lake bounds them. */
const maxPixels = 100_000_000;
/** What a camera writes before the picture. If more is there, nothing is said of the picture's size and end. */
const maxHeadBytes = 262_144;

type Kind = 'jpeg' | 'png' | 'gif' | 'webp' | 'avif' | 'tiff' | 'svg';

const jpegEnd = Buffer.from([0xff, 0xd9]);

/** Looks at the bytes of a file without decoding them: whether the lake could take it as a picture. */
export class PictureProbe {
  readonly #headBytes = Buffer.alloc(maxHeadBytes);
  #size = 0;
  /** The last bytes of the chunk before, in which a mark may begin. */
  #rest: Buffer = Buffer.alloc(0);
  #lastJpegEnd = -1;
  readonly #png = new FileParts(layouts.png);
  readonly #avif = new FileParts(layouts.avif);

  add(chunk: Uint8Array): void {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    if (this.#size < maxHeadBytes) bytes.copy(this.#headBytes, this.#size);
    const whole = Buffer.concat([this.#rest, bytes]);
    const end = whole.lastIndexOf(jpegEnd);
    if (end >= 0) this.#lastJpegEnd = this.#size - this.#rest.length + end;
    this.#png.add(bytes);
    this.#avif.add(bytes);
    this.#size += bytes.length;
    this.#rest = whole.subarray(-(jpegEnd.length - 1));
  }

  get #head(): Buffer {
    return this.#headBytes.subarray(0, this.#size);
  }

  /** Why it is no picture for the lake, as the end of a sentence. Null if it can be one. */
  problem(): string | null {
    if (this.#size === 0) return 'is empty';
    const kind = kindOf(this.#head);
    if (kind === null) return 'is no JPEG, PNG, WebP, AVIF, GIF, TIFF or SVG';
    const { width, height } = sizeOf(kind, this.#head);
    if (width * height > maxPixels) return `has more than ${maxPixels / 1_000_000} megapixels`;
    return this.#isCut(kind) ? 'is damaged: its end is missing' : null;
  }

  #isCut(kind: Kind): boolean {
    // The lake takes one without its last part, which says nothing but that it is the last.
    if (kind === 'png') return this.#png.cut === 'IDAT' || !this.#png.has('IDAT');
    if (kind === 'avif') return this.#avif.cut !== null;
    if (kind === 'webp') return this.#head.length >= 8 && this.#head.readUInt32LE(4) + 8 > this.#size;
    const { scan } = kind === 'jpeg' ? jpegFacts(this.#head) : noFacts;
    // A small picture in the head has an end of its own.
    return scan !== null && this.#lastJpegEnd < scan;
  }
}

const latin = (head: Buffer, from: number, to: number): string => head.toString('latin1', from, to);

const kindOf = (head: Buffer): Kind | null => {
  if (latin(head, 0, 3) === '\xff\xd8\xff') return 'jpeg';
  if (latin(head, 0, 4) === '\x89PNG') return 'png';
  if (latin(head, 0, 4) === 'GIF8') return 'gif';
  if (latin(head, 0, 4) === 'RIFF' && latin(head, 8, 12) === 'WEBP') return 'webp';
  // What phones write as HEIC has the same boxes.
  if (latin(head, 4, 8) === 'ftyp' && /avi[fs]/.test(latin(head, 8, 64))) return 'avif';
  if (['II*\0', 'MM\0*'].includes(latin(head, 0, 4))) return 'tiff';
  return isDrawing(head) ? 'svg' : null;
};

const isDrawing = (head: Buffer): boolean => {
  // UTF-16 has a null beside each letter.
  const text = head.toString('latin1').replaceAll('\0', '');
  return /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*</.test(text) && /<(?:[\w-]{1,40}:)?svg[\s>]/i.test(text);
};

type Size = { width: number; height: number };

const unknown: Size = { width: 0, height: 0 };

const sizeOf = (kind: Kind, head: Buffer): Size => {
  if (kind === 'png' && head.length >= 24)
    return { width: head.readUInt32BE(16), height: head.readUInt32BE(20) };
  return kind === 'jpeg' ? jpegFacts(head).size : unknown;
};

const noFacts = { size: unknown, scan: null };

/** The size of a JPEG, and where its picture begins. */
const jpegFacts = (head: Buffer): { size: Size; scan: number | null } => {
  let size = unknown;
  for (let at = 2; at + 9 < head.length; ) {
    const marker = head[at + 1] ?? 0;
    if (head[at] !== 0xff) return noFacts;
    if (marker === 0xda) return { size, scan: at };
    // Fill bytes, and marks without a length.
    if (marker === 0xff || (marker >= 0xd0 && marker <= 0xd8) || marker === 0x01) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    if (isFrame(marker)) size = { height: head.readUInt16BE(at + 5), width: head.readUInt16BE(at + 7) };
    at += 2 + head.readUInt16BE(at + 2);
  }
  return { size, scan: null };
};

/** The marks of frames; the others between them are tables. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
