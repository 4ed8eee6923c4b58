import { lookFrom } from '../../../lib/theme/Look.ts';
import { lookProblem } from '../../../lib/theme/lookProblem.ts';
import { theme } from '../../fixtures/theme.ts';

const svg = { _type: 'image', asset: { _type: 'reference', _ref: 'image-abc-64x64-svg' } };
const storyParts = ['corrections', 'text', 'sources', 'history', 'report'];

describe('the look in Site settings', () => {
  it.each([
    ['nothing', undefined],
    ['an accent that can be read', { accentLight: '#0b5cad', accentDark: '#8ec1ff' }],
    ['an order that has all parts that readers need', { storyParts }],
    ['empty lists', { storyParts: [], frontParts: [] }],
  ])('may have %s', (_case, look) => {
    expect(lookProblem(look, theme)).toBeNull();
  });

  it.each([
    [
      'an accent too pale for light paper',
      { accentLight: '#7ab8ff' },
      /#7ab8ff cannot be read on light paper: .*darker/,
    ],
    [
      'an accent too dark for dark paper',
      { accentDark: '#0b5cad' },
      /cannot be read on dark paper: .*lighter/,
    ],
    ['an accent that is no colour', { accentLight: 'blue' }, /six digits/],
    [
      'a story without corrections',
      { storyParts: ['text', 'sources', 'history', 'report'] },
      /cannot be left out/,
    ],
    ['a front without corrections', { frontParts: ['lead', 'latest'] }, /cannot be left out/],
    ['a drawing as mark', { mark: svg }, /PNG or WebP/],
  ])('may not have %s', (_case, look, message) => {
    expect(lookProblem(look, theme)).toMatch(message);
  });

  it('is the theme’s where a hosted dataset has a choice that would harm readers', () => {
    const look = lookFrom(theme, { accentLight: '#7ab8ff', storyParts: ['text'] });
    expect(look).toMatchObject({ colours: theme.colours, accentCss: null, storyParts: theme.storyParts });
  });

  it('has boxes and selected text in the hue of another accent', () => {
    const { accentCss } = lookFrom(theme, { accentLight: '#0b5cad' });
    expect(accentCss).toContain('--pencil:light-dark(#0b5cad,#ff8b77)');
    expect(accentCss).toMatch(/--pencil-wash:light-dark\(#e\w+,#\w+\);--selection:light-dark/);
  });
});
