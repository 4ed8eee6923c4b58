import type { Picture } from '../../lib/images/imageUrl.ts';
import { digitalSourceLabel } from '../../lib/pictures/digitalSources.ts';

/** Caption and credit of a picture, and whether it was made with AI; empty if there is nothing to say. */
export const Caption = ({ picture: { caption, credit, digitalSource } }: { picture: Picture }) => {
  const label = digitalSourceLabel(digitalSource);
  return caption || credit || label ? (
    <figcaption>
      {caption} {credit && <span className="credit">{credit}</span>}
      {label && <span className="credit"> {label}</span>}
    </figcaption>
  ) : null;
};
