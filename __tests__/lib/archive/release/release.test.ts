import type { ReadArchive } from '../../../../lib/archive/ArchivedStory.ts';
import { readDrupal } from '../../../../lib/archive/read/drupal/readDrupal.ts';
import { readFeed } from '../../../../lib/archive/read/feeds/readFeed.ts';
import { readGhost } from '../../../../lib/archive/read/ghost/readGhost.ts';
import { readMarkdown } from '../../../../lib/archive/read/markdown/readMarkdown.ts';
import { readMedium } from '../../../../lib/archive/read/medium/readMedium.ts';
import { readNewsml } from '../../../../lib/archive/read/newsml/readNewsml.ts';
import { readNinjs } from '../../../../lib/archive/read/ninjs/readNinjs.ts';
import { readHtmlPages } from '../../../../lib/archive/read/pages/readPages.ts';
import { readSanity } from '../../../../lib/archive/read/sanity/readSanity.ts';
import { readSubstack } from '../../../../lib/archive/read/substack/readSubstack.ts';
import { readWordPress } from '../../../../lib/archive/read/wordpress/readWordPress.ts';
import { storyFormats } from '../../../../lib/archive/write/formats.ts';
import { publicDocument } from '../../../../lib/archive/write/publicDocument.ts';
import type { ArticleResult } from '../../../../lib/queryResults/story.ts';
import { languagesOfWords } from '../../../../lib/words/languageOfWords.ts';
import { outline, readAll } from '../../../fixtures/archives/archiveFiles.ts';
import { exportedStory } from '../../../fixtures/exportedStory.ts';
import { wholeStory } from '../../../fixtures/wholeStory.ts';

const formats = [
  ['ninjs', 'json', readNinjs],
  ['newsml', 'xml', readNewsml],
  ['markdown', 'md', readMarkdown],
  ['html', 'html', readHtmlPages],
] as const;

const retraction = {
  ...{ _id: 'r', status: 'published', kind: 'retraction', severity: 'serious', affects: null },
  ...{ was: null, is: null, changes: null, note: 'We retract it.', requestedBy: 'a', approvedBy: 'b' },
  ...{ alone: null, addition: null, publishedAt: '2026-11-26T10:00:00.000Z', revisionBefore: null },
} as const;

const takenBack: [string, Partial<ArticleResult>][] = [
  ['by its date', { retractedAt: '2026-11-26T10:00:00.000Z' }],
  ['by its note', { corrections: [retraction] as unknown as ArticleResult['corrections'] }],
];

describe.each(formats)('a story that was retracted and went out as %s', (format, ending, read) => {
  it.each(
    takenBack.flatMap(([way, more]) => languagesOfWords.map((language) => [way, language, more] as const)),
  )('stays out: %s, in a paper in %s', async (_way, language, more) => {
    const exported = exportedStory(wholeStory(more));
    const site = { ...exported.site, language };
    const file = storyFormats[format].write({ ...exported, site });
    const { stories, skipped, unread } = await readAll(read as ReadArchive, { [`s.${ending}`]: file });
    expect([stories, unread]).toEqual([[], []]);
    expect(skipped.join()).toMatch(/retracted there|not published there \(canceled\)/);
  });
});

const paragraph = (text: string) => ({
  ...{ _type: 'block', _key: text, style: 'normal', markDefs: [] },
  children: [{ _type: 'span', _key: 's', text, marks: [] }],
});
const article = (more: object) => ({
  ...{ _id: 'a', _type: 'article', headline: 'Rain', slug: { current: 'rain' }, typeOfWork: 'live' },
  ...{ firstPublishedAt: '2026-11-20T08:00:00.000Z', body: [paragraph('It rains.')] },
  ...more,
});
const entry = (_id: string, more: object) => ({
  ...{ _id, _type: 'liveEntry', story: { _type: 'reference', _ref: 'a', _weak: true }, headline: _id },
  ...{ firstPublishedAt: '2026-11-20T09:00:00.000Z', body: [paragraph(`Text of ${_id}.`)] },
  ...more,
});
const now = new Date('2026-11-28T12:00:00Z');
const fromNdjson = (...documents: { _id: string; _type: string }[]) =>
  readAll(readSanity, {
    'documents.ndjson': documents
      .map((one) =>
        JSON.stringify(publicDocument(one, { now, isExported: () => true, isRetracted: () => false })),
      )
      .join('\n'),
  });

