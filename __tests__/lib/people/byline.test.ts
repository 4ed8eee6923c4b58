import { bylineOf, listNamed, listNames } from '../../../lib/people/byline.ts';

const ann = { name: 'Ann Other', slug: 'ann-other', role: null };

describe('a byline', () => {
  it('names the authors', () => {
    expect(bylineOf([ann], 'By our staff.')).toEqual({ kind: 'named', authors: [ann] });
  });

  it('without authors is the site’s line, or the usual one', () => {
    expect(bylineOf([], 'Names withheld.')).toEqual({ kind: 'none', line: 'Names withheld.' });
    expect(bylineOf([], null)).toEqual({ kind: 'none', line: null });
  });

  it.each([
    ['en', ['', ' and ']],
    ['ar', ['', ' و']],
  ])('has the words between its names in %s', (language, before) => {
    const authors = [ann, { ...ann, name: 'Yuval, Abraham' }];
    expect(listNamed(authors, ({ name }) => name, language)).toEqual(
      authors.map((author, index) => ({ item: author, before: before[index] })),
    );
  });

  it.each([
    ['British English', 'en', 'Harry Davies, Yuval Abraham and Ann Other'],
    ['the language of the story', 'de', 'Harry Davies, Yuval Abraham und Ann Other'],
    ['the variety that is named', 'en-US', 'Harry Davies, Yuval Abraham, and Ann Other'],
  ])('joins names in %s', (_what, language, expected) => {
    expect(listNames(['Harry Davies', 'Yuval Abraham', 'Ann Other'], language)).toBe(expected);
  });
});
