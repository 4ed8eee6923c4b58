import { readSanity } from '../../../../lib/archive/read/sanity/readSanity.ts';
import { readBody } from '../../../../lib/archive/story/readBody.ts';
import { linkToStory } from '../../../../lib/archive/storyLinks.ts';
import { outline, readAll } from '../../../fixtures/archives/archiveFiles.ts';

const paragraph = (text: string, more: object = {}) => ({
  ...{ _type: 'block', _key: text, style: 'normal', markDefs: [] },
  children: [{ _type: 'span', _key: 's', text, marks: [] }],
  ...more,
});
const to = (_ref: string) => ({ _type: 'reference', _ref, _key: _ref });

/** As the blog of Sanity's own templates has it. */
const post = {
  ...{ _id: 'p1', _type: 'post', _createdAt: '2020-01-01T00:00:00Z' },
  title: 'Cider & perry <prices> rise',
  slug: { _type: 'slug', current: 'cider-prices' },
  publishedAt: '2019-05-04T08:00:00.000Z',
  excerpt: 'A bottle costs a tenth more.',
  author: to('ada'),
  categories: [to('farming')],
  tags: ['Prices', { label: 'Apples', value: 'apples' }],
  typeOfWork: 'analysis',
  dateline: 'Ross',
  sources: [
    { outlet: 'The Post', title: 'Prices', url: 'https://post.example/', partners: ['The Mail'] },
    {},
  ],
  mainImage: { _type: 'image', alt: 'Apples', _sanityAsset: 'image@file://./images/aa11-60x40.jpg' },
  body: [
    paragraph('Cider makers <b>raise</b> prices.'),
    paragraph('Perry', { style: 'h2' }),
    { _type: 'image', _key: 'i', alt: 'Perry', asset: to('image-bb22-60x40-png') },
    { _type: 'table', _key: 't', rows: [{ cells: ['Year', 'Price'] }, { cells: ['2019', '4'] }] },
    { _type: 'pullQuote', _key: 'q', quote: 'Too much.', attribution: 'A grower' },
    { _type: 'timeline', _key: 'l', title: 'Then', events: [{ date: 'May', text: 'It began.' }] },
    { _type: 'youtube', _key: 'y', url: 'https://www.youtube.com/watch?v=abc' },
    { _type: 'callToAction', _key: 'c', label: 'Buy' },
    paragraph('First', { listItem: 'bullet', level: 1 }),
  ],
};
const others = [
  {
    _id: 'ada',
    _type: 'author',
    name: 'Ada Roe',
    bio: [paragraph('She writes.')],
    email: 'ada@gazette.example',
  },
  { _id: 'farming', _type: 'category', title: 'Farming' },
  { _id: 'image-bb22-60x40-png', _type: 'sanity.imageAsset' },
];

const read = (...documents: object[]) =>
  readAll(readSanity, { 'data.ndjson': documents.map((one) => `${JSON.stringify(one)}\n`).join('') });

