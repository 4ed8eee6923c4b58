import { ThemeError, themeFrom } from '../../../lib/theme/Theme.ts';
import config from '../../../theme.config.ts';

const read = (change: Record<string, unknown>): string => {
  try {
    themeFrom({ ...config, ...change }, 'theme.config.ts');
    return '';
  } catch (error) {
    if (error instanceof ThemeError) return error.message;
    throw error;
  }
};
const withPencil = (light: string) => ({
  colours: { ...config.colours, pencil: { light, dark: '#ff8b77' } },
});
const withIcon = (icon: string) => ({ mark: { ...config.mark, icon } });

describe('a theme', () => {
  it('of the house can be used', () => {
    expect(read({})).toBe('');
  });

  it.each([
    [
      'a colour that cannot be read',
      withPencil('#ffb0a0'),
      /colours\.pencil\.light: has too little contrast with paper\.light: 1\.\d+, and 4\.5 is needed\. Choose a darker colour/,
    ],
    ['a colour by its name', withPencil('red'), /colours\.pencil\.light: must be a colour of six digits/],
    [
      'a front without corrections',
      { frontParts: ['lead', 'latest', 'sections'] },
      /frontParts: .*“Corrections” cannot be left out: .*Add it \(corrections\)/,
    ],
    [
      'a story without corrections',
      { storyParts: ['text', 'sources', 'history', 'report'] },
      /storyParts: .*“Corrections” cannot be left out/,
    ],
    ['a part twice', { frontParts: [...config.frontParts, 'lead'] }, /frontParts: .*twice/],
    [
      'an unknown part',
      { frontParts: [...config.frontParts, 'adverts'] },
      /“adverts” is no part of the page/,
    ],
    [
      'related stories above the text',
      { storyParts: ['related', ...config.storyParts.filter((part) => part !== 'related')] },
      /Move it to the end/,
    ],
    [
      'a script in the mark',
      withIcon('<path d="M0 0"/><script>alert(1)</script>'),
      /mark\.icon: must have no elements but/,
    ],
    [
      'a handler in the mark',
      withIcon('<path d="M0 0" onload="alert(1)"/>'),
      /mark\.icon: must have no event handlers/,
    ],
    [
      'a type that ends its declaration',
      { type: { ...config.type, text: { stack: 'serif}body{display:none' } } },
      /type\.text\.stack: must be one value of CSS/,
    ],
    ['a field that no theme has', { radius: 4 }, /radius/],
  ])('is refused for %s, with field and way out', (_case, change, message) => {
    expect(read(change)).toMatch(message);
  });
});
