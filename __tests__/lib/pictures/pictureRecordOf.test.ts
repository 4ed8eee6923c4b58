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
      webStatement: 'https://example.org/licence',
      digitalSourceType: 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia',
      keywords: ['fruit'],
      takenOn: '2026-11-24',
      usableUntil: '2027-01-01T00:00:00.000Z',
    };
    expect(pictureRecordOf('image-a', 'plums.jpg', words)).toEqual({
      _id: 'internal.picture.image-a',
      _type: 'pictureRecord',
      image: { _type: 'image', asset: { _type: 'reference', _ref: 'image-a', _weak: true } },
      fileName: 'plums.jpg',
      caption: 'Plums',
      copyright: 'C',
      licence: 'Once',
      licenceUrl: 'https://example.org/licence',
      digitalSource: 'trainedAlgorithmicMedia',
      rightsEndAt: '2027-01-01T00:00:00.000Z',
      takenOn: '2026-11-24',
      tags: ['fruit'],
    });
  });

  it('has no end of the rights that is beyond every calendar', () => {
    const record = pictureRecordOf('image-a', null, { usableUntil: '+010000-01-01T00:00:00.000Z' });
    expect(record).not.toHaveProperty('rightsEndAt');
  });

  it('leaves out an address that is none, and a way of making that is unknown', () => {
    const words = { webStatement: 'javascript:alert(1)', digitalSourceType: 'http://cv.iptc.org/other' };
    const { licenceUrl, digitalSource } = pictureRecordOf('image-a', null, words);
    expect([licenceUrl, digitalSource]).toEqual([undefined, undefined]);
  });

  it.each([
    ['http://cv.iptc.org/newscodes/digitalsourcetype/digitalCreation', 'digitalArt'],
    ['https://cv.iptc.org/newscodes/digitalsourcetype/composite', 'compositeCapture'],
    ['digitalCapture', 'digitalCapture'],
  ])('reads %s as %s', (digitalSourceType, source) => {
    expect(pictureRecordOf('image-a', null, { digitalSourceType }).digitalSource).toBe(source);
  });

  it('is found by its asset, and its asset by its id', () => {
    const id = pictureRecordId('image-a');
    expect([id, `drafts.${id}`, 'image-a'].map(recordedAssetId)).toEqual(['image-a', 'image-a', null]);
  });
});
