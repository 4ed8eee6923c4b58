import { readFileSync } from 'node:fs';
import { themeFrom } from '../../../lib/theme/Theme.ts';
import { themeCss } from '../../../lib/theme/themeCss.ts';
import config from '../../../theme.config.ts';

const theme = themeFrom(config, 'theme.config.ts');
const face = (family: string, src: string) => `@font-face { font-family: ${family}; src: ${src}; }`;
const beforeFonts = (css: string) => css.split(':root[data-without-fonts]')[1];

describe('the style of a page that is painted without the fonts of the paper', () => {
  it('keeps what stands in for them, of the house', () => {
    const css = themeCss(
      theme,
      theme.type.faces.map((file) => readFileSync(file, 'utf8')),
    );
    expect(beforeFonts(css)).toBe(
      '{--display:"Display on Times", "Display on Noto", "Display on DejaVu", serif;' +
        '--text:"Text on Times", "Text on Noto", "Text on DejaVu", serif;' +
        '--label:"Label on Arial", "Label on Roboto", "Label on DejaVu", sans-serif}',
    );
  });

  it('keeps fonts of the device, and a list of nothing else as it is', () => {
    const type = {
      ...theme.type,
      headline: { stack: "'Far', Near, serif" },
      text: { stack: '"Far"' },
      interface: { stack: 'Near, sans-serif' },
    };
    const faces = [face('"Far"', 'url("./far.woff2")'), face('Near', 'local("Near")')];
    expect(beforeFonts(themeCss({ ...theme, type }, faces))).toBe(
      '{--display:Near, serif;--text:"Far";--label:Near, sans-serif}',
    );
  });
});
