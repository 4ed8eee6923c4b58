import { type ServedLake, serveTestLake } from 'local-lake/testing';
import { findDocumentType } from '../../../../sanity/studio/desk/findDocumentType.ts';
import { listGroups } from '../../../../sanity/studio/desk/lists.ts';
import { newsroomLake } from '../../../../tools/testing/newsroomLake.ts';

const list = { types: ['topic', 'frontPage'] as [string, string] };

describe('the type of a document of a list of several types', () => {
  let lake: ServedLake;
  beforeAll(async () => {
    lake = await serveTestLake(newsroomLake);
    await lake
      .client({ token: lake.tokenFor('editor') })
      .create({ _id: 'drafts.plums', _type: 'topic', title: 'Plums' });
  });
  afterAll(() => lake.close());
  const typeOf = (id: string, params: { type?: string } = {}) =>
    findDocumentType(lake.client({ token: lake.tokenFor('editor') }), list, id, params);

  it('is that of its draft, also if it was never published', async () => {
    expect(await typeOf('plums')).toBe('topic');
  });

  it('is that of the link, if there is no such document yet', async () => {
    expect(await typeOf('frontPage', { type: 'frontPage' })).toBe('frontPage');
  });

  it.each([{}, { type: 'article' }])('is null for a document that does not exist: %j', async (params) => {
    expect(await typeOf('frontPage', params)).toBeNull();
  });
});

describe('a link to the only document of a type', () => {
  it('opens in no list', () => {
    const lists = [true, false].flatMap((mayPublish) => listGroups({ id: 'joan', mayPublish }));
    const claimed = lists
      .flatMap((group) => group.lists)
      .filter(({ linksOpenElsewhere }) => !linksOpenElsewhere)
      .flatMap(({ types }) => types);
    for (const type of ['frontPage', 'houseStyle', 'site']) expect(claimed).not.toContain(type);
  });
});
