import { deflateSync, gzipSync } from 'node:zlib';
import sharp from 'sharp';

const svg = (inner: string, side = 400) =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${side}" height="${side}">${inner}</svg>`;

/** A small SVG that takes minutes to draw. `number` makes each file different. */
export const slowDrawing = (number: number): string => {
  const filter = `<filter id="f"><feTurbulence baseFrequency="0.0${number + 1}" numOctaves="99"/></filter>`;
  const rectangles = Array.from(
    { length: 300 },
    (_, left) => `<rect x="${left}" width="400" height="400" filter="url(#f)"/>`,
  );
  return svg(filter + rectangles.join(''), 800);
};

/** Drawing it needs 2.6 GB, because all layers are kept in memory. */
const hugeLayers = (): string => {
  const names = Array.from({ length: 8 }, (_, number) => `r${number}`);
  const floods = names.map((name) => `<feFlood result="${name}"/>`).join('');
  const nodes = names.map((name) => `<feMergeNode in="${name}"/>`).join('');
  return svg(
    `<filter id="f">${floods}<feMerge>${nodes}</feMerge></filter><rect width="100%" height="100%" filter="url(#f)"/>`,
    9_000,
  );
};

const manyEntities = (): string => {
  const names = [...'abcdefghij'];
  const entities = names.map((name, index) =>
    index === 0 ? '<!ENTITY a "xxxxxxxxxx">' : `<!ENTITY ${name} "${`&${names[index - 1]};`.repeat(10)}">`,
  );
  return `<?xml version="1.0"?><!DOCTYPE svg [${entities.join('')}]>${svg('<text>&j;</text>')}`;
};

/** A PNG with a false size in its header and almost no pixels. */
const claiming = (width: number, height: number): Buffer => {
  const chunk = (type: string, data: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    // A wrong checksum is detected only when the pixels are read.
    return Buffer.concat([length, Buffer.from(type), data, Buffer.alloc(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(1_000))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

/** A GIF with a hundred thousand frames of one pixel. */
export const manyFrames = (frames = 100_000): Buffer => {
  const header = Buffer.from('47494638396101000100800000000000ffffff', 'hex');
  const frame = Buffer.from('21f90400010000002c0000000001000100000202440100', 'hex');
  return Buffer.concat([header, ...Array<Buffer>(frames).fill(frame), Buffer.from('3b', 'hex')]);
};

export const formats = ['jpeg', 'png', 'webp', 'gif', 'avif', 'tiff'] as const;

/** An image of noise, which does not compress. */
export const noise = (format: (typeof formats)[number], side = 200): Promise<Buffer> =>
  sharp({
    create: {
      width: side,
      height: side,
      channels: 3,
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
      background: '#000',
    },
  })
    .toFormat(format)
    .toBuffer();

/** Files that must be rejected: not images, damaged, or too large. */
export const badImages: Record<string, () => Promise<Buffer | string> | Buffer | string> = {
  ...Object.fromEntries(
    formats.map((format) => [
      `half of a ${format}`,
      async () => {
        const whole = await noise(format);
        return whole.subarray(0, whole.length / 2);
      },
    ]),
  ),
  'an SVG of huge layers': hugeLayers,
  'an SVG with nested entities': manyEntities,
  'an SVG with an external entity': () =>
    `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${svg('<text y="20">&x;</text>')}`,
  'an SVG that is nested 100,000 levels deep': () => svg('<g>'.repeat(100_000) + '</g>'.repeat(100_000)),
  'an SVG that is longer than 2 MB': () => svg(' '.repeat(2_100_000)),
  'a compressed SVG of 300 MB': () => gzipSync(svg(' '.repeat(300_000_000)), { level: 1 }),
  'a PNG that claims 100,000 by 100,000': () => claiming(100_000, 100_000),
  'a PNG that claims 10,000 by 10,000 without pixels': () => claiming(10_000, 10_000),
  'a PPM file': () => 'P6 2 2 255\n123412341234',
  'a CSV file': () => '1,2,3\n4,5,6\n',
  'only zeros': () => Buffer.alloc(100_000),
};
