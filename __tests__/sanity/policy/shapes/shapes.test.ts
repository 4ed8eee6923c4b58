import { commit, openTestLake, type TestLake } from 'local-lake/testing';
import { shapeProblem } from '../../../../lib/shapes/shapeProblem.ts';
import { shapes } from '../../../../sanity/policy/shapes/shapes.ts';
import { seedDocuments } from '../../../../sanity/seed/seedDocuments.ts';
import { newsroomLake } from '../../../../tools/testing/newsroomLake.ts';
import {
  malformedStories,
  pictureAsset,
  type StoredStory,
  soundStory,
} from '../../../fixtures/malformedStories.ts';

let lake: TestLake;
beforeAll(async () => {
  lake = await openTestLake(newsroomLake);
  commit(
    lake.dataset,
    Object.fromEntries([...seedDocuments, pictureAsset].map((document) => [document._id, document])),
  );
});
afterAll(() => lake.close());

type Answer = { status: number; body: Record<string, unknown> };

/** The rejection of the policy, or of the lake if the value is not text. */
const rejections = [400, 403];
const expectRejection = (answer: Answer, path: string) => {
  expect([rejections.includes(answer.status), JSON.stringify(answer.body)]).toEqual([
    true,
    expect.stringContaining(path),
  ]);
};

/** A draft may contain anything. */
const writeDraft = (id: string, story: StoredStory) => commit(lake.dataset, { [id]: { ...story, _id: id } });

/** The patch that turns a valid story into the malformed one. */
const patchTo = (story: StoredStory) => {
  const names = Object.keys(soundStory(story._id)).filter((name) => !(name in story));
  const { _id, _type, ...set } = story;
  return { patch: { id: _id, set, unset: names } };
};

describe.each(malformedStories)('$name', ({ path, story }) => {
  const id = story._id;
  const draftId = `drafts.${id}`;
  afterEach(() => {
    commit(lake.dataset, { [id]: null, [draftId]: null });
  });

  it('cannot be published in any way', async () => {
    expectRejection(await lake.mutate({ create: story }), path);
    expectRejection(await lake.mutate({ createOrReplace: story }), path);
    expectRejection(await lake.mutate({ createIfNotExists: story }), path);

    writeDraft(draftId, story);
    const publish = { actionType: 'sanity.action.document.publish', draftId, publishedId: id };
    expectRejection(await lake.act(publish), path);
    const executeAt = new Date(Date.now() + 3_600_000).toISOString();
    expectRejection(
      await lake.post('/schedules/copydesk/production', { documents: [{ documentId: id }], executeAt }),
      path,
    );

    const releaseId = `r${id.replace('-', '')}`;
    const publishAt = executeAt;
    await lake.act({ actionType: 'sanity.action.release.create', releaseId });
    writeDraft(`versions.${releaseId}.${id}`, story);
    expectRejection(await lake.act({ actionType: 'sanity.action.release.publish', releaseId }), path);
    expectRejection(
      await lake.act({ actionType: 'sanity.action.release.schedule', releaseId, publishAt }),
      path,
    );

    expect(lake.dataset.get(id)).toBeNull();
  });

  it('cannot replace a valid live story', async () => {
    expect(await lake.mutate({ create: soundStory(id) })).toMatchObject({ status: 200 });
    const before = lake.dataset.get(id);
    expectRejection(await lake.mutate({ createOrReplace: story }), path);
    expectRejection(await lake.mutate(patchTo(story)), path);
    expect(lake.dataset.get(id)).toEqual(before);
  });

  it('can be corrected, and changed in other fields, if it is already published', () => {
    expect(
      shapeProblem(shapes, story, { ...story, summary: path === 'summary' ? {} : 'In short.' }),
    ).toBeNull();
    expect(shapeProblem(shapes, story, soundStory(id))).toBeNull();
    const worse = shapeProblem(shapes, story, { ...story, recheckSummary: 'yes' });
    expect(worse).toContain('“recheckSummary”');
  });
});

