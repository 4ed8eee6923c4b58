import { readFile } from 'node:fs/promises';
import type { Metadata, Sharp } from 'sharp';
import { LakeError } from '../../errors.ts';
import { openImage } from './readImage.ts';
import { maxOutputPixels } from './renderImage.ts';

/** In a GIF, which libvips reads without its metadata. */
const gifXmp = Buffer.from('XMP DataXMP', 'latin1');

/**
 * The image as it may be published: the bytes of the original if it has no metadata, else its pixels, encoded again in
 * the same format. Nothing else of the file remains: no place, serial number, thumbnail, edit history or second image.
 *
 * @throws LakeError 400 if it is damaged.
 */
export const withoutMetadata = async (path: string, size: number): Promise<Buffer> => {
  try {
    const image = await openImage(path, size, { animated: /\.(?:gif|webp)$/.test(path) });
    const facts = await image.metadata();
    if (!hasMetadata(facts)) {
      const bytes = await readFile(path);
      if (facts.format !== 'gif' || !bytes.includes(gifXmp)) return bytes;
    }
    return await encodeAgain(fit(image.autoOrient(), facts), facts).toBuffer();
  } catch (error) {
    if (error instanceof LakeError) throw error;
    throw new LakeError(400, 'The image cannot be sent, because it is damaged or too large');
  }
};

/** libvips does not say whether a TIFF has a place. */
const hasMetadata = ({ format, exif, xmp, iptc, tifftagPhotoshop, comments = [] }: Metadata): boolean =>
  format === 'tiff' || Boolean(exif || xmp || iptc || tifftagPhotoshop) || comments.length > 0;

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
