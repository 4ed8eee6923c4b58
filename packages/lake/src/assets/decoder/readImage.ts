import { readFile } from 'node:fs/promises';
import { encode } from 'blurhash';
import sharp, { type Metadata, type Sharp, type SharpOptions } from 'sharp';
import { LakeError } from '../../errors.ts';
import type { Extract, ImageFacts } from './messages.ts';
import { paletteOf } from './palette.ts';

/** More pixels than this are refused before they are unpacked: a small file can claim a huge picture. */
export const inputPixelsLimit = 100_000_000;
/** An SVG is a program for drawing; a longer one is not drawn. */
const svgBytesLimit = 2_097_152;
/** @see https://www.rfc-editor.org/rfc/rfc1952#page-6 */
const gzipMark = Buffer.from([0x1f, 0x8b]);

const extensions: Record<string, { extension: string; mimeType: string }> = {
  jpeg: { extension: 'jpg', mimeType: 'image/jpeg' },
  png: { extension: 'png', mimeType: 'image/png' },
  webp: { extension: 'webp', mimeType: 'image/webp' },
  gif: { extension: 'gif', mimeType: 'image/gif' },
  tiff: { extension: 'tif', mimeType: 'image/tiff' },
  heif: { extension: 'avif', mimeType: 'image/avif' },
  svg: { extension: 'svg', mimeType: 'image/svg+xml' },
};

/**
 * Opens a picture. One that may be an SVG is read into memory: without a place on disk it cannot draw in the files
 * beside it.
 *
 * @throws LakeError 400 for compressed bytes.
 */
export const openImage = async (path: string, size: number, options: SharpOptions = {}): Promise<Sharp> => {
  const bounded: SharpOptions = { limitInputPixels: inputPixelsLimit, failOn: 'error', ...options };
  if (size > svgBytesLimit) return sharp(path, bounded);
  const bytes = await readFile(path);
  // libvips would unpack an SVG by itself, to whatever size.
  if (bytes.subarray(0, 2).equals(gzipMark))
    throw new LakeError(400, 'Send the picture without compressing it');
  return sharp(bytes, bounded);
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
    const image = await openImage(path, size);
    const facts = await image.metadata();
    const known = extensions[facts.format ?? ''];
    if (!known || (facts.format === 'heif' && facts.compression !== 'av1'))
      throw new LakeError(
        400,
        `Pictures of the kind “${facts.format}” cannot be stored; send JPEG, PNG, WebP, AVIF, GIF, TIFF or SVG`,
      );
    return { ...known, ...sizeOf(facts), metadata: await describe(image, facts, extract) };
  } catch (error) {
    if (error instanceof LakeError) throw error;
    throw new LakeError(400, 'The upload is not a picture that can be read, or it is too large');
  }
};

const sizeOf = ({ autoOrient, pageHeight }: Metadata) => ({
  width: autoOrient.width,
  height: pageHeight ?? autoOrient.height,
});

/** Larger than anything that is made of it: of the whole picture no more is kept in memory. */
const smallSide = 96;

const describe = async (image: Sharp, facts: Metadata, extract: ReadonlySet<Extract>) => {
  const { width, height } = sizeOf(facts);
  const hasAlpha = facts.hasAlpha === true;
  const upright = image.autoOrient();
  const { data, info } = await upright
    .clone()
    .resize(smallSide, smallSide, { fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const small = sharp(data, { raw: info });
  return {
    _type: 'sanity.imageMetadata',
    dimensions: { _type: 'sanity.imageDimensions', width, height, aspectRatio: width / height },
    hasAlpha,
    isOpaque: !hasAlpha || (await upright.clone().stats()).isOpaque,
    ...(extract.has('lqip') && { lqip: await lqipOf(small, width / height, hasAlpha) }),
    ...(extract.has('blurhash') && { blurHash: await blurHashOf(small) }),
    ...(extract.has('palette') && { palette: await paletteOf(data, info) }),
  };
};

const lqipOf = async (small: Sharp, aspectRatio: number, hasAlpha: boolean): Promise<string> => {
  const format = hasAlpha ? 'png' : 'jpeg';
  const bytes = await small
    .clone()
    .resize(20, Math.max(1, Math.round(20 / aspectRatio)), { fit: 'fill' })
    .toFormat(format, { quality: 60 })
    .toBuffer();
  return `data:image/${format};base64,${bytes.toString('base64')}`;
};

const blurHashOf = async (small: Sharp): Promise<string> => {
  const { data, info } = await small
    .clone()
    .resize(32, 32, { fit: 'inside' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return encode(new Uint8ClampedArray(data), info.width, info.height, 4, 3);
};
