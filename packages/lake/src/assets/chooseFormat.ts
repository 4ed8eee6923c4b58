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

/** `auto=format` gives WebP to browsers that accept it, and JPEG, PNG or GIF to others. */
export const chooseFormat = (
  { fm, auto }: TransformParameters,
  original: { extension: string; isOpaque: boolean },
  accept: string,
): OutputFormat => {
  if (fm) return fm;
  const native = nativeFormats[original.extension] ?? 'jpg';
  if (!auto) return native;
  if (/\bimage\/webp\b/.test(accept)) return 'webp';
  if (native !== 'webp' && native !== 'avif') return native;
  return original.isOpaque ? 'jpg' : 'png';
};
