import type { GalleryBlock } from '../../../lib/content/blocks.ts';
import { imageUrl, ownRatio, type Picture as PictureData } from '../../../lib/images/imageUrl.ts';
import { Caption } from '../../picture/Caption.tsx';
import { Picture } from '../../picture/Picture.tsx';

const maxLargePx = 2048;
const thumbnail = { width: 3, height: 2 };

const largeUrl = (picture: PictureData): string =>
  imageUrl(picture, { width: Math.min(maxLargePx, ownRatio(picture).width) });

/** Several pictures. Each leads to a larger one, which script shows in a dialog. */
export const Gallery = ({ block: { title, pictures } }: { block: GalleryBlock }) => (
  <photo-gallery>
    <section className="gallery" aria-label={title ?? 'Pictures'}>
      {title && <h2>{title}</h2>}
      <ul className="plain">
        {pictures.map(({ key, picture }, index) => (
          <li key={key}>
            <figure>
              <a
                href={largeUrl(picture)}
                aria-label={picture.alt ? undefined : `Picture ${index + 1} of ${pictures.length}`}
              >
                <Picture picture={picture} ratio={thumbnail} sizes="(width < 36rem) 46vw, 13rem" />
              </a>
              <Caption picture={picture} />
            </figure>
          </li>
        ))}
      </ul>
    </section>
  </photo-gallery>
);
