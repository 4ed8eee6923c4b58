import type { DigitalSource } from '../pictures/digitalSources.ts';
import type { ImageResult } from '../queryResults/image.ts';

/** A picture to render. `url` has no transformation; sizes are pixels of the uncropped original. */
export type Picture = {
  url: string;
  width: number;
  height: number;
  /** A data URI of about twenty pixels, shown until the picture loads. */
  placeholder: string | null;
  alt: string;
  caption: string | null;
  credit: string | null;
  copyright: string | null;
  licenceUrl: string | null;
  digitalSource: DigitalSource | null;
  /** The focal point, from the upper left, 0 to 1. */
  focus: { x: number; y: number };
  /** The editor's crop, in pixels of the original. */
  rect: { left: number; top: number; width: number; height: number } | null;
};

/**
 * The URL from which browsers load an asset. Assets of the embedded lake use the site's own origin, because the
 * host at upload may have changed. Hosted Sanity's URLs stay unchanged.
 */
const publicAddress = (url: string): string => {
  const { hostname, pathname } = new URL(url, 'http://localhost');
  return hostname === 'cdn.sanity.io' ? url : `/lake${pathname.slice(pathname.indexOf('/images/'))}`;
};

const rectOf = (
  { left, right, top, bottom }: NonNullable<ImageResult['crop']>,
  { width, height }: { width: number; height: number },
) => {
  if (left + right + top + bottom === 0) return null;
  return {
    left: Math.round(left * width),
    top: Math.round(top * height),
    width: Math.round((1 - left - right) * width),
    height: Math.round((1 - top - bottom) * height),
  };
};

/** Returns the picture to render, or null if image, size or URL is missing. */
export const findPicture = (image: ImageResult | null | undefined): Picture | null => {
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
    copyright: image.copyright ?? null,
    licenceUrl: image.licenceUrl ?? null,
    digitalSource: image.digitalSource ?? null,
    focus: { x: image.hotspot?.x ?? 0.5, y: image.hotspot?.y ?? 0.5 },
    rect: image.crop ? rectOf(image.crop, size) : null,
  };
};

/** The width and height of a ratio such as 3:2. */
export type Ratio = { width: number; height: number };

const shownSize = ({ rect, width, height }: Picture): Ratio => rect ?? { width, height };

/** The default ratio. */
export const ownRatio = (picture: Picture): Ratio => shownSize(picture);

/** The media type of a picture in its own format, or null if the file's name does not say it. */
export const mediaTypeOf = ({ url }: Picture): string | null => {
  const extension = url.slice(url.lastIndexOf('.') + 1).toLowerCase();
  if (extension === 'jpg') return 'image/jpeg';
  if (extension === 'svg') return 'image/svg+xml';
  return ['jpeg', 'png', 'webp', 'avif', 'gif'].includes(extension) ? `image/${extension}` : null;
};

type Rendition = {
  /** In pixels. */
  width: number;
  ratio?: Ratio | null;
  /** Keeps the picture's own format. By default the browser's preference decides. */
  isOwnFormat?: boolean;
};

/**
 * The URL of a picture at a width in pixels, cropped to a ratio around its focal point.
 *
 * @see https://www.sanity.io/docs/image-urls
 */
export const imageUrl = (
  picture: Picture,
  { width, ratio = null, isOwnFormat = false }: Rendition,
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
  if (!isOwnFormat) query.set('auto', 'format');
  return `${picture.url}?${query.toString().replaceAll('%2C', ',')}`;
};

/**
 * Widths in pixels, from a phone's thumbnail to a lead on a desktop with a pixel ratio of 2. At 544 the lead picture of a
 * phone usually fits in what a connection carries before the first acknowledgement: ten segments, 14.6 KB with headers.
 */
const widths = [320, 480, 544, 640, 768, 960, 1280, 1600, 2048];

/** `srcset`: each width that the original can fill, at least one. */
export const imageSources = (picture: Picture, ratio: Ratio | null = null): string => {
  const { width: maxWidth } = shownSize(picture);
  const usable = widths.filter((width) => width <= maxWidth);
  return (usable.length > 0 ? usable : [maxWidth])
    .map((width) => `${imageUrl(picture, { width, ratio })} ${width}w`)
    .join(', ');
};
