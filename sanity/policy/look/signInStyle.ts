import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Theme } from '../../../lib/theme/Theme.ts';

const root = path.resolve(import.meta.dirname, '../../..');

const fontFace = (family: string, file: string | undefined): string =>
  file
    ? `@font-face { font-family: '${family}'; font-weight: 200 900; src: url(data:font/woff2;base64,${readFileSync(path.join(root, file)).toString('base64')}) format('woff2'); }`
    : '';

/**
 * The look of the readers' site for the lake's sign-in page: its colours, and its fonts for headings and forms. The page
 * loads nothing, so the fonts are in it.
 */
export const signInStyle = ({ colours, type }: Theme): string => {
  const colour = (name: 'paper' | 'ink' | 'inkSoft' | 'hairline' | 'pencil'): string =>
    `light-dark(${colours[name].light}, ${colours[name].dark})`;
  return `
${fontFace('Headline Subset', type.headline.file)}
${fontFace('Interface Subset', type.interface.file)}
:root {
  --paper: ${colour('paper')};
  --ink: ${colour('ink')};
  --grey: ${colour('inkSoft')};
  --hair: ${colour('hairline')};
  --red: ${colour('pencil')};
  --serif: 'Headline Subset', ${type.headline.stack};
  --sans: 'Interface Subset', ${type.interface.stack};
}
`;
};
