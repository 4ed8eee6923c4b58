import sharp from 'sharp';
import { cardSvg, iconSvg } from '../../lib/theme/markSvg.ts';
import type { Theme } from '../../lib/theme/Theme.ts';

type Marked = Pick<Theme, 'colours' | 'mark'>;
type Drawing = { type: string; draw: (theme: Marked) => Promise<string | Buffer<ArrayBuffer>> };

const png = (draw: (theme: Marked) => Promise<Buffer<ArrayBuffer>>): Drawing => ({ type: 'image/png', draw });

/** The mark as the icons and cards of the site, by file name. */
export const markDrawings: Record<string, Drawing> = {
  'icon.svg': { type: 'image/svg+xml', draw: async (theme) => iconSvg(theme) },
  'icon-512.png': png((theme) => square(512, theme)),
  'apple-icon.png': png((theme) => square(180, theme)),
  'card.png': png((theme) => card(theme, false)),
  'card-retracted.png': png((theme) => card(theme, true)),
};

/** The share of the margin, as a mask may cut off the corners. */
const margin = 0.12;

const square = async (pixels: number, theme: Marked): Promise<Buffer<ArrayBuffer>> => {
  const inner = Math.round(pixels * (1 - 2 * margin));
  const drawn = await paint(iconSvg(theme), inner, inner / 64);
  const background = theme.colours.paper.light;
  return sharp({ create: { width: pixels, height: pixels, channels: 3, background } })
    .composite([{ input: drawn }])
    .png({ palette: true })
    .toBuffer();
};

const paint = (svg: string, pixels: number, scale: number): Promise<Buffer<ArrayBuffer>> =>
  sharp(Buffer.from(svg), { density: 72 * scale })
    .resize(pixels, pixels)
    .png({ palette: true })
    .toBuffer();

const faviconSizes = [16, 32, 48];

/** The icon that browsers request for pages without one, such as the sign-in page. An ICO file may hold PNG images. */
export const drawFavicon = async (theme: Marked): Promise<Buffer<ArrayBuffer>> => {
  const icon = iconSvg(theme);
  const sizes = faviconSizes;
  const images = await Promise.all(sizes.map((size) => paint(icon, size, size / 16)));
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
  return Buffer.concat([head, ...images]);
};

const card = (theme: Marked, isRetracted: boolean): Promise<Buffer<ArrayBuffer>> =>
  sharp(Buffer.from(cardSvg(theme, isRetracted)))
    .png({ palette: true })
    .toBuffer();