describe('a story that went out as NDJSON', () => {
  it('stays out if it was retracted, with its entries', async () => {
    const { stories, skipped } = await fromNdjson(
      article({ retractedAt: '2026-11-26T10:00:00.000Z' }),
      entry('One', {}),
    );
    expect(stories).toEqual([]);
    expect(skipped).toEqual(['Rain: retracted there']);
  });

  it.each([
    ['that has ended', { liveEndedAt: '2026-11-20T10:00:00.000Z' }],
    ['that goes on', {}],
  ])('and is live coverage %s is one text, from the first entry to the last', async (_case, more) => {
    const { stories, skipped } = await fromNdjson(
      entry('Two', { firstPublishedAt: '2026-11-20T09:30:00.000Z', headline: 'Hail & snow' }),
      article(more),
      entry('One', { headline: undefined }),
      entry('Waits', { firstPublishedAt: undefined }),
    );
    expect(stories.map(outline)).toEqual([
      [
        ...['normal: It rains.', 'h2: 20 November 2026, 09:00 UTC', 'normal: Text of One.'],
        ...['h2: 20 November 2026, 09:30 UTC: Hail & snow', 'normal: Text of Two.'],
      ],
    ]);
    expect(skipped).toEqual([]);
  });

  it('names the entries of a story that did not go out', async () => {
    const { skipped } = await fromNdjson({ ...article({}), _id: 'b' }, entry('One', {}));
    expect(skipped).toEqual(['One: an entry of a live story that is not in the export']);
  });
});

const item = (more: object) => ({
  ...{ uri: 'https://agency.example/1', headline: 'Rain', body_text: 'It rains.', ...more },
});
const ninjs = (more: object) => readAll(readNinjs, { 'a.json': JSON.stringify(item(more)) });
const newsml = (itemMeta: string) =>
  readAll(readNewsml, {
    'a.xml': `<newsItem guid="urn:1"><itemMeta><itemClass qcode="ninat:text"/>${itemMeta}</itemMeta><contentMeta><headline>Rain</headline></contentMeta><contentSet><inlineData>It rains.</inlineData></contentSet></newsItem>`,
  });
const markdown = (fields: string) =>
  readAll(readMarkdown, { 'a.md': `---\ntitle: Rain\ndate: 2019-05-04\n${fields}\n---\n\nIt rains.\n` });
const sanity = (more: object) =>
  readAll(readSanity, { 'a.ndjson': JSON.stringify({ ...article({}), _type: 'post', ...more }) });

const later = '2099-01-01T00:00:00Z';

describe('an embargo', () => {
  it.each([
    ['ninjs 1', () => ninjs({ embargoed: later }), later],
    ['ninjs 3', () => ninjs({ embargoedUntil: later }), later],
    [
      'ninjs that says it in another way',
      () => ninjs({ embargoedUntil: { at: later } }),
      `{"at":"${later}"}`,
    ],
    ['NewsML-G2', () => newsml(`<embargoed>${later}</embargoed>`), later],
    ['NewsML-G2 that names no end', () => newsml('<embargoed/>'), ''],
    ['Markdown', () => markdown(`embargoedUntil: ${later}`), later],
    ['Markdown of Hugo', () => markdown('publishDate: 2099-01-01'), '2099-01-01T00:00:00'],
    ['Markdown that names no end', () => markdown('embargo: true'), 'true'],
    ['a Sanity dataset', () => sanity({ embargoedUntil: later }), later],
    ['a Sanity dataset that names no end', () => sanity({ embargo: true }), 'true'],
  ])('of %s stays with the story', async (_case, read, embargoedUntil) => {
    expect((await read()).stories).toMatchObject([{ embargoedUntil }]);
  });

  it.each([
    ['ninjs', () => ninjs({ embargoed: null })],
    ['NewsML-G2', () => newsml('')],
    ['Markdown', () => markdown('embargo: false')],
    ['a Sanity dataset', () => sanity({ embargoedUntil: null })],
  ])('is none in %s if nothing is said', async (_case, read) => {
    const { stories } = await read();
    expect(stories).toHaveLength(1);
    expect(stories[0]).not.toHaveProperty('embargoedUntil');
  });
});

