import { translationsFrom } from '../../../../lib/articles/translations/translationsFrom.ts';

const story = { _id: 'story', language: 'en' };
const other = (language: string, more: object = {}) => ({
  ...{ _id: `story-${language}`, slug: `slug-${language}`, headline: language, language },
  ...{ embargoedUntil: null, retractedAt: null },
  ...more,
});
const now = new Date('2026-11-25T12:00:00Z');
const languagesOf = (...results: ReturnType<typeof other>[]) =>
  translationsFrom(story, results, now).map(({ language }) => language);

describe('the translations of a story', () => {
  it('come in the order of the vocabulary, without the story itself', () => {
    expect(languagesOf(other('uk'), { ...other('en'), _id: 'story' }, other('de'))).toEqual(['de', 'uk']);
  });

  it.each([
    ['under embargo', { embargoedUntil: '2026-11-26T12:00:00Z' }],
    ['under an embargo that is no date', { embargoedUntil: 'soon' }],
    ['retracted', { retractedAt: '2026-11-24T12:00:00Z' }],
    ['in the language of the story', { language: 'en' }],
    ['in a language that no story has', { language: 'tlh' }],
  ])('leave out one that is %s', (_case, more) => {
    expect(languagesOf(other('de', more))).toEqual([]);
  });

  it('have each language once', () => {
    const [first, ...more] = translationsFrom(
      story,
      [other('de'), { ...other('de'), _id: 'b', slug: 'b' }],
      now,
    );
    expect(first).toEqual({ language: 'de', slug: 'slug-de', headline: 'de' });
    expect(more).toEqual([]);
  });
});
