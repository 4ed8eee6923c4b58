import { addressHint } from '../../../lib/articles/addressHint.ts';

describe('addressHint', () => {
  it.each([
    ['an address', { headline: 'A mill', slug: 'a-mill' }],
    ['no headline yet', { headline: '', slug: '' }],
    ['an address below an Arabic headline', { headline: 'مدينة بلا ماء', slug: 'a-city' }],
    ['a headline that is “Untitled”', { headline: 'Untitled', slug: 'untitled' }],
  ])('says nothing about %s', (_case, story) => {
    expect(addressHint(story)).toBeNull();
  });

  it.each([
    ['a headline in letters that are not transliterated', { headline: 'ꯀꯥꯔ', slug: '' }],
    ['what was generated from it', { headline: 'ꯀꯥꯔ', slug: 'untitled' }],
  ])('asks for an address for %s', (_case, story) => {
    expect(addressHint(story)).toContain('The headline has no Latin letters.');
  });

  it('says which characters an address has', () => {
    expect(addressHint({ headline: 'مدينة', slug: 'مدينة' })).toContain('letters a to z');
  });
});
