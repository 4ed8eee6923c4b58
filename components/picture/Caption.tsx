import type { Picture } from '../../lib/images/imageUrl.ts';
import { creditLine } from '../../lib/pictures/digitalSources.ts';

/** Caption, credit, and whether it was made with AI; empty if there is nothing to say. */
export const Caption = ({ picture }: { picture: Picture }) => {
  const { caption } = picture;
  const credit = creditLine(picture);
  return caption || credit ? (
    <figcaption>
      {caption} {credit && <span className="credit">{credit}</span>}
    </figcaption>
  ) : null;
};
