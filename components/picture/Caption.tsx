import type { Picture } from '../../lib/images/imageUrl.ts';

/** Caption and credit under a picture; nothing where it has neither. */
export const Caption = ({ picture: { caption, credit } }: { picture: Picture }) =>
  caption || credit ? (
    <figcaption>
      {caption} {credit && <span className="credit">{credit}</span>}
    </figcaption>
  ) : null;
