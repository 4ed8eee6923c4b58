import type { Picture } from '../../lib/images/imageUrl.ts';
import { creditLine } from '../../lib/pictures/digitalSources.ts';
import type { Site } from '../../lib/site.ts';
import { wordsOf } from '../../lib/words/wordsOf.ts';

type CaptionProps = { picture: Picture; site: Site };

/** Caption, credit, and whether it was made with AI; empty if there is nothing to say. */
export const Caption = ({ picture, site }: CaptionProps) => {
  const { caption } = picture;
  const credit = creditLine(picture, wordsOf(site));
  return caption || credit ? (
    <figcaption>
      {caption} {credit && <span className="credit">{credit}</span>}
    </figcaption>
  ) : null;
};
