import { readFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';

/**
 * Draws the raster icons and the card that networks show from the mark in `public/icon.svg`. Run it when the mark
 * changes: `node tools/icons.ts`. The results are part of the repository, so that no request draws anything.
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

/** A page of set lines, with an editor's marks in red. */
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

/** One word struck and one put in: what the paper is about, without a word to translate. */
const oneWord = `<path d="M300 352 470 380M640 396l46-72 46 72" stroke="#b1241a" stroke-width="16" stroke-linejoin="round"/>
  <path d="M60 330v90" stroke="#b1241a" stroke-width="8"/>`;

/** All of it struck: a story that was taken back. */
const allOfIt = `<path d="M100 540 1020 190M100 190 1020 540" stroke="#b1241a" stroke-width="20"/>
  <path d="M60 190v350" stroke="#b1241a" stroke-width="8"/>`;

await Promise.all([
  square('icon-512.png', 512, 0.12),
  square('apple-icon.png', 180, 0.12),
  page('card.png', oneWord),
  page('card-retracted.png', allOfIt),
]);
