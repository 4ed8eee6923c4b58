import localFont from 'next/font/local';

/** Headlines. Cut to the letters of western Europe; the rest comes from `fonts.css` when a page holds it. */
export const display = localFont({
  src: [
    {
      path: '../../node_modules/@fontsource-variable/newsreader/files/newsreader-latin-opsz-normal.woff2',
      style: 'normal',
    },
  ],
  weight: '200 800',
  variable: '--font-display',
  adjustFontFallback: 'Times New Roman',
});

/** Text. */
export const text = localFont({
  src: '../../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2',
  weight: '200 900',
  variable: '--font-text',
  adjustFontFallback: 'Times New Roman',
});

/** Labels, bylines, tables, buttons. */
export const label = localFont({
  src: '../../node_modules/@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2',
  weight: '100 900',
  variable: '--font-label',
  adjustFontFallback: 'Arial',
});
