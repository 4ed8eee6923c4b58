import type { ImageObject } from 'schema-dts';
import { absolute, pagePath } from '../addresses.ts';
import { imageUrl, type Picture, type Ratio } from '../images/imageUrl.ts';
import { digitalSourceMember } from '../pictures/digitalSources.ts';
import type { Site } from '../site.ts';

/** A width in pixels and, if the picture is cropped, a ratio. */
export type PictureShape = { width: number; ratio?: Ratio };

/**
 * A picture as schema.org structured data, with its rights. The page about the use of pictures is the licence of a
 * picture that has none of its own.
 *
 * @see https://developers.google.com/search/docs/appearance/structured-data/image-license-metadata
 */
export const imageObject = (
  picture: Picture,
  shape: PictureShape,
  site: Site,
  siteUrl: string,
): ImageObject => {
  const { caption, credit, copyright, licenceUrl, digitalSource } = picture;
  const page = site.policies.pictureLicence;
  const terms = page && absolute(pagePath(page.slug), siteUrl);
  const license = licenceUrl ?? terms;
  return {
    '@type': 'ImageObject',
    url: absolute(imageUrl(picture, shape), siteUrl),
    contentUrl: absolute(imageUrl(picture, shape), siteUrl),
    ...(caption && { caption }),
    ...(credit && { creditText: credit }),
    ...(copyright && { copyrightNotice: copyright }),
    ...(license && { license }),
    ...(terms && { acquireLicensePage: terms }),
    ...(digitalSource && { digitalSourceType: digitalSourceMember(digitalSource) }),
  };
};