describe('the export of a Sanity dataset', () => {
  it('gives title, address, teaser, date, the names that are referred to, and the file of the lead picture', async () => {
    const { stories } = await read(...others, post);
    const story = stories.find(({ key }) => key === 'sanity p1');
    expect(story).toMatchObject({
      headline: 'Cider & perry <prices> rise',
      slug: 'cider-prices',
      standfirst: 'A bottle costs a tenth more.',
      publishedAt: '2019-05-04T08:00:00.000Z',
      authors: [{ name: 'Ada Roe' }],
      labels: [
        { name: 'Farming', kind: 'section' },
        { name: 'Prices', kind: 'topic' },
        { name: 'Apples', kind: 'topic' },
      ],
      leadImage: { address: 'images/aa11-60x40.jpg', alt: 'Apples' },
      ...{ typeOfWork: 'analysis', dateline: 'Ross' },
      sources: [
        { outlet: 'The Post', title: 'Prices', url: 'https://post.example/', partners: ['The Mail'] },
      ],
      notes: ['The part “callToAction” was left out.'],
    });
    expect(JSON.stringify(stories)).not.toMatch('@gazette');
  });

  it('keeps the text with pictures, tables, quotations and embeds', async () => {
    const { stories } = await read(...others, post);
    const story = stories.find(({ key }) => key === 'sanity p1');
    expect(story && outline(story)).toEqual([
      'normal: Cider makers <b>raise</b> prices.',
      'h2: Perry',
      'image: Perry',
      'table: Table',
      'pullQuote: Too much.',
      'h3: Then',
      'bullet: May It began.',
      'embed: https://www.youtube.com/watch?v=abc',
      'bullet: First',
    ]);
  });

  it('keeps galleries and pictures that are in an object, with the words beside them', async () => {
    const picture = (name: string, more: object = {}) => ({
      ...{ _type: 'image', _sanityAsset: `image@file://./images/${name}.jpg`, alt: name, ...more },
    });
    const body = [
      paragraph('Text.'),
      {
        _type: 'imageGrid',
        title: 'The harvest',
        items: [picture('a'), { image: picture('b'), caption: 'B' }],
      },
      { _type: 'figure', image: picture('c', { credit: 'Ada Roe', copyright: '© Roe' }), caption: 'C' },
      { _type: 'callout', body: [paragraph('A note.')], icons: [picture('d')] },
    ];
    const { stories } = await read(...others, { ...post, body });
    const [story] = stories;
    const blocks = story ? readBody(story).blocks : [];
    expect(blocks).toMatchObject([
      { _type: 'block' },
      { _type: 'gallery', title: 'The harvest', pictures: [{ alt: 'a' }, { alt: 'b', caption: 'B' }] },
      { _type: 'image', alt: 'c', caption: 'C', credit: 'Ada Roe', copyright: '© Roe' },
      { _type: 'block' },
    ]);
  });

  it('keeps texts with pictures and texts without marks, and says what else an object holds', async () => {
    const picture = (name: string) => ({ _type: 'image', _sanityAsset: `image@file://./images/${name}.jpg` });
    const body = [
      paragraph('Text.'),
      {
        _type: 'textWithPicture',
        text: [paragraph('Beside the <press>.')],
        image: picture('press'),
        icon: picture('sign'),
        aside: 'Told by a grower & his son.',
      },
      { _type: 'callout', title: 'Note', text: 'Apples\n\nkeep.', tone: 'info' },
      { _type: 'gallery', images: [{ ...picture('a'), story: 'How it was taken.' }] },
      { _type: 'pullQuote', quote: 'Too much.', portrait: picture('grower') },
    ];
    const { stories } = await read(...others, { ...post, body });
    const [story] = stories;
    expect(story && outline(story)).toEqual([
      'normal: Text.',
      'image: ',
      'normal: Beside the <press>.',
      'h2: Note',
      'normal: Apples',
      'normal: keep.',
      'image: ',
      'blockquote: Too much.',
    ]);
    expect(story?.notes).toEqual([
      'The picture “icon” of the part “textWithPicture” was left out: images/sign.jpg',
      'The text “aside” of the part “textWithPicture” was left out: “Told by a grower & his son.”',
      'The text “story” of the part “gallery” was left out: “How it was taken.”',
      'The picture “portrait” of the part “pullQuote” was left out: images/grower.jpg',
    ]);
  });

  it('gives a story that was stored here its old addresses, public channels and published notes', async () => {
    const own = {
      ...{ _id: 'own', _type: 'article', headline: 'Perry', slug: { current: 'perry' }, noByline: false },
      ...{ firstPublishedAt: '2019-05-04T08:00:00Z', modifiedAt: '2019-05-05T08:00:00Z' },
      ...{ bylines: [to('ada')], contacts: [to('ada')], body: [paragraph('Text.')] },
    };
    const channel = { _type: 'channel', kind: 'email', value: 'ada@gazette.example' };
    const ada = {
      ...{ _id: 'ada', _type: 'person', name: 'Ada Roe', role: 'Reporter' },
      channels: [
        { ...channel, isPublic: true },
        { ...channel, value: 'private@gazette.example' },
      ],
    };
    const note = (_id: string, more: object) => ({
      ...{ _id, _type: 'correction', article: to('own'), kind: 'correction', status: 'published' },
      ...{ note: `Note ${_id}.`, publishedAt: '2019-05-05T08:00:00Z', ...more },
    });
    const beside = [
      ada,
      { _id: 'r', _type: 'redirect', from: '/2019/perry', to: '/articles/perry' },
      { _id: 's', _type: 'redirect', from: '/2019/cider', to: '/articles/cider' },
      ...[note('one', {}), note('two', { status: 'reported' }), note('drafts.three', {})],
      note('four', { article: to('entry'), liveStory: to('own') }),
    ];
    const { stories } = await read(own, ...beside);
    expect(stories).toMatchObject([
      {
        ...{ addresses: ['/2019/perry'], modifiedAt: '2019-05-05T08:00:00Z' },
        authors: [{ name: 'Ada Roe', role: 'Reporter' }],
        contacts: [{ name: 'Ada Roe', channels: [{ kind: 'email', value: 'ada@gazette.example' }] }],
        corrections: [{ note: 'Note one.' }, { note: 'Note four.' }],
      },
    ]);
    expect(JSON.stringify(stories)).not.toMatch('private@');
    const retracted = await read(own, ...beside, note('five', { kind: 'retraction' }), post);
    expect(retracted.skipped).toContain('Perry: retracted there');
  });

  it('takes no time of a change and no notes from the stories of another schema', async () => {
    const note = {
      _id: 'n',
      _type: 'correction',
      article: to('p1'),
      kind: 'correction',
      status: 'published',
    };
    const { stories } = await read(
      ...others,
      { ...post, modifiedAt: '2020-01-01T00:00:00Z' },
      { ...note, note: 'A note.', publishedAt: '2020-01-01T00:00:00Z' },
    );
    const [story] = stories;
    expect(story?.modifiedAt).toBeUndefined();
    expect(story?.corrections).toBeUndefined();
  });

  it('finds the text under another name, and takes neither drafts nor people for stories', async () => {
    const { stories, skipped } = await read(
      ...others,
      { ...post, _id: 'a', body: undefined, story: post.body },
      { ...post, _id: 'drafts.p1' },
    );
    expect(stories.map(({ key }) => key)).toEqual(['sanity a']);
    expect(skipped).toEqual([
      ': a person, section or topic of stories (author)',
      'Farming: a person, section or topic of stories (category)',
      ': no headline or no text (sanity.imageAsset)',
      'Cider & perry <prices> rise: a draft, or of a release',
    ]);
  });

  it('reads blocks that lack what the schema says, a text that is no Portable Text, and several writers in a line', async () => {
    const span = { text: 'Kept.', marks: null };
    const odd = [
      null,
      { _type: 'block', children: [null, span], markDefs: [null, { _type: 'link', _key: 'l', href: 5 }] },
      { _type: 'block', listItem: 'bullet', level: 1e6, children: [span] },
    ];
    const { stories } = await read(
      { ...post, _id: 'odd', body: odd, sidebar: [paragraph('More.')] },
      { ...post, _id: 'plain', body: 'One.\n\nTwo.', author: undefined, byline: 'By Jane Doe and John Roe' },
    );
    expect(stories.map(outline)).toEqual([
      ['normal: Kept.', 'bullet: Kept.'],
      ['normal: One.', 'normal: Two.'],
    ]);
    expect(stories[0]?.notes).toContain('The text in the field “sidebar” was left out.');
    expect(stories[1]?.authors.map(({ name }) => name)).toEqual(['Jane Doe', 'John Roe']);
  });

  it('keeps annotations that refer to stories or hold an address as links, and says which lead nowhere', async () => {
    const marks = [
      { _key: 'a', _type: 'internalLink', reference: to('p2') },
      { _key: 'b', _type: 'link', linkType: 'internal', internal: to('p2') },
      { _key: 'c', _type: 'externalLink', url: 'https://example.org/', blank: true },
      { _key: 'd', _type: 'internalLink', reference: to('ada') },
      { _key: 'e', _type: 'internalLink', reference: to('p3') },
      { _key: 'f', _type: 'comment', text: 'Check this.' },
      { ...to('p2'), _key: 'g', _type: 'internalLink' },
    ];
    const body = [
      paragraph('', {
        markDefs: marks,
        children: marks.map(({ _key }) => ({ _type: 'span', _key, text: `${_key} `, marks: [_key] })),
      }),
    ];
    const { stories } = await read(
      ...others,
      { ...post, body },
      { ...post, _id: 'p2', title: 'Perry', slug: { current: 'perry' }, body: [paragraph('Text.')] },
      { ...post, _id: 'drafts.p3', title: 'Later', body: [paragraph('Text.')] },
    );
    const [story] = stories;
    if (!story) throw new Error('There is no story.');
    expect(story.linked).toEqual([{ key: 'sanity p2', headline: 'Perry', slug: 'perry' }]);
    expect(story.notes).toEqual([
      'A link to “ada”, which is no story of the export, was left as text.',
      'A link to “Later”, which is a draft, or of a release, was left as text.',
    ]);
    const [block] = readBody(story).blocks;
    const inner = linkToStory('sanity p2');
    expect(block?.markDefs).toMatchObject([
      { href: inner },
      { href: 'https://example.org/' },
      { href: inner },
    ]);
    expect(outline(story)).toEqual(['normal: a b c d e f g']);
  });

  it('takes no section with a text for a story, and nothing that was retracted', async () => {
    const farming = { _id: 'farming', _type: 'category', title: 'Farming', body: [paragraph('About it.')] };
    const { stories, skipped } = await read(farming, post, { ...post, _id: 'r', retractedAt: '2020-01-01' });
    expect(stories.map(({ key }) => key)).toEqual(['sanity p1']);
    expect(stories[0]?.labels[0]).toMatchObject({ name: 'Farming', kind: 'section' });
    expect(skipped).toEqual([
      'Farming: a person, section or topic of stories (category)',
      'Cider & perry <prices> rise: retracted there',
    ]);
  });

  it('keeps the other stories that a text or a field names, in their places and once', async () => {
    const block = (_key: string, more: object) => ({ _type: 'relatedStory', _key, ...more });
    const { stories } = await read(
      ...others,
      {
        ...post,
        related: [to('p3'), to('p2'), to('p1'), to('p5')],
        body: [
          paragraph('Text.'),
          block('a', { article: to('p2') }),
          { ...to('p4') },
          paragraph('More.'),
          block('b', { article: to('nowhere') }),
          block('c', { posts: [to('p2'), to('p6')] }),
        ],
      },
      { ...post, _id: 'p2', title: 'Second' },
      { ...post, _id: 'p3', title: 'Third' },
      { ...post, _id: 'p4', title: 'Fourth', retractedAt: '2020-01-01' },
      { ...post, _id: 'drafts.p5', title: 'Fifth' },
      { ...post, _id: 'drafts.p6', title: 'Not yet' },
      { ...post, _id: 'p6', title: 'Sixth' },
    );
    const story = stories.find(({ key }) => key === 'sanity p1');
    if (!story) throw new Error('There is no story.');
    expect(story.related).toEqual([
      { key: 'sanity p2', headline: 'Second' },
      { key: 'sanity p6', headline: 'Sixth' },
      { key: 'sanity p3', headline: 'Third' },
    ]);
    const { blocks, related } = readBody(story);
    expect(blocks.map(({ _type, _key }) => related?.get(_key) ?? _type)).toEqual([
      ...['block', 'sanity p2', 'block', 'sanity p6', 'sanity p3'],
    ]);
    expect(story.notes).toEqual([
      'Left out: the related story “Fourth”, which is retracted there.',
      'The part “relatedStory” was left out: “nowhere” is no story of the export.',
      'Left out: the related story “Fifth”, which is a draft, or of a release.',
    ]);
  });

  it.each([
    ['no story', '{"_id":"a","_type":"b"}', 'not an export of stories'],
    [
      'a line that is no document',
      '[1]\n',
      'A line is damaged (“data.ndjson”, line 1): it is no document of Sanity: “[1]”',
    ],
    ['half a line', '{"_id":"a"', 'no document of Sanity'],
  ])('is refused with %s', async (_case, text, message) => {
    await expect(readAll(readSanity, { 'data.ndjson': text })).rejects.toThrow(message);
  });

  it('names a story with a paragraph of very many lines or spans, and reads the others', async () => {
    const span = { _type: 'span', text: 'a', marks: [] };
    const block = (children: object[]) => ({
      _type: 'block',
      _key: 'a',
      style: 'normal',
      markDefs: [],
      children,
    });
    const start = performance.now();
    const { stories, unread } = await read(
      ...others,
      { ...post, _id: 'p2', body: [block([{ ...span, text: '\n'.repeat(100_000) }])] },
      { ...post, _id: 'p3', body: [block(Array.from({ length: 30_000 }, () => span))] },
      post,
    );
    expect(stories).toHaveLength(1);
    expect(unread).toEqual([
      expect.stringContaining('more than 5,000 lines'),
      expect.stringContaining('more than 5,000 lines'),
    ]);
    expect(performance.now() - start).toBeLessThan(1_500);
  });
});
