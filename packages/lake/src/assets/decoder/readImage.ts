import { readFile } from 'node:fs/promises';
import { encode } from 'blurhash';
import sharp, { type Metadata, type Sharp, type SharpOptions } from 'sharp';
import { LakeError } from '../../errors.ts';
import { readFileWords } from './fileWords.ts';
import type { Extract, ImageFacts } from './messages.ts';
import { paletteOf } from './palette.ts';

/** More pixels are rejected before they are decompressed: a small file can contain a huge image. */
export const maxInputPixels = 100_000_000;
/** A larger SVG is not rendered, because it could draw for a long time. */
const maxSvgBytes = 2_097_152;
/** @see https://www.rfc-editor.org/rfc/rfc1952#page-6 */
const gzipMagic = Buffer.from([0x1f, 0x8b]);

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
 * Opens an image. A file that may be an SVG is read into memory: without a path it cannot include other files.
 *
 * @throws LakeError 400 for compressed bytes.
 */
export const openImage = async (path: string, size: number, options: SharpOptions = {}): Promise<Sharp> => {
  const bounded: SharpOptions = { limitInputPixels: maxInputPixels, failOn: 'error', ...options };
  if (size > maxSvgBytes) return sharp(path, bounded);
  const bytes = await readFile(path);
  // libvips would decompress an SVG without a limit.
  if (bytes.subarray(0, 2).equals(gzipMagic))
    throw new LakeError(400, 'The image is compressed with gzip. Send it without compression.');
  return sharp(bytes, bounded);
};

/**
 * Reads an uploaded image's type, size and metadata from its bytes, not from its name. Decodes all of it, so that a
 * damaged image is rejected now. Width and height have the camera's orientation applied.
 *
 * @throws LakeError 400 if it is not an image, damaged, or larger than the limits.
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
        `Images of the type “${facts.format}” cannot be stored. Send JPEG, PNG, WebP, AVIF, GIF, TIFF or SVG.`,
      );
    return {
      ...known,
      ...sizeOf(facts),
      metadata: await describe(image, facts, extract),
      words: await readFileWords(facts),
    };
  } catch (error) {
    if (error instanceof LakeError) throw error;
    if (error instanceof Error && /exceeds pixel limit/.test(error.message))
      throw new LakeError(
        400,
        `The image has more than ${maxInputPixels / 1_000_000} megapixels. Send a smaller version.`,
      );
    throw new LakeError(400, 'The upload is not a readable image, or it is too large');
  }
};

const sizeOf = ({ autoOrient, pageHeight }: Metadata) => ({
  width: autoOrient.width,
  height: pageHeight ?? autoOrient.height,
});

/** The size of the small version from which placeholder and palette are made. */
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
