import { readFile } from 'node:fs/promises';
import { encode } from 'blurhash';
import sharp, { type Metadata, type Sharp, type SharpOptions } from 'sharp';
import { LakeError } from '../errors.ts';
import { paletteOf } from './palette.ts';

// Each picture is read once and its renditions are kept on disk: a cache in memory would only grow the process.
sharp.cache(false);

/** More pixels than this are refused before they are unpacked: a small file can claim a huge picture. */
export const inputPixelsLimit = 100_000_000;
/** An SVG is a program for drawing; a long one keeps the processor busy. */
const svgBytesLimit = 2_097_152;

const extensions: Record<string, { extension: string; mimeType: string }> = {
  jpeg: { extension: 'jpg', mimeType: 'image/jpeg' },
  png: { extension: 'png', mimeType: 'image/png' },
  webp: { extension: 'webp', mimeType: 'image/webp' },
  gif: { extension: 'gif', mimeType: 'image/gif' },
  tiff: { extension: 'tif', mimeType: 'image/tiff' },
  heif: { extension: 'avif', mimeType: 'image/avif' },
  svg: { extension: 'svg', mimeType: 'image/svg+xml' },
};

export type Extract = 'lqip' | 'blurhash' | 'palette';
export type ImageFacts = {
  width: number;
  height: number;
  extension: string;
  mimeType: string;
  metadata: Record<string, unknown>;
};

/** Opens an original. An SVG is read without a place on disk, so that it cannot draw in the files beside it. */
export const openImage = async (path: string, options: SharpOptions = {}): Promise<Sharp> => {
  const bounded: SharpOptions = { limitInputPixels: inputPixelsLimit, failOn: 'error', ...options };
  return path.endsWith('.svg') ? sharp(await readFile(path), bounded) : sharp(path, bounded);
};

/**
 * What an uploaded picture is, by its bytes and not by its name; it is decoded whole, so that a damaged one is found
 * now. Width and height are as it is seen, with the camera's orientation applied.
 *
 * @throws LakeError 400 when it is no picture, damaged, or larger than the limits.
 */
export const readImage = async (
  path: string,
  size: number,
  extract: ReadonlySet<Extract>,
): Promise<ImageFacts> => {
  try {
    const image = sharp(path, { limitInputPixels: inputPixelsLimit, failOn: 'error' });
    const facts = await image.metadata();
    const known = extensions[facts.format ?? ''];
    if (!known || (facts.format === 'heif' && facts.compression !== 'av1'))
      throw new LakeError(
        400,
        `Pictures of the kind “${facts.format}” cannot be stored; send JPEG, PNG, WebP, AVIF, GIF, TIFF or SVG`,
      );
    if (known.extension === 'svg' && size > svgBytesLimit)
      throw new LakeError(400, 'The SVG is larger than 2 MB, the limit here');
    const source =
      known.extension === 'svg' ? sharp(await readFile(path), { limitInputPixels: inputPixelsLimit }) : image;
    return { ...known, ...sizeOf(facts), metadata: await describe(source, facts, extract) };
  } catch (error) {
    if (error instanceof LakeError) throw error;
    throw new LakeError(400, 'The upload is not a picture that can be read, or it is too large');
  }
};

const sizeOf = ({ autoOrient, pageHeight }: Metadata) => ({
  width: autoOrient.width,
  height: pageHeight ?? autoOrient.height,
});

const describe = async (image: Sharp, facts: Metadata, extract: ReadonlySet<Extract>) => {
  const { width, height } = sizeOf(facts);
  const hasAlpha = facts.hasAlpha === true;
  const upright = image.autoOrient();
  const small = await upright
    .clone()
    .resize(20, Math.max(1, Math.round((20 * height) / width)), { fit: 'fill' })
    .toFormat(hasAlpha ? 'png' : 'jpeg', { quality: 60 })
    .toBuffer();
  return {
    _type: 'sanity.imageMetadata',
    dimensions: { _type: 'sanity.imageDimensions', width, height, aspectRatio: width / height },
    hasAlpha,
    isOpaque: !hasAlpha || (await upright.clone().stats()).isOpaque,
    ...(extract.has('lqip') && {
      lqip: `data:image/${hasAlpha ? 'png' : 'jpeg'};base64,${small.toString('base64')}`,
    }),
    ...(extract.has('blurhash') && { blurHash: await blurHashOf(upright.clone()) }),
    ...(extract.has('palette') && { palette: await paletteOf(upright.clone()) }),
  };
};

const blurHashOf = async (image: Sharp): Promise<string> => {
  const { data, info } = await image
    .resize(32, 32, { fit: 'inside' })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return encode(new Uint8ClampedArray(data), info.width, info.height, 4, 3);
};