describe('a story that is not usable', () => {
  it.each([
    ['canceled in ninjs', () => ninjs({ pubStatus: 'canceled' })],
    ['withheld in ninjs', () => ninjs({ pubstatus: 'withheld' })],
    ['of a status in ninjs that cannot be read', () => ninjs({ pubStatus: ['canceled'] })],
    ['canceled in NewsML-G2', () => newsml('<pubStatus qcode="stat:canceled"/>')],
    [
      'canceled in NewsML-G2 by an address',
      () => newsml('<pubStatus uri="http://cv.iptc.org/newscodes/pubstatusg2/canceled"/>'),
    ],
    ['of a status in NewsML-G2 that cannot be read', () => newsml('<pubStatus literal="canceled"/>')],
    ['retracted in Markdown', () => markdown('retracted: true')],
    ['retracted on a day in Markdown', () => markdown('retracted: 2020-01-01')],
    [
      'retracted by a note in Markdown',
      () => markdown('corrections: [{kind: retraction, note: It was wrong.}]'),
    ],
    ['retracted at a time in Markdown', () => markdown('retractedAt: 2020-01-01')],
    ['retracted by its status in Markdown', () => markdown('status: Retracted')],
    ['a draft in Markdown, in quotation marks', () => markdown('draft: "true"')],
    ['not published in Markdown, in another word', () => markdown('published: no')],
    ['of a status in Markdown that is not known', () => markdown('status: withheld')],
    ['of a status in Markdown that cannot be read', () => markdown('status: [published]')],
    ['retracted in a Sanity dataset', () => sanity({ retracted: true })],
    ['retracted by its status in a Sanity dataset', () => sanity({ status: 'retracted' })],
    ['of a status in a Sanity dataset that is not known', () => sanity({ status: 'withheld' })],
    ['a draft in a Sanity dataset', () => sanity({ draft: true })],
    ['not published in a Sanity dataset', () => sanity({ isPublished: false })],
  ])('stays out: %s', async (_case, read) => {
    const { stories, skipped } = await read();
    expect(stories).toEqual([]);
    expect(skipped).toHaveLength(1);
  });

  const wordPress = (parts: string, status = 'publish') =>
    readAll(readWordPress, {
      'a.xml': `<rss><channel><wp:base_blog_url>https://a.example</wp:base_blog_url><item><title>Rain</title><wp:post_id>1</wp:post_id><wp:post_type>post</wp:post_type><wp:status>${status}</wp:status>${parts}<content:encoded>It rains.</content:encoded></item></channel></rss>`,
    });
  const ghost = (more: object) =>
    readAll(readGhost, {
      'a.json': JSON.stringify({
        data: {
          posts: [
            {
              id: '1',
              title: 'Rain',
              html: '<p>It rains.</p>',
              status: 'published',
              visibility: 'public',
              ...more,
            },
          ],
        },
      }),
    });
  const blogger = (parts: string) =>
    readAll(readFeed, {
      'feed.atom': `<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>1</id><title>Rain</title><content>It rains.</content>${parts}</entry></feed>`,
    });
  const substack = (published: string, audience: string, type = 'newsletter') =>
    readAll(readSubstack, {
      'posts.csv': `post_id,post_date,is_published,type,audience,title\n1.a,2019-05-04T10:00:00Z,${published},${type},${audience},Rain\n`,
      'posts/1.a.html': '<p>It rains.</p>',
    });
  const drupal = (attributes: object) =>
    readAll(readDrupal, {
      'a.json': JSON.stringify({
        data: [
          { type: 'node--article', id: '1', attributes: { title: 'Rain', body: 'It rains.', ...attributes } },
        ],
      }),
    });
  const view = (more: object) =>
    readAll(readDrupal, {
      'a.json': JSON.stringify([{ nid: '1', title: 'Rain', body: 'It rains.', ...more }]),
    });

  it.each([
    ...[
      'draft',
      'pending',
      'future',
      'private',
      'trash',
      'auto-draft',
      'inherit',
      'archive',
      '',
      'PUBLISH',
    ].map((status): [string, () => ReturnType<typeof readAll>] => [
      `“${status}” in WordPress`,
      () => wordPress('', status),
    ]),
    ['without a status in WordPress', () => wordPress('', '</wp:status><wp:status>')],
    ['with a password in WordPress', () => wordPress('<wp:post_password><![CDATA[x]]></wp:post_password>')],
    ...['draft', 'scheduled', 'sent', 'Published', null].map(
      (status): [string, () => ReturnType<typeof readAll>] => [`${status} in Ghost`, () => ghost({ status })],
    ),
    ...['members', 'paid', 'tiers', 'filter', 'Public'].map(
      (visibility): [string, () => ReturnType<typeof readAll>] => [
        `for ${visibility} in Ghost`,
        () => ghost({ visibility }),
      ],
    ),
    ['a draft of Blogger', () => blogger('<app:control><app:draft>yes</app:draft></app:control>')],
    ...['DRAFT', 'SCHEDULED', 'SOFT_TRASHED', 'something'].map(
      (status): [string, () => ReturnType<typeof readAll>] => [
        `${status} in Blogger`,
        () => blogger(`<blogger:type>POST</blogger:type><blogger:status>${status}</blogger:status>`),
      ],
    ),
    [
      'trashed in Blogger',
      () =>
        blogger(
          '<blogger:status>LIVE</blogger:status><blogger:trashed>2020-01-01T00:00:00Z</blogger:trashed>',
        ),
    ],
    ...['false', '', 'TRUE', '1'].map((published): [string, () => ReturnType<typeof readAll>] => [
      `“${published}” in Substack`,
      () => substack(published, 'everyone'),
    ]),
    ...['only_paid', 'founding', 'only_free'].map((audience): [string, () => ReturnType<typeof readAll>] => [
      `for ${audience} in Substack`,
      () => substack('true', audience),
    ]),
    [
      'a draft of Medium',
      () => readAll(readMedium, { 'posts/draft_Rain-1.html': '<h1 class="p-name">Rain</h1>' }),
    ],
    ['unpublished in Drupal', () => drupal({ status: false })],
    ['unpublished in Drupal, by a number', () => drupal({ status: 0 })],
    ['in review in Drupal', () => drupal({ status: true, moderation_state: 'needs_review' })],
    ['archived in Drupal', () => drupal({ moderation_state: 'archived' })],
    ...['0', 'Off', 'Unpublished', 'Draft (editing)', 'In review', 'Archived'].map(
      (status): [string, () => ReturnType<typeof readAll>] => [
        `“${status}” in a view of Drupal`,
        () => view({ status }),
      ],
    ),
    ['deleted in a Sanity dataset', () => sanity({ deletedAt: '2020-01-01' })],
    ['hidden in a Sanity dataset', () => sanity({ isHidden: true })],
    ['hidden in Markdown', () => markdown('hidden: true')],
    ['for members in Markdown', () => markdown('members-only: true')],
  ])('stays out, by its system’s own words: %s', async (_case, read) => {
    const { stories, skipped, unread } = await read();
    expect([stories, unread]).toEqual([[], []]);
    expect(skipped).toHaveLength(1);
  });

  it.each([
    ['WordPress', () => wordPress('<wp:post_password></wp:post_password>')],
    ['Ghost', () => ghost({})],
    ['Blogger', () => blogger('<blogger:type>POST</blogger:type><blogger:status>LIVE</blogger:status>')],
    ['Substack', () => substack('true', 'everyone')],
    ['Drupal', () => drupal({ status: true, moderation_state: 'published' })],
    ['a view of Drupal', () => view({ status: 'On' })],
    ['a view of Drupal, by its time', () => view({ published: '2019-05-04T10:00:00Z' })],
  ])('is usable if it was public: %s', async (_case, read) => {
    expect((await read()).stories).toHaveLength(1);
  });

  it('is usable again by an address of the same list', async () => {
    const { stories } = await newsml('<pubStatus uri="http://cv.iptc.org/newscodes/pubstatusg2/usable"/>');
    expect(stories).toHaveLength(1);
    for (const no of ['false', 'no', 'No', "'off'"])
      expect((await markdown(`retracted: ${no}\ndraft: ${no}`)).stories).toHaveLength(1);
    for (const status of ['published', 'Publish', '""'])
      expect((await markdown(`status: ${status}`)).stories).toHaveLength(1);
    expect((await sanity({ status: 'live', published: true, isPublished: null })).stories).toHaveLength(1);
  });
});
