import {
  foundPictures,
  nameOf,
  picturesParams,
  usesWords,
} from '../../../../sanity/studio/pictures/FoundPicture.ts';

const site = { timeZone: 'Europe/Rome' };
const at = '2026-11-26T12:00:00Z';
const asset = (id: string, more = {}) => ({
  id,
  originalFilename: null,
  description: null,
  creditLine: null,
  uses: 0,
  ...more,
});
const record = (id: string | null, more = {}) => ({
  id,
  caption: null,
  credit: null,
  fileName: null,
  licence: null,
  tags: null,
  ...more,
});

describe('the pictures of a page', () => {
  it('keep the order of the search, without deleted ones', () => {
    const found = { assets: [asset('a'), asset('c')], records: [record('b'), record(null)], site, ends: [] };
    expect(foundPictures(['c', 'b', 'a'], found, at).map(({ id }) => id)).toEqual(['c', 'a']);
  });

  it('have the words and rights of their record', () => {
    const words = { caption: 'Plums', credit: 'Ada', fileName: 'a.jpg', licence: 'Once', tags: ['fruit'] };
    const found = {
      assets: [asset('a', { description: 'Old', uses: 2 })],
      records: [record('a', words)],
      site,
      ends: [
        { id: 'a', rightsEndAt: '2026-11-01T00:00:00Z' },
        { id: 'a', rightsEndAt: '2030-11-01T00:00:00Z' },
        { id: 'b', rightsEndAt: '2020-11-01T00:00:00Z' },
      ],
    };
    expect(foundPictures(['a'], found, at)).toMatchObject([
      {
        ...words,
        uses: 2,
        rights: { kind: 'ended', words: 'The rights ended on 1 November 2026, 01:00 CET.' },
      },
    ]);
  });

  it('have the words of their asset without a record', () => {
    const words = { description: 'Plums', creditLine: 'Ada', originalFilename: 'a.jpg' };
    const [picture] = foundPictures(['a'], { assets: [asset('a', words)], records: [], site, ends: [] }, at);
    expect(picture).toMatchObject({
      caption: 'Plums',
      credit: 'Ada',
      fileName: 'a.jpg',
      rights: { kind: 'unlimited' },
    });
  });

  it.each([
    [{ caption: 'Plums', fileName: 'a.jpg' }, 'Plums'],
    [{ fileName: 'a.jpg' }, 'a.jpg'],
    [{}, 'Picture without a caption'],
  ])('with %j are named “%s”', (words, name) => {
    const found = { assets: [asset('a')], records: [record('a', words)], site, ends: [] };
    expect(foundPictures(['a'], found, at).map(nameOf)).toEqual([name]);
  });

  it.each([
    [0, null],
    [1, 'Used once'],
    [1200, 'Used 1,200 times'],
  ])('that have %i uses say %s', (uses, words) => {
    expect(usesWords(uses)).toBe(words);
  });

  it('are read with their records', () => {
    expect(picturesParams(['image-a'])).toEqual({ ids: ['image-a'], records: ['internal.picture.image-a'] });
  });
});
