import localFont from 'next/font/local';

// Subsets of English letters, made by `tools/fonts.ts`; `fonts.css` loads other letters on demand. Next's compiler wants
// each value written out. No font is preloaded: on a slow line they would delay the styles, and with them the first paint.
// What stands in for them takes the same room (`fonts/fallbacks.css`).

/** Headlines. */
export const display = localFont({
  src: '../../components/styles/fonts/display.woff2',
  weight: '500 650',
  variable: '--font-display',
  adjustFontFallback: 'Times New Roman',
  preload: false,
  declarations: [
    {
      prop: 'unicode-range',
      value:
        'U+20-7E, U+A0, U+A3, U+A7, U+A9, U+AB, U+AD, U+B7, U+BB, U+2000-2015, U+2018-201E, U+2022, U+2026, U+2028-202F, U+2039-203A, U+2060, U+20AC, U+2190-2193',
    },
  ],
});

/** Text. */
export const text = localFont({
  src: '../../components/styles/fonts/text.woff2',
  weight: '400 700',
  variable: '--font-text',
  adjustFontFallback: 'Times New Roman',
  preload: false,
  declarations: [
    {
      prop: 'unicode-range',
      value:
        'U+20-7E, U+A0, U+A3, U+A7, U+A9, U+AB, U+AD, U+B7, U+BB, U+2000-2015, U+2018-201E, U+2022, U+2026, U+2028-202F, U+2039-203A, U+2060, U+20AC, U+2190-2193',
    },
  ],
});

/** Labels, bylines, tables, buttons. */
export const label = localFont({
  src: '../../components/styles/fonts/labels.woff2',
  weight: '400 700',
  variable: '--font-label',
  adjustFontFallback: 'Arial',
  preload: false,
  declarations: [
    {
      prop: 'unicode-range',
      value:
        'U+20-7E, U+A0, U+A3, U+A7, U+A9, U+AB, U+AD, U+B7, U+BB, U+2000-2015, U+2018-201E, U+2022, U+2026, U+2028-202F, U+2039-203A, U+2060, U+20AC, U+2190-2193',
    },
  ],
});
