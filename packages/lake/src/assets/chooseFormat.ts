import type { TransformParameters } from './transformParameters.ts';

export type OutputFormat = 'jpg' | 'pjpg' | 'png' | 'webp' | 'avif' | 'gif';

export const mimeTypes: Record<OutputFormat, string> = {
  jpg: 'image/jpeg',
  pjpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  avif: 'image/avif',
  gif: 'image/gif',
};

const nativeFormats: Record<string, OutputFormat> = {
  jpg: 'jpg',
  png: 'png',
  webp: 'webp',
  avif: 'avif',
  gif: 'gif',
  tif: 'jpg',
  svg: 'png',
};

/** Encoding AVIF takes several times as long as WebP, and grows with the picture: a third of a second at this width. */
const maxAvifPixels = 960;

/**
 * `auto=format` gives AVIF to browsers that accept it, for pictures as wide as a phone shows them; else WebP, and JPEG,
 * PNG or GIF to those that accept neither.
 *
 * @see https://www.sanity.io/docs/help/avif
 */
export const chooseFormat = (
  { fm, auto, w, dpr }: TransformParameters,
  original: { extension: string; isOpaque: boolean },
  accept: string,
): OutputFormat => {
  if (fm) return fm;
  const native = nativeFormats[original.extension] ?? 'jpg';
  if (!auto) return native;
  if (w !== undefined && w * dpr <= maxAvifPixels && /\bimage\/avif\b/.test(accept)) return 'avif';
  if (/\bimage\/webp\b/.test(accept)) return 'webp';
  if (native !== 'webp' && native !== 'avif') return native;
  return original.isOpaque ? 'jpg' : 'png';
};
