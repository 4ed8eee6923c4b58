import { readFileSync } from 'node:fs';
import path from 'node:path';

const fonts = path.resolve(import.meta.dirname, '../../../components/styles/fonts');

const fontFace = (family: string, file: string): string =>
  `@font-face { font-family: '${family}'; font-weight: 200 900; src: url(data:font/woff2;base64,${readFileSync(path.join(fonts, file)).toString('base64')}) format('woff2'); }`;

/**
 * The look of the readers' site for the lake's sign-in page: its colours, and its fonts for headings and forms. The page
 * loads nothing, so the fonts are in it.
 *
 * @see components/styles/tokens.css
 */
export const signInStyle = (): string => `
${fontFace('Newsreader Subset', 'display.woff2')}
${fontFace('Public Sans Subset', 'labels.woff2')}
:root {
  --paper: light-dark(#fdfcf9, #191715);
  --ink: light-dark(#1a1816, #ece8e0);
  --grey: light-dark(#4b4640, #c3bcb1);
  --hair: light-dark(#d8d3ca, #3b3732);
  --red: light-dark(#b1241a, #ff8b77);
  --serif: 'Newsreader Subset', Georgia, serif;
  --sans: 'Public Sans Subset', system-ui, sans-serif;
}
`;
