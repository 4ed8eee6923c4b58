import type { Swatch } from '@vibrant/color';
import { DefaultGenerator } from '@vibrant/generator-default';
import { MMCQ } from '@vibrant/quantizer-mmcq';
import type { Size } from '../planTransform.ts';

/** Shares of the image are in per cent. */
type PaletteSwatch = {
  _type: 'sanity.imagePaletteSwatch';
  background: string;
  foreground: string;
  title: string;
  population: number;
};
export type Palette = { _type: 'sanity.imagePalette' } & Record<
  string,
  PaletteSwatch | 'sanity.imagePalette'
>;

const names = {
  vibrant: 'Vibrant',
  darkVibrant: 'DarkVibrant',
  lightVibrant: 'LightVibrant',
  muted: 'Muted',
  darkMuted: 'DarkMuted',
  lightMuted: 'LightMuted',
} as const;

/**
 * The image's dominant colours, each with a legible text colour.
 *
 * @param data the pixels of a small version as RGBA.
 */
export const paletteOf = async (data: Buffer, { width, height }: Size): Promise<Palette> => {
  const swatches = MMCQ(data, { colorCount: 64 });
  const found = await DefaultGenerator(swatches);
  const pixels = width * height;
  const entry = (swatch: Swatch): PaletteSwatch => ({
    _type: 'sanity.imagePaletteSwatch',
    background: swatch.hex,
    foreground: swatch.bodyTextColor,
    title: swatch.titleTextColor,
    population: Math.round((swatch.population / pixels) * 10_000) / 100,
  });
  const named = Object.entries(names).flatMap(([name, key]) => {
    const swatch = found[key];
    return swatch ? [[name, entry(swatch)] as const] : [];
  });
  const [dominant] = named.map(([, swatch]) => swatch).toSorted((a, b) => b.population - a.population);
  return { _type: 'sanity.imagePalette', ...Object.fromEntries(named), ...(dominant && { dominant }) };
};
