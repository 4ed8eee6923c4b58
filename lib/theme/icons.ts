import { imageUrl } from '../images/imageUrl.ts';
import type { Look } from './Look.ts';

const square = { width: 1, height: 1 };

/** The icons of a browser: the mark of Site settings, or the theme's as `server/theme/prepareTheme.ts` draws it. */
export const iconsOf = ({ mark }: Look): { url: string; type?: string; sizes?: string }[] =>
  mark
    ? [{ url: imageUrl(mark, { width: 512, ratio: square }), sizes: '512x512' }]
    : [
        { url: '/icon.svg', type: 'image/svg+xml' },
        { url: '/icon-512.png', sizes: '512x512' },
      ];

/** The icon in feeds. */
export const iconOf = (look: Look): string => (look.mark ? largeIconOf(look) : '/icon.svg');

/** The icon on the home screen of a phone. */
export const appleIconOf = ({ mark }: Look): string =>
  mark ? imageUrl(mark, { width: 180, ratio: square }) : '/apple-icon.png';

/** The logo in feeds and structured data, at least 112 pixels wide. */
export const largeIconOf = ({ mark }: Look): string =>
  mark ? imageUrl(mark, { width: 512, ratio: square }) : '/icon-512.png';
