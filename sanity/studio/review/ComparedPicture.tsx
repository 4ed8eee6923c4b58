import type { CSSProperties } from 'react';
import type { ShownPicture } from '../../../lib/articles/comparison/StoryComparison.ts';
import { shownSizeOf } from '../../../lib/images/shownSizeOf.ts';

/** As wide as the picture is asked of the server. */
const maxWidthPx = 480;
const maxHeightRem = 12;

/** The place of a picture. Its size is known before its address is: what stands below does not move. */
const placeOf = ({ asset, crop }: ShownPicture): CSSProperties => {
  const size = shownSizeOf(asset, crop);
  if (!size) return { maxWidth: '100%' };
  const { width, height } = size;
  const widest = `${Math.min(width, maxWidthPx)}px`;
  return {
    aspectRatio: `${width} / ${height}`,
    width: `min(100%, ${widest}, ${Math.round((maxHeightRem * width * 100) / height) / 100}rem)`,
  };
};

type Props = {
  picture: ShownPicture;
  /** Null until it is known. */
  url: string | null;
};

/** A picture as one version shows it. */
export const ComparedPicture = ({ picture, url }: Props) => (
  <div data-testid="compared-picture" style={{ justifySelf: 'start', ...placeOf(picture) }}>
    {url && (
      // biome-ignore lint/performance/noImgElement: Studio is no page of the site.
      <img
        src={url}
        alt=""
        style={{
          display: 'block',
          width: '100%',
          height: '100%',
          maxHeight: `${maxHeightRem}rem`,
          objectFit: 'contain',
          objectPosition: 'left top',
        }}
      />
    )}
  </div>
);
