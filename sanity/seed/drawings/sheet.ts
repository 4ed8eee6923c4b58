import sharp from 'sharp';
import { colours, height, randomFrom, width } from './ink.ts';

/** Grain of the paper: few levels around mid grey, which leave the file small. */
const grain = (seed: number): Buffer => {
  const random = randomFrom(seed);
  const coarse = Buffer.alloc((width / 4) * (height / 4));
  for (let index = 0; index < coarse.length; index += 1)
    coarse[index] = 128 + Math.round((random() + random() - 1) * 26);
  return coarse;
};

/**
 * Prints a drawing (SVG elements on a sheet of `width` × `height`) on paper, as WebP.
 * The same drawing and seed give the same picture.
 */
export const printSheet = async (drawing: string, seed: number): Promise<Buffer> => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
    <defs><radialGradient id="light" cx="42%" cy="34%" r="85%"><stop offset="0" stop-color="#f6f2ea"/><stop offset="1" stop-color="${colours.shade}"/></radialGradient></defs>
    <rect width="100%" height="100%" fill="url(#light)"/>${drawing}</svg>`;
  const fibre = await sharp(grain(seed), { raw: { width: width / 4, height: height / 4, channels: 1 } })
    .resize(width, height, { kernel: 'cubic' })
    .toColourspace('srgb')
    .png()
    .toBuffer();
  return sharp(Buffer.from(svg))
    .composite([{ input: fibre, blend: 'soft-light' }])
    .flatten({ background: colours.paper })
    .webp({ quality: 74, effort: 6, smartSubsample: true })
    .toBuffer();
};
