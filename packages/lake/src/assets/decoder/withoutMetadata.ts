import { readFile } from 'node:fs/promises';
import sharp, { type Metadata, type Sharp } from 'sharp';
import { LakeError } from '../../errors.ts';
import { drawingWithoutMetadata } from './drawingWithoutMetadata.ts';
import { isBareImage } from './isBareImage.ts';
import { maxInputPixels, openImage } from './readImage.ts';
import { maxOutputPixels } from './renderImage.ts';

/**
 * The image as it may be published: the bytes of the original if it has nothing but pixels and colours, else its pixels, encoded again in
 * the same format. Nothing else of the file remains: no place, serial number, thumbnail, edit history or second image.
 *
 * @throws LakeError 400 if it is damaged.
 */
export const withoutMetadata = async (path: string, size: number): Promise<Buffer> => {
  try {
    const image = await openImage(path, size, { animated: await isAnimated(path, size) });
    return await bareBytes(image, await readFile(path));
  } catch (error) {
    if (error instanceof LakeError) throw error;
    throw new LakeError(400, 'The image cannot be sent, because it is damaged or too large');
  }
};

/** By the bytes: a file may have any name. */
const isAnimated = async (path: string, size: number): Promise<boolean> => {
  const { format } = await (await openImage(path, size)).metadata();
  return format === 'gif' || format === 'webp';
};

const bareBytes = async (image: Sharp, bytes: Buffer): Promise<Buffer> => {
  const facts = await image.metadata();
  if (facts.format === 'svg')
    return drawingWithoutMetadata(bytes, (picture) =>
      bareBytes(sharp(picture, { limitInputPixels: maxInputPixels, failOn: 'error' }), picture),
    );
  if (isBareImage(facts.format, bytes)) return bytes;
  return encodeAgain(fit(image.autoOrient(), facts), facts).toBuffer();
};

/** A larger image is reduced to the size of the largest transformation. */
const fit = (image: Sharp, { autoOrient, pages = 1 }: Metadata): Sharp => {
  const pixels = autoOrient.width * autoOrient.height;
  return pixels <= maxOutputPixels || pages > 1
    ? image
    : image.resize(Math.floor(autoOrient.width * Math.sqrt(maxOutputPixels / pixels)));
};

/** At a quality that shows no difference to the original. */
const encodeAgain = (image: Sharp, { format }: Metadata): Sharp => {
  switch (format) {
    case 'jpeg':
      return image.jpeg({ quality: 95, chromaSubsampling: '4:4:4' });
    case 'png':
      return image.png();
    case 'webp':
      return image.webp({ quality: 95 });
    case 'heif':
      return image.avif({ quality: 80, effort: 1 });
    case 'gif':
      return image.gif();
    case 'tiff':
      return image.tiff({ compression: 'deflate' });
    default:
      throw new LakeError(400, `Images of the type “${format}” cannot be sent`);
  }
};
