import { recordsOfImport } from '../../../../sanity/policy/imports/importedPictures.ts';
import { lakeConfiguration } from '../../../../sanity/policy/lakeConfiguration.ts';
import { theme } from '../../../fixtures/theme.ts';

const asset = { _id: 'image-abc-8x8-webp', _type: 'sanity.imageAsset', originalFilename: 'plums.webp' };
const record = {
  _id: 'internal.picture.image-abc-8x8-webp',
  _type: 'pictureRecord',
  image: { _type: 'image', asset: { _type: 'reference', _ref: asset._id, _weak: true } },
  fileName: 'plums.webp',
};
const picture = {
  _type: 'image',
  asset: { _type: 'reference', _ref: asset._id },
  caption: 'Plums',
  credit: 'Ada',
};

describe('a picture that is imported with a document', () => {
  it('has a record with the words that the document gives it', () => {
    expect(recordsOfImport({ _id: 'story', _type: 'article', leadImage: picture }, [asset])).toEqual([
      { createIfNotExists: { ...record, caption: 'Plums', credit: 'Ada' } },
      { patch: { id: record._id, set: { isLive: true } } },
    ]);
  });

  it('has a record in a draft, whose readers nobody knows', () => {
    const body = [{ _type: 'block' }, { _type: 'image', asset: picture.asset }];
    expect(recordsOfImport({ _id: 'drafts.story', _type: 'article', body }, [asset])).toEqual([
      { createIfNotExists: record },
    ]);
  });

  it('is no other file', () => {
    const file = { ...asset, _type: 'sanity.fileAsset' };
    expect(recordsOfImport({ _id: 'story', _type: 'article' }, [file])).toEqual([]);
  });

  it('is recorded by the newsroom’s lake', () => {
    expect(lakeConfiguration(['p'], theme).projects?.p?.imports?.companions).toBe(recordsOfImport);
  });
});
