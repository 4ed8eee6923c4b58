import { imageUrl } from '../images/imageUrl.ts';
import type { Look } from './Look.ts';

const square = { width: 1, height: 1 };

/** The icons of a browser: the mark of Site settings, or the theme's as `server/theme/drawMark.ts` draws it. */
export const iconsOf = ({ mark, drawnAt }: Look): { url: string; type?: string; sizes?: string }[] =>
  mark
    ? [{ url: imageUrl(mark, { width: 512, ratio: square }), sizes: '512x512' }]
    : [
        { url: `${drawnAt}/icon.svg`, type: 'image/svg+xml' },
        { url: `${drawnAt}/icon-512.png`, sizes: '512x512' },
      ];

/** The picture that Site settings have as the mark, as `/favicon.ico`; null if the theme's mark is drawn. */
export const smallIconOf = ({ mark }: Look): string | null =>
  mark && imageUrl(mark, { width: 48, ratio: square });

/** The icon in feeds. */
export const iconOf = (look: Look): string => (look.mark ? largeIconOf(look) : `${look.drawnAt}/icon.svg`);

/** The icon on the home screen of a phone. */
export const appleIconOf = ({ mark, drawnAt }: Look): string =>
  mark ? imageUrl(mark, { width: 180, ratio: square }) : `${drawnAt}/apple-icon.png`;

/** The logo in feeds and structured data, at least 112 pixels wide. */
export const largeIconOf = ({ mark, drawnAt }: Look): string =>
  mark ? imageUrl(mark, { width: 512, ratio: square }) : `${drawnAt}/icon-512.png`;

/** The picture that social networks show for a page without one of its own. */
export const cardOf = ({ drawnAt }: Look): string => `${drawnAt}/card.png`;

/** The same for a story that was retracted. */
export const retractedCardOf = ({ drawnAt }: Look): string => `${drawnAt}/card-retracted.png`;
