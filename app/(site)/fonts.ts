import localFont from 'next/font/local';

// Subsets of western European letters, made by `tools/fonts.ts`; `fonts.css` loads other letters on demand.

/** Headlines. */
export const display = localFont({
  src: '../../components/styles/fonts/display.woff2',
  weight: '500 650',
  variable: '--font-display',
  adjustFontFallback: 'Times New Roman',
});

/** Text. */
export const text = localFont({
  src: '../../components/styles/fonts/text.woff2',
  weight: '400 700',
  variable: '--font-text',
  adjustFontFallback: 'Times New Roman',
});

/** Labels, bylines, tables, buttons. */
export const label = localFont({
  src: '../../components/styles/fonts/labels.woff2',
  weight: '400 700',
  variable: '--font-label',
  adjustFontFallback: 'Arial',
});
