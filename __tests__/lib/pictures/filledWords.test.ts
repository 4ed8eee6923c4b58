import { filledWords } from '../../../lib/pictures/filledWords.ts';

const all = ['alt', 'caption', 'credit', 'copyright', 'licenceUrl', 'digitalSource'];
const plums = { caption: 'Plums', credit: 'Ada' };
const pears = { caption: 'Pears\nin a bowl', credit: 'Ben' };

describe('a document that gets a picture', () => {
  it.each([
    ['has no words yet', {}, null, plums, plums],
    ['has empty words', { caption: ' ', credit: '' }, null, plums, plums],
    ['has its own words', { caption: 'Mine', credit: 'Me' }, null, plums, {}],
    ['has its own caption', { caption: 'Mine' }, plums, pears, { credit: 'Ben' }],
    [
      'has the words of the picture before',
      plums,
      plums,
      pears,
      { caption: 'Pears in a bowl', credit: 'Ben' },
    ],
    [
      'has words of the picture before, and the new one has none',
      plums,
      plums,
      {},
      { caption: '', credit: '' },
    ],
    ['gets a picture without a record', { caption: 'Mine' }, null, null, {}],
    [
      'has no rights yet',
      plums,
      null,
      { ...plums, copyright: 'C', licenceUrl: 'https://example.org/l', digitalSource: 'digitalArt' },
      { copyright: 'C', licenceUrl: 'https://example.org/l', digitalSource: 'digitalArt' },
    ],
    ['has the words already', plums, null, plums, {}],
    ['gets words that are no text', {}, null, { caption: 1, credit: ['x'] }, {}],
  ])('and %s', (_case, written, former, chosen, filled) => {
    expect(filledWords(written, former, chosen, all)).toEqual(filled);
  });

  it('gets only the words that it has fields for', () => {
    expect(filledWords({}, null, plums, ['alt', 'credit'])).toEqual({ credit: 'Ada' });
  });
});
