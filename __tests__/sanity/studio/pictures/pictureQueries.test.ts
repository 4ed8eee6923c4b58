import { commit, type Draft, explainQuery, openTestLake, type TestLake } from 'local-lake/testing';
import { usesQuery } from '../../../../sanity/studio/newsroom/usesQuery.ts';
import { recordsParams } from '../../../../sanity/studio/pictures/FoundPicture.ts';
import {
  endsQuery,
  newestQuery,
  picturesPerPage,
  picturesQuery,
  type SearchResult,
  searchedPage,
  searchQuery,
  searchWords,
} from '../../../../sanity/studio/pictures/pictureQueries.ts';
import { type AskPictures, readPictures } from '../../../../sanity/studio/pictures/readPictures.ts';

const reference = (id: string) => ({ _type: 'reference', _ref: id });
const createdAt = (index: number) => new Date(Date.UTC(2026, 0, 1) + index * 60_000).toISOString();
const asset = (index: number, more: object = {}): Draft => ({
  _id: `image-${index}`,
  _type: 'sanity.imageAsset',
  _createdAt: createdAt(index),
  url: `https://example.org/images/${index}`,
  ...more,
});
const record = (index: number, more: object = {}, prefix = ''): Draft => ({
  _id: `${prefix}internal.picture.image-${index}`,
  _type: 'pictureRecord',
  _createdAt: createdAt(index),
  image: { asset: reference(`image-${index}`) },
  fileName: `DSC_${index}.jpg`,
  ...more,
});

const archive = (size: number): Draft[] => [
  asset(0, { originalFilename: 'harbour.jpg' }),
  ...Array.from({ length: size }, (_, index) => [
    asset(index + 1),
    record(index + 1, { caption: `Number ${index}`, credit: 'Wire', tags: index % 50 ? [] : ['election'] }),
  ]).flat(),
  record(5, { caption: 'The harbour at night', tags: ['ships'], credit: 'Zoë Müller' }),
  record(7, { caption: 'Ended', rightsEndAt: createdAt(0) }),
  record(7, { caption: 'To be extended', rightsEndAt: '2100-01-01T00:00:00Z' }, 'drafts.'),
  record(6, { caption: 'Typed by a journalist', credit: 'Wire' }, 'drafts.'),
  {
    _id: 'live',
    _type: 'article',
    headline: 'A story',
    firstPublishedAt: createdAt(1),
    leadImage: { asset: reference('image-5') },
  },
  { _id: 'drafts.live', _type: 'article', headline: 'A story', leadImage: { asset: reference('image-5') } },
  { _id: 'drafts.new', _type: 'article', headline: 'A draft', body: [{ asset: reference('image-5') }] },
];

const storedIn = async (drafts: Draft[]): Promise<TestLake> => {
  const lake = await openTestLake();
  commit(lake.dataset, Object.fromEntries(drafts.map((document) => [document._id, document])));
  return lake;
};
const ask = (
  { dataset }: TestLake,
  query: string,
  params: Record<string, unknown>,
  perspective: 'drafts' | 'raw' = 'drafts',
) =>
  explainQuery(dataset, {
    query,
    params,
    perspective: perspective === 'raw' ? { kind: 'raw' } : { kind: 'stack', layers: ['drafts'] },
    now: new Date(),
  });

let small: TestLake;
let large: TestLake;
beforeAll(async () => {
  [small, large] = [await storedIn(archive(300)), await storedIn(archive(3_000))];
});
afterAll(async () => {
  await small.close();
  await large.close();
});

const page = { from: 0, to: picturesPerPage + 1 };
const idsOf = (result: unknown) => [...new Set((result as { id: string }[]).map(({ id }) => id))];
const search = (typed: string): string[] =>
  searchedPage(ask(large, searchQuery, { ...page, words: searchWords(typed) }).result as SearchResult).ids;

