import { readSearch } from '../../../lib/search/readSearch.ts';
import { termsIn } from '../../../lib/search/termsIn.ts';
import { wordsOf } from '../../../lib/words/wordsOf.ts';

const words = wordsOf({ language: 'en' });

describe('the address of a search', () => {
  it('is read with all its parts', () => {
    expect(
      readSearch(
        {
          q: ' Port “the crane” ',
          section: 'tech',
          from: '2026-01-01',
          to: '2026-02-28',
          page: '3',
        },
        words,
      ),
    ).toEqual({
      kind: 'search',
      fields: { q: 'Port “the crane”', section: 'tech', from: '2026-01-01', to: '2026-02-28', page: 3 },
      terms: [
        { words: ['port'], isQuoted: false },
        { words: ['the', 'crane'], isQuoted: true },
      ],
      from: { year: 2026, month: 1, day: 1 },
      to: { year: 2026, month: 2, day: 28 },
    });
  });

  it.each([
    ['nothing', {}],
    ['no words', { q: ' … ! ' }],
    ['no words, but a filter', { q: '…', section: 'tech' }],
  ])('without a search: %s', (_case, parameters) => {
    expect(readSearch(parameters, words).kind).toBe('empty');
  });

  it.each([
    { section: 'tech' },
    { topic: 'a' },
    { person: 'ann' },
    { from: '2026-01-01' },
    { to: '2026-01-01' },
  ])('by a filter alone: %j', (parameters) => {
    expect(readSearch(parameters, words)).toMatchObject({ kind: 'search', terms: [] });
  });

  it.each([
    ['a long query', { q: 'x'.repeat(201) }, 'A search has at most 200 characters. Please use fewer words.'],
    ['many words', { q: 'a b c d e f g h i j k l m' }, 'The search has too many words. Please use fewer.'],
    ['a date that is none', { q: 'a', from: '2026-02-30' }, 'A date is a day such as 2026-11-24.'],
    ['a month', { q: 'a', to: '2026-02' }, 'A date is a day such as 2026-11-24.'],
    [
      'days in the wrong order',
      { q: 'a', from: '2026-02-02', to: '2026-02-01' },
      'The first day is after the last day.',
    ],
    ['page 0', { q: 'a', page: '0' }, 'There is no such page.'],
    ['a page that is no number', { q: 'a', page: '1e3' }, 'There is no such page.'],
    [
      'a page behind the last',
      { q: 'a', page: '21' },
      'A search shows its 200 best results. Add a word, a section or a date to find others.',
    ],
  ])('is rejected: %s', (_case, parameters, problem) => {
    expect(readSearch(parameters, words)).toMatchObject({ kind: 'invalid', problem });
  });

  it('is read once if a part is repeated', () => {
    expect(readSearch({ q: ['port', 'crane'] }, words)).toMatchObject({ fields: { q: 'port' } });
  });
});

it('splits words of languages without spaces by a dictionary', () => {
  expect(termsIn('東京大学 港')).toEqual([
    { words: ['東', '京'], isQuoted: false },
    { words: ['大', '学'], isQuoted: false },
    { words: ['港'], isQuoted: false },
  ]);
});

it('takes a repeated word once', () => {
  expect(termsIn('port Port PORT')).toEqual([{ words: ['port'], isQuoted: false }]);
});
