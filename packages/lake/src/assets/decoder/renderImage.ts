import { stat } from 'node:fs/promises';
import sharp, { type Sharp } from 'sharp';
import { LakeError } from '../../errors.ts';
import type { OutputFormat } from '../chooseFormat.ts';
import { planTransform } from '../planTransform.ts';
import type { Colour, TransformParameters } from '../transformParameters.ts';
import { maxInputPixels, openImage } from './readImage.ts';

/** A transformation with more pixels is rejected. */
export const maxOutputPixels = 40_000_000;
const defaultQuality = 75;
/** A lower quality looks the same in AVIF. */
const avifQuality = 48;
/** A sixth fewer bytes than with effort 3 at the same quality, in half a second for 640 pixels; 6 takes twice as long. */
const avifEffort = 4;
const white: Colour = { r: 255, g: 255, b: 255, alpha: 1 };
const clear: Colour = { r: 0, g: 0, b: 0, alpha: 0 };

/**
 * Transforms an original: orient, crop, rotate, scale, flip, tone, extend to the canvas, pad, encode.
 *
 * @throws LakeError 400 if the result has too many pixels or the image is damaged; 404 if it does not exist.
 */
export const renderImage = async (
  path: string,
  parameters: TransformParameters,
  format: OutputFormat,
): Promise<Buffer> => {
  const { size } = await stat(path).catch(() => {
    throw new LakeError(404, 'Asset not found', { type: 'notFound' });
  });
  try {
    return await transform(path, size, parameters, format);
  } catch (error) {
    if (error instanceof LakeError) throw error;
    throw new LakeError(400, 'The image cannot be transformed, because it is damaged or too large');
  }
};

const transform = async (
  path: string,
  size: number,
  parameters: TransformParameters,
  format: OutputFormat,
): Promise<Buffer> => {
  const isAnimated = (format === 'gif' || format === 'webp') && path.endsWith('.gif') && !parameters.frame;
  const upright = await turn(await openImage(path, size, { animated: isAnimated }), parameters.or);
  const facts = await upright.metadata();
  const original = { width: facts.autoOrient.width, height: facts.pageHeight ?? facts.autoOrient.height };
  const plan = planTransform(original, parameters);
  const pages = facts.pages ?? 1;
  if (plan.canvas.width * plan.canvas.height * (isAnimated ? pages : 1) > maxOutputPixels)
    throw new LakeError(400, `The transformation makes more than ${maxOutputPixels / 1_000_000} megapixels`);
  const isTransparent = format !== 'jpg' && format !== 'pjpg';
  const background = parameters.bg ?? (isTransparent && facts.hasAlpha ? clear : white);
  let image = upright
    .extract(plan.cut)
    .resize(
      plan.scaled.width,
      plan.scaled.height,
      plan.isByEntropy ? { fit: 'cover', position: sharp.strategy.entropy } : { fit: 'fill' },
    );
  image = tone(image, parameters);
  if (parameters.bg || !isTransparent) image = image.flatten({ background: parameters.bg ?? white });
  const across = plan.canvas.width - plan.scaled.width;
  const down = plan.canvas.height - plan.scaled.height;
  const pad = Math.round(parameters.pad * parameters.dpr);
  if (across > 0 || down > 0 || pad > 0)
    image = image.extend({
      left: Math.floor(across / 2) + pad,
      right: Math.ceil(across / 2) + pad,
      top: Math.floor(down / 2) + pad,
      bottom: Math.ceil(down / 2) + pad,
      background,
    });
  return encode(image, format, parameters.q).toBuffer();
};

/** Sharp rotates and crops in a fixed order, so a rotated image is encoded first. */
const turn = async (image: Sharp, degrees: number): Promise<Sharp> => {
  const upright = image.autoOrient();
  if (degrees === 0) return upright;
  const bytes = await upright.rotate(degrees).png({ compressionLevel: 1 }).toBuffer();
  return sharp(bytes, { limitInputPixels: maxInputPixels });
};

const tone = (image: Sharp, { flip, invert, sat, blur, sharp: edge }: TransformParameters): Sharp => {
  let toned = image;
  if (flip?.includes('h')) toned = toned.flop();
  if (flip?.includes('v')) toned = toned.flip();
  if (invert) toned = toned.negate({ alpha: false });
  if (sat === -100) toned = toned.greyscale();
  else if (sat !== 0) toned = toned.modulate({ saturation: 1 + sat / 100 });
  if (blur > 0) toned = toned.blur(Math.min(250, Math.max(0.3, blur / 4)));
  if (edge > 0) toned = toned.sharpen({ sigma: 0.5 + edge / 50 });
  return toned;
};

const encode = (image: Sharp, format: OutputFormat, quality = defaultQuality): Sharp => {
  switch (format) {
    case 'jpg':
      return image.jpeg({ quality, mozjpeg: true, progressive: false });
    case 'pjpg':
      return image.jpeg({ quality, mozjpeg: true, progressive: true });
    case 'png':
      return image.png({ compressionLevel: 8 });
    case 'webp':
      return image.webp({ quality, smartSubsample: true });
    case 'avif':
      return image.avif({
        quality: Math.round((quality / defaultQuality) * avifQuality) || 1,
        effort: avifEffort,
      });
    case 'gif':
      return image.gif();
  }
};