describe('the schema’s rules', () => {
  it('accept the demonstration dataset', () => {
    expect(seedDocuments.filter((document) => shapeProblem(shapes, null, document) !== null)).toEqual([]);
  });

  it.each([
    ['unknown fields', { legacyId: { any: ['thing'] } }],
    ['fields without a value', { kicker: null, topics: null }],
    [
      'list items without keys',
      { keyPoints: ['A point'], bylines: [{ _type: 'reference', _ref: 'person-the-desk' }] },
    ],
    ['no values for fields that Studio fills in', { typeOfWork: undefined, language: undefined }],
    [
      'no address and no text, because no page shows it',
      { slug: undefined, standfirst: undefined, body: undefined },
    ],
    ['a time with an offset', { firstPublishedAt: '2025-11-24T14:33:00+02:00' }],
    [
      'a link to a page of the site',
      {
        body: [
          {
            _type: 'block',
            style: 'normal',
            markDefs: [{ _key: 'a', _type: 'link', href: '/pages/about' }],
            children: [{ _type: 'span', text: 'About', marks: ['strong', 'a'] }],
          },
        ],
      },
    ],
  ])('accept a story with %s', (_case, changes) => {
    expect(shapeProblem(shapes, null, soundStory('a', changes))).toBeNull();
  });

  const noted = (markDefs: object[]) => ({
    _type: 'block',
    _key: 'p',
    style: 'normal',
    markDefs,
    children: [{ _type: 'span', _key: 's', text: 'The report.', marks: ['n'] }],
  });
  const box = (body: object) => ({ _type: 'factBox', _key: 'f', title: 'The report', body: [body] });
  const note = { _type: 'sourceNote', _key: 'n', source: 'one' };
  const link = { _type: 'link', _key: 'n', href: '/about' };

  it.each([
    ['a story, which has a list of sources', 'article', true],
    ['a page', 'page', false],
    ['a live entry', 'liveEntry', false],
  ])('let passages name a source in %s, and in its boxes', (_case, _type, mayName) => {
    const problemOf = (block: object) =>
      shapeProblem(shapes, null, {
        ...soundStory('a', { body: [block] }),
        _type,
        title: 'A page',
        story: { _type: 'reference', _ref: 'live' },
      });
    expect([problemOf(noted([link])), problemOf(box(noted([link])))]).toEqual([null, null]);
    const [inText, inBox] = [problemOf(noted([note])), problemOf(box(noted([note])))];
    expect([inText === null, inBox === null]).toEqual([mayName, mayName]);
  });

  const film = (file: object) => ({ _type: 'video', _key: 'v', title: 'A film', file });

  it('accept a story with a film', () => {
    const body = [film({ _type: 'file', asset: { _type: 'reference', _ref: 'file-abc-mp4' } })];
    expect(shapeProblem(shapes, null, soundStory('a', { body }))).toBeNull();
  });

  it('accept the numbered addresses of WordPress as old ones', () => {
    const redirect = { _id: 'r', _type: 'redirect', from: '/?page_id=7', to: '/pages/about' };
    expect(shapeProblem(shapes, null, redirect)).toBeNull();
  });

  it.each([
    ['a redirect from a search', { _id: 'r', _type: 'redirect', from: '/?s=7', to: '/a' }, 'from'],
    ['a redirect to a number', { _id: 'r', _type: 'redirect', from: '/a', to: '/?p=7' }, 'to'],
    ['a person without a name or a page', { _id: 'p', _type: 'person' }, 'name'],
    ['a section without a title or a page', { _id: 's', _type: 'section' }, 'title'],
    ['a topic without a title or a page', { _id: 't', _type: 'topic' }, 'title'],
    ['a site without a title', { _id: 'site', _type: 'site', noBylineLine: 'B' }, 'title'],
    ['a redirect that leads nowhere', { _id: 'r', _type: 'redirect', from: '/a' }, 'to'],
    ['a redirect from nowhere', { _id: 'r', _type: 'redirect', to: '/a' }, 'from'],
    ['a person without a name', { _id: 'p', _type: 'person', slug: { current: 'ann' } }, 'name'],
    [
      'a site with an invalid time zone',
      { _id: 'site', _type: 'site', title: 'A', noBylineLine: 'B', timeZone: 'Mars/Olympus' },
      'timeZone',
    ],
    [
      'a site whose contact for security flaws is no address',
      { _id: 'site', _type: 'site', title: 'A', noBylineLine: 'B', securityContact: 'security@example.org' },
      'securityContact',
    ],
    [
      'a site with a line that trust.txt does not have',
      { _id: 'site', _type: 'site', title: 'A', noBylineLine: 'B', trustTxt: 'trust us' },
      'trustTxt',
    ],
    [
      'an old address that leads to another host',
      { _id: 'r', _type: 'redirect', from: '/a', to: '//b.example' },
      'to',
    ],
    [
      'a section whose order is a word',
      { _id: 's', _type: 'section', title: 'A', slug: { current: 'a' }, order: 'first' },
      'order',
    ],
    [
      'a picture whose width is a text',
      { _id: 'image-a-1x1-png', _type: 'sanity.imageAsset', metadata: { dimensions: { width: 'x' } } },
      'metadata.dimensions.width',
    ],
    [
      'a film whose file is a picture',
      soundStory('a', { body: [film({ asset: { _ref: 'image-a-1x1-png' } })] }),
      'body[0].file.asset._ref',
    ],
    ['a film without a file', soundStory('a', { body: [film({})] }), 'body[0].file.asset'],
  ])('reject %s', (_case, document, path) => {
    expect(shapeProblem(shapes, null, document)).toContain(`“${path}”`);
  });

  it('name the first invalid field and list the others', () => {
    expect(shapeProblem(shapes, null, soundStory('a', { headline: '', kicker: 7 }))).toBe(
      '“headline” is missing. Correct it before you publish. There are more problems in kicker.',
    );
  });
});
