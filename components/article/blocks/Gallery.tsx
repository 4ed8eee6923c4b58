import type { GalleryBlock } from '../../../lib/content/blocks.ts';
import { imageUrl, ownRatio, type Picture as PictureData } from '../../../lib/images/imageUrl.ts';
import type { Site } from '../../../lib/site.ts';
import { wordsOf } from '../../../lib/words/wordsOf.ts';
import { Caption } from '../../picture/Caption.tsx';
import { Picture } from '../../picture/Picture.tsx';

const maxLargePx = 2048;
const thumbnail = { width: 3, height: 2 };

/** In CSS pixels. A smaller picture is not the large one of its gallery, since no picture is shown larger than it is. */
const columnPx = 640;

/** Of a desk, where rows have three pictures. */
const deskSizeOf = (index: number, count: number, isLed: boolean): string => {
  if (isLed && index === 0 && count % 3 === 1) return '40rem';
  return isLed && index < 2 && count % 3 === 2 ? '20rem' : '13rem';
};

/** The `sizes` of a picture, as the style sheet places it: no row has a hole. On a phone rows have two pictures. */
const sizesOf = (index: number, count: number, isLed: boolean): string => {
  const isWhole = isLed && index === 0 && count % 2 === 1;
  return `(width < 38rem) ${isWhole ? '92vw' : '46vw'}, ${deskSizeOf(index, count, isLed)}`;
};

const largeUrl = (picture: PictureData): string =>
  imageUrl(picture, { width: Math.min(maxLargePx, ownRatio(picture).width) });

/** The words of the dialog, which a script makes. */
const dialogWords = (site: Site, count: number) => {
  const words = wordsOf(site);
  return {
    previous: words('blocks.previousPicture'),
    next: words('blocks.nextPicture'),
    close: words('page.close'),
    place: words('blocks.galleryPlace', { shown: '{shown}', count }),
  };
};

/** Several pictures. Each leads to a larger one, which script shows in a dialog. */
export const Gallery = ({ block: { title, pictures }, site }: { block: GalleryBlock; site: Site }) => {
  const [first] = pictures;
  const isLed = first !== undefined && ownRatio(first.picture).width >= columnPx;
  return (
    <photo-gallery data-words={JSON.stringify(dialogWords(site, pictures.length))}>
      <section
        className={isLed ? 'gallery led' : 'gallery'}
        aria-label={title ?? wordsOf(site)('blocks.pictures')}
      >
        {title && <h2>{title}</h2>}
        <ul className="plain">
          {pictures.map(({ key, picture }, index) => (
            <li key={key}>
              <figure>
                <a
                  href={largeUrl(picture)}
                  aria-label={
                    picture.alt
                      ? undefined
                      : wordsOf(site)('blocks.pictureOf', { index: index + 1, count: pictures.length })
                  }
                >
                  <Picture
                    picture={picture}
                    ratio={thumbnail}
                    sizes={sizesOf(index, pictures.length, isLed)}
                  />
                </a>
                <Caption picture={picture} site={site} />
              </figure>
            </li>
          ))}
        </ul>
      </section>
    </photo-gallery>
  );
};
