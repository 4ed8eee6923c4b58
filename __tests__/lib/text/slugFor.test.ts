import { freeSlug, slugFor } from '../../../lib/text/slugFor.ts';

describe('slugFor', () => {
  it.each([
    ['words', 'A gauge that told the truth', 'a-gauge-that-told-the-truth'],
    ['accents and apostrophes', 'Café “L’Été” isn’t open', 'cafe-lete-isnt-open'],
    ['signs at both ends', '  “£19m!” ', '19m'],
    ['no Latin letters', 'العربية', 'untitled'],
    ['nothing', '', 'untitled'],
  ])('reads %s', (_case, headline, slug) => {
    expect(slugFor(headline)).toBe(slug);
  });

  it('cuts a long headline at a word', () => {
    const slug = slugFor('a harbour '.repeat(20));
    expect(slug).toBe('a-harbour-a-harbour-a-harbour-a-harbour-a-harbour-a-harbour-a-harbour-a-harbour');
    expect(slug.length).toBeLessThanOrEqual(80);
  });
});

describe('freeSlug', () => {
  it.each([
    [[], 'a-mill-2'],
    [['a-mill', 'a-mill-2', 'a-mill-4'], 'a-mill-3'],
  ])('passes over %j', (taken, free) => {
    expect(freeSlug('a-mill', taken)).toBe(free);
  });
});
