import type { GalleryBlock } from '../../../lib/content/blocks.ts';
import { imageUrl, ownRatio, type Picture as PictureData } from '../../../lib/images/imageUrl.ts';
import type { Site } from '../../../lib/site.ts';
import { wordsOf } from '../../../lib/words/wordsOf.ts';
import { Caption } from '../../picture/Caption.tsx';
import { Picture } from '../../picture/Picture.tsx';

const maxLargePx = 2048;
const thumbnail = { width: 3, height: 2 };

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
export const Gallery = ({ block: { title, pictures }, site }: { block: GalleryBlock; site: Site }) => (
  <photo-gallery data-words={JSON.stringify(dialogWords(site, pictures.length))}>
    <section className="gallery" aria-label={title ?? wordsOf(site)('blocks.pictures')}>
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
                <Picture picture={picture} ratio={thumbnail} sizes="(width < 36rem) 46vw, 13rem" />
              </a>
              <Caption picture={picture} site={site} />
            </figure>
          </li>
        ))}
      </ul>
    </section>
  </photo-gallery>
);
