import { open } from 'node:fs/promises';

/** What the bytes of a file are, whatever its name and type say. `media` is MP4, MOV and what else has their boxes. */
export type FileKind = 'image' | 'media' | 'other';

/** A drawing may begin with comments. */
const headBytes = 65_536;

/** JPEG, PNG, GIF, TIFF with raw formats of cameras, JPEG XL, JPEG 2000, Photoshop, BMP. */
const signatures = [
  '\xff\xd8\xff',
  '\x89PNG',
  'GIF8',
  'II*\0',
  'MM\0*',
  'II+\0',
  'MM\0+',
  '\xff\x0a',
  '\0\0\0\x0cJXL ',
  '\0\0\0\x0cjP  ',
  '8BPS',
];

/** AVIF, HEIF and what cameras write in its boxes. @see https://mp4ra.org/registered-types/brands */
const imageBrands = /^(?:avi[fos]|hei[cxms]|hev[cxms]|mi[fa][1f]|msf1|jpe[gs]|crx )$/;
const mediaBoxes = ['ftyp', 'moov', 'mdat', 'wide', 'free', 'skip', 'pnot', 'moof', 'styp'];

/** @see https://mimesniff.spec.whatwg.org */
export const fileKind = async (path: string): Promise<FileKind> => {
  const file = await open(path).catch(() => null);
  if (!file) return 'other';
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return kindOf(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
};

const kindOf = (head: Buffer): FileKind => {
  const latin = head.toString('latin1', 0, 12);
  const box = latin.slice(4, 8);
  if (signatures.some((signature) => latin.startsWith(signature))) return 'image';
  if (latin.startsWith('RIFF') && latin.endsWith('WEBP')) return 'image';
  if (box === 'ftyp' && imageBrands.test(latin.slice(8))) return 'image';
  if (mediaBoxes.includes(box)) return 'media';
  return isDrawing(head) ? 'image' : 'other';
};

const isDrawing = (head: Buffer): boolean => {
  // UTF-16 has a null beside each letter.
  const text = head.toString('latin1').replaceAll('\0', '');
  return /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*</.test(text) && /<(?:[\w-]{1,40}:)?svg[\s>]/i.test(text);
};
