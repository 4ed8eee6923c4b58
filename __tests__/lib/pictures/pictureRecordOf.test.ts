import { pictureRecordId, recordedAssetId } from '../../../lib/pictures/pictureRecordId.ts';
import { pictureRecordOf } from '../../../lib/pictures/pictureRecordOf.ts';

describe('the record of an uploaded picture', () => {
  it.each([
    [{ creators: ['Ada Roe', 'Ben Poe'], credit: 'Garden Press' }, 'Ada Roe, Ben Poe/Garden Press'],
    [{ creators: ['Ada Roe'] }, 'Ada Roe'],
    [{ creators: ['Ada Roe'], credit: 'Ada Roe/Garden Press' }, 'Ada Roe/Garden Press'],
    [{ creators: ['Ada Roe/Garden Press'], credit: 'Garden Press' }, 'Ada Roe/Garden Press'],
    [{ credit: 'Garden Press', source: 'Wire' }, 'Garden Press'],
    [{ source: 'Wire' }, 'Wire'],
    [{}, undefined],
  ])('credits %j as %s', (words, credit) => {
    expect(pictureRecordOf('image-a', null, words).credit).toBe(credit);
  });

  it('has the words of the file and a weak reference to the asset', () => {
    const words = {
      caption: 'Plums',
      copyright: 'C',
      usageTerms: 'Once',
      keywords: ['fruit'],
      takenOn: '2026-11-24',
    };
    expect(pictureRecordOf('image-a', 'plums.jpg', words)).toEqual({
      _id: 'internal.picture.image-a',
      _type: 'pictureRecord',
      image: { _type: 'image', asset: { _type: 'reference', _ref: 'image-a', _weak: true } },
      fileName: 'plums.jpg',
      caption: 'Plums',
      copyright: 'C',
      licence: 'Once',
      takenOn: '2026-11-24',
      tags: ['fruit'],
    });
  });

  it('is found by its asset, and its asset by its id', () => {
    const id = pictureRecordId('image-a');
    expect([id, `drafts.${id}`, 'image-a'].map(recordedAssetId)).toEqual(['image-a', 'image-a', null]);
  });
});
