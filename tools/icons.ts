import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';

/**
 * Draws the raster icons and the cards for social networks from the logo in `public/icon.svg`. Run
 * `node tools/icons.ts` when the logo changes. The results are committed.
 */
const publicFolder = path.resolve(import.meta.dirname, '../public');
const mark = readFileSync(path.join(publicFolder, 'icon.svg'));

const square = async (file: string, pixels: number, margin: number) => {
  const inner = Math.round(pixels * (1 - 2 * margin));
  const drawn = await sharp(mark, { density: 72 * (inner / 64) })
    .resize(inner, inner)
    .png()
    .toBuffer();
  await sharp({ create: { width: pixels, height: pixels, channels: 3, background: '#fdfcf9' } })
    .composite([{ input: drawn }])
    .png({ palette: true })
    .toFile(path.join(publicFolder, file));
};

/** The icon that browsers request for pages without one, such as the sign-in page. An ICO file may hold PNG images. */
const favicon = async (file: string, sizes: number[]) => {
  const images = await Promise.all(
    sizes.map((size) =>
      sharp(mark, { density: 72 * (size / 16) })
        .resize(size, size)
        .png({ palette: true })
        .toBuffer(),
    ),
  );
  const head = Buffer.alloc(6 + 16 * images.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(images.length, 4);
  let start = head.length;
  for (const [index, image] of images.entries()) {
    const entry = 6 + 16 * index;
    const size = sizes[index] ?? 0;
    head.set([size, size, 0, 0, 1, 0, 32, 0], entry);
    head.writeUInt32LE(image.length, entry + 8);
    head.writeUInt32LE(start, entry + 12);
    start += image.length;
  }
  writeFileSync(path.join(publicFolder, file), Buffer.concat([head, ...images]));
};

/** A page with lines of text and an editor's marks in red. */
const page = (file: string, marks: string) => {
  const lines = Array.from({ length: 5 }, (_, index) => {
    const y = 210 + index * 78;
    return `<path d="M100 ${y}h${[760, 900, 520, 840, 610][index]}" stroke="#1a1816" stroke-width="20"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 630">
    <rect width="1200" height="630" fill="#fdfcf9"/>
    <path d="M100 110h1000" stroke="#1a1816" stroke-width="3"/>
    <g fill="none" stroke-linecap="round">${lines.join('')}${marks}</g></svg>`;
  return sharp(Buffer.from(svg)).png({ palette: true }).toFile(path.join(publicFolder, file));
};

/** One word deleted and one inserted: a correction, without text to translate. */
const oneWord = `<path d="M300 352 470 380M640 396l46-72 46 72" stroke="#b1241a" stroke-width="16" stroke-linejoin="round"/>
  <path d="M60 330v90" stroke="#b1241a" stroke-width="8"/>`;

/** The whole page deleted: a retraction. */
const allOfIt = `<path d="M100 540 1020 190M100 190 1020 540" stroke="#b1241a" stroke-width="20"/>
  <path d="M60 190v350" stroke="#b1241a" stroke-width="8"/>`;

await Promise.all([
  square('icon-512.png', 512, 0.12),
  square('apple-icon.png', 180, 0.12),
  favicon('favicon.ico', [16, 32, 48]),
  page('card.png', oneWord),
  page('card-retracted.png', allOfIt),
]);
