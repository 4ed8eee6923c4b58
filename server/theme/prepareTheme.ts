import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { cardSvg, iconSvg } from '../../lib/theme/markSvg.ts';
import type { Theme } from '../../lib/theme/Theme.ts';
import { themeCss } from '../../lib/theme/themeCss.ts';

/** What a theme adds to the sources before a build. Git ignores these files. */
export const preparedFiles = [
  'components/styles/theme.generated.css',
  'public/icon.svg',
  'public/icon-512.png',
  'public/apple-icon.png',
  'public/favicon.ico',
  'public/card.png',
  'public/card-retracted.png',
] as const;
type Prepared = (typeof preparedFiles)[number];

const root = path.resolve(import.meta.dirname, '../..');
const write = (file: Prepared, content: string | Buffer): void => {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), content);
};

/** Writes the style sheet of the theme, and draws its mark as the icons and cards of the site. */
export const prepareTheme = async (theme: Theme): Promise<void> => {
  const imports = theme.type.faces.map((face) => `@import "../../${face}";\n`);
  write('components/styles/theme.generated.css', `${imports.join('')}${themeCss(theme)}\n`);
  const icon = iconSvg(theme);
  write('public/icon.svg', icon);
  await Promise.all([
    square('public/icon-512.png', 512, theme),
    square('public/apple-icon.png', 180, theme),
    favicon(icon, [16, 32, 48]),
    card('public/card.png', cardSvg(theme, false)),
    card('public/card-retracted.png', cardSvg(theme, true)),
  ]);
};

/** The share of the margin, as a mask may cut off the corners. */
const margin = 0.12;

const square = async (file: Prepared, pixels: number, theme: Theme): Promise<void> => {
  const inner = Math.round(pixels * (1 - 2 * margin));
  const drawn = await draw(iconSvg(theme), inner, inner / 64);
  const background = theme.colours.paper.light;
  const whole = sharp({ create: { width: pixels, height: pixels, channels: 3, background } });
  write(
    file,
    await whole
      .composite([{ input: drawn }])
      .png({ palette: true })
      .toBuffer(),
  );
};

const draw = (svg: string, pixels: number, scale: number): Promise<Buffer> =>
  sharp(Buffer.from(svg), { density: 72 * scale })
    .resize(pixels, pixels)
    .png({ palette: true })
    .toBuffer();

/** The icon that browsers request for pages without one, such as the sign-in page. An ICO file may hold PNG images. */
const favicon = async (icon: string, sizes: number[]): Promise<void> => {
  const images = await Promise.all(sizes.map((size) => draw(icon, size, size / 16)));
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
  write('public/favicon.ico', Buffer.concat([head, ...images]));
};

const card = async (file: Prepared, svg: string): Promise<void> =>
  write(file, await sharp(Buffer.from(svg)).png({ palette: true }).toBuffer());
