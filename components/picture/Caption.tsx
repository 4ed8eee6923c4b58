import type { Picture } from '../../lib/images/imageUrl.ts';

/** Caption and credit of a picture; empty if it has neither. */
export const Caption = ({ picture: { caption, credit } }: { picture: Picture }) =>
  caption || credit ? (
    <figcaption>
      {caption} {credit && <span className="credit">{credit}</span>}
    </figcaption>
  ) : null;
