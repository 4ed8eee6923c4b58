import { crc32 } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { photograph } from './photograph.ts';

const pixels = (): Sharp => sharp({ create: { width: 13, height: 9, channels: 3, background: '#1f7a5c' } });

const jpegWith = async (marker: number, data: Buffer): Promise<Buffer> => {
  const jpeg = await pixels().jpeg().toBuffer();
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, data, jpeg.subarray(2)]);
};

/** After the first chunk. */
const pngWith = async (name: string, data: Buffer): Promise<Buffer> => {
  const png = await pixels().png().toBuffer();
  const content = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  checksum.writeUInt32BE(crc32(content));
  return Buffer.concat([png.subarray(0, 33), length, content, checksum, png.subarray(33)]);
};

const webpWith = async (name: string, data: Buffer): Promise<Buffer> => {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(data.length);
  const webp = Buffer.concat([await pixels().webp().toBuffer(), Buffer.from(name, 'latin1'), length, data]);
  webp.writeUInt32LE(webp.length - 8, 4);
  return webp;
};

const gifWith = async (...block: (number[] | Buffer)[]): Promise<Buffer> => {
  const gif = await pixels().gif().toBuffer();
  return Buffer.concat([gif.subarray(0, -1), ...block.map((part) => Buffer.from(part)), gif.subarray(-1)]);
};

const before = (text: string, data: Buffer): Buffer => Buffer.concat([Buffer.from(text, 'latin1'), data]);

/** Images with data in places that libvips does not name as metadata. The data has an even number of bytes. */
export const withHiddenData: Record<string, (data: Buffer) => Promise<Buffer>> = {
  'the comment of a JPEG': (data) => jpegWith(0xfe, data),
  'the thumbnail of a JPEG': (data) => jpegWith(0xe0, before('JFXX\0', data)),
  'a camera’s own block of a JPEG': (data) => jpegWith(0xe3, data),
  'a block of Photoshop that is damaged': (data) => jpegWith(0xed, data),
  'a second image after a JPEG': async () =>
    Buffer.concat([await pixels().jpeg().toBuffer(), await photograph('jpeg', ['exif'])]),
  'a program’s own chunk of a PNG': (data) => pngWith('prVt', data),
  'bytes after a PNG': async (data) => Buffer.concat([await pixels().png().toBuffer(), data]),
  'a WebP whose header does not announce its EXIF': (data) => webpWith('EXIF', data),
  'a program’s own chunk of a WebP': (data) => webpWith('CAMR', data),
  'the comment of a GIF': (data) => gifWith([0x21, 0xfe, data.length], data, [0]),
  'a program’s own block of a GIF': (data) =>
    gifWith([0x21, 0xff, 11], Buffer.from('CAMERA12345'), [data.length], data, [0]),
  'bytes after a GIF': async (data) => Buffer.concat([await pixels().gif().toBuffer(), data]),
  'bytes after an AVIF': async (data) => Buffer.concat([await pixels().avif().toBuffer(), data]),
};
