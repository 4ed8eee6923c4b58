import { commit, explainQuery, openTestLake, type TestLake } from 'local-lake/testing';
import { rightsParams, rightsQuery } from '../../../../sanity/schema/picture/checkRights.ts';

const words = { caption: 'Plums', fileName: 'plums.jpg' };
let lake: TestLake;
beforeAll(async () => {
  lake = await openTestLake();
  const image = (id: string) => ({ asset: { _type: 'reference', _ref: id } });
  const record = (id: string, rightsEndAt: string) => ({
    _id: id,
    _type: 'pictureRecord',
    ...words,
    rightsEndAt,
  });
  const documents = [
    { _id: 'site', _type: 'site', timeZone: 'Europe/Rome' },
    ...['image-a', 'image-b', 'image-c'].map((_id) => ({ _id, _type: 'sanity.imageAsset' })),
    { _id: 'story', _type: 'article', body: [image('image-a')] },
    { _id: 'drafts.story', _type: 'article', body: [image('image-a'), image('image-b')] },
    { _id: 'other', _type: 'article', leadImage: image('image-b') },
    record('internal.picture.image-b', '2026-11-01T00:00:00Z'),
    record('drafts.internal.picture.image-b', '2027-11-01T00:00:00Z'),
    record('internal.picture.image-c', '2026-11-02T00:00:00Z'),
  ];
  commit(lake.dataset, Object.fromEntries(documents.map((document) => [document._id, document])));
});
afterAll(() => lake.close());

it('the form of a document asks once for the rights of all its pictures, and which of them are live in it', () => {
  const { result, steps } = explainQuery(lake.dataset, {
    query: rightsQuery,
    params: rightsParams('story', ['image-a', 'image-b']),
    perspective: { kind: 'raw' },
    now: new Date(),
  });
  expect(result).toEqual({
    records: [
      { _id: 'drafts.internal.picture.image-b', ...words, rightsEndAt: '2027-11-01T00:00:00Z' },
      { _id: 'internal.picture.image-b', ...words, rightsEndAt: '2026-11-01T00:00:00Z' },
    ],
    live: ['image-a'],
    site: { timeZone: 'Europe/Rome' },
  });
  expect(steps.filter(({ index }) => index === 'none')).toEqual([]);
});