describe('a search for pictures', () => {
  it.each([
    ['a caption', 'harbour at night', ['image-5']],
    ['the beginning of a word', 'harb', ['image-5', 'image-0']],
    ['a credit without its accents', 'muller', ['image-5']],
    ['a tag', 'ships', ['image-5']],
    ['a file name', 'DSC_77.jpg', ['image-77']],
    ['the file name of a picture without a record', 'harbour.jpg', ['image-0']],
    ['words that a journalist changed in a draft', 'typed journalist', ['image-6']],
    ['words that no picture has', 'aardvark', []],
  ])('finds %s', (_case, typed, ids) => {
    expect(search(typed)).toEqual(ids);
  });

  it('finds nothing of a story', () => {
    expect(search('A story')).toEqual([]);
  });
});

describe('a list of pictures', () => {
  it('says that rights ended which a draft alone extends, with the words of the draft', async () => {
    const askLake: AskPictures = async (perspective, query, params) =>
      ask(large, query, params, perspective).result as never;
    expect(await readPictures(askLake, ['image-7', 'image-5'])).toMatchObject([
      { id: 'image-7', caption: 'To be extended', rights: { kind: 'ended' } },
      { id: 'image-5', rights: { kind: 'unlimited' } },
    ]);
  });

  it('begins with the newest', () => {
    const { result } = ask(large, newestQuery, page);
    expect(idsOf(result).slice(0, 2)).toEqual(['image-3000', 'image-2999']);
  });

  it('counts each document that uses a picture once, and not its record', () => {
    const records = ['internal.picture.image-5', 'internal.picture.image-6'];
    const { result } = ask(large, picturesQuery, { ids: ['image-5', 'image-6'], records });
    expect(result).toMatchObject({
      assets: [
        { id: 'image-5', uses: 2 },
        { id: 'image-6', uses: 0 },
      ],
      records: [{ caption: 'The harbour at night' }, { caption: 'Typed by a journalist' }],
    });
    const uses = ask(large, usesQuery, { id: 'image-5' }).result as { title: string }[];
    expect(uses.map(({ title }) => title).toSorted()).toEqual(['A draft', 'A story']);
  });

  it.each<[string, string, Record<string, unknown>]>([
    ['the newest', newestQuery, page],
    ['a later page', newestQuery, { from: 48, to: 73 }],
    ['a rare word', searchQuery, { ...page, words: 'harbour*' }],
    ['the pictures of a page', picturesQuery, { ids: ['image-5'], records: ['internal.picture.image-5'] }],
    ['when the rights of a page end', endsQuery, recordsParams(['image-5'])],
    ['the uses of a picture', usesQuery, { id: 'image-5' }],
  ])('reads a number of documents that does not grow with the archive: %s', (_case, query, params) => {
    const [before, after] = [ask(small, query, params), ask(large, query, params)];
    expect(after.steps.filter(({ index }) => index === 'none')).toEqual([]);
    expect(after.cost).toBeLessThanOrEqual(before.cost * 1.2 + 20);
  });

  it('reads a word of every picture in the order of the index', () => {
    const { steps, cost } = ask(large, searchQuery, { ...page, words: 'wire*' });
    // A “walk” would look at all matches, however few it reads.
    expect(steps.map(({ asked }) => (asked as { way?: string } | undefined)?.way)).toEqual([
      'composite',
      'composite',
    ]);
    expect(cost).toBeLessThan(500);
  });

  it('of a search has each picture once, newest first', () => {
    const row = (id: string | null, minute: number) => ({ id, _createdAt: createdAt(minute) });
    const found = { records: [row('b', 2), row('a', 1), row(null, 0)], assets: [row('c', 3), row('a', 1)] };
    expect(searchedPage(found)).toEqual({ ids: ['c', 'b', 'a'], hasMore: false });
    const many = Array.from({ length: picturesPerPage + 1 }, (_, index) => row(`x${index}`, 100 - index));
    expect(searchedPage({ records: [], assets: many })).toMatchObject({ hasMore: true });
    expect(searchedPage({ records: [], assets: many }).ids).toHaveLength(picturesPerPage);
  });
});
