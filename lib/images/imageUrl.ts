import type { WireImage } from '../wire/image.ts';

/** A picture that a page can draw. `url` has no transformation yet; sizes are pixels of the original, uncropped. */
export type Picture = {
  url: string;
  width: number;
  height: number;
  /** A data URI of some twenty pixels, shown until the picture is there. */
  placeholder: string | null;
  alt: string;
  caption: string | null;
  credit: string | null;
  /** The point that a crop keeps, from the upper left, 0 to 1. */
  focus: { x: number; y: number };
  /** The part of the original that an editor kept, in its pixels. */
  rect: { left: number; top: number; width: number; height: number } | null;
};

/**
 * Where readers' browsers get an asset. The embedded lake is reached under the site's own origin, whatever name it
 * had when the image was uploaded; hosted Sanity's addresses stay as they are.
 */
const publicAddress = (url: string): string => {
  const { hostname, pathname } = new URL(url, 'http://localhost');
  return hostname === 'cdn.sanity.io' ? url : `/lake${pathname.slice(pathname.indexOf('/images/'))}`;
};

const rectOf = (
  crop: NonNullable<WireImage['crop']>,
  { width, height }: { width: number; height: number },
) => {
  const { left = 0, right = 0, top = 0, bottom = 0 } = crop;
  if (left + right + top + bottom === 0) return null;
  return {
    left: Math.round(left * width),
    top: Math.round(top * height),
    width: Math.round((1 - left - right) * width),
    height: Math.round((1 - top - bottom) * height),
  };
};

/** The picture to draw, or null where no image, no size or no address is known. */
export const findPicture = (image: WireImage | null | undefined): Picture | null => {
  const { url, metadata } = image?.asset ?? {};
  const { width, height } = metadata?.dimensions ?? {};
  if (!image || !url || !width || !height || !url.includes('/images/')) return null;
  const size = { width, height };
  return {
    url: publicAddress(url),
    ...size,
    placeholder: metadata?.lqip ?? null,
    alt: image.alt ?? '',
    caption: image.caption ?? null,
    credit: image.credit ?? null,
    focus: { x: image.hotspot?.x ?? 0.5, y: image.hotspot?.y ?? 0.5 },
    rect: image.crop ? rectOf(image.crop, size) : null,
  };
};

/** Width and height of a ratio such as 3:2. */
export type Ratio = { width: number; height: number };

const shownSize = ({ rect, width, height }: Picture): Ratio => rect ?? { width, height };

/** The ratio in which a picture is drawn when nobody asks for another. */
export const ownRatio = (picture: Picture): Ratio => shownSize(picture);

/**
 * The address of a picture at a width in pixels, cropped to a ratio around its focus.
 *
 * @see https://www.sanity.io/docs/image-urls
 */
export const imageUrl = (
  picture: Picture,
  { width, ratio = null }: { width: number; ratio?: Ratio | null },
): string => {
  const query = new URLSearchParams();
  const { rect, focus } = picture;
  if (rect) query.set('rect', [rect.left, rect.top, rect.width, rect.height].join(','));
  query.set('w', String(width));
  if (ratio) {
    query.set('h', String(Math.round((width * ratio.height) / ratio.width)));
    query.set('fit', 'crop');
    query.set('crop', 'focalpoint');
    query.set('fp-x', String(focus.x));
    query.set('fp-y', String(focus.y));
  }
  query.set('auto', 'format');
  return `${picture.url}?${query.toString().replaceAll('%2C', ',')}`;
};

/** Widths in pixels from a phone's thumbnail to a desk's lead at two dots a pixel. */
const widths = [320, 480, 640, 960, 1280, 1600, 2048];

/** `srcset`: every width that the original can fill, and at least one. */
export const imageSources = (picture: Picture, ratio: Ratio | null = null): string => {
  const { width: most } = shownSize(picture);
  const usable = widths.filter((width) => width <= most);
  return (usable.length > 0 ? usable : [most])
    .map((width) => `${imageUrl(picture, { width, ratio })} ${width}w`)
    .join(', ');
};
