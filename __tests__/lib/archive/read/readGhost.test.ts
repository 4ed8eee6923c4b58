import { readGhost } from '../../../../lib/archive/read/ghost/readGhost.ts';
import { readBody } from '../../../../lib/archive/story/readBody.ts';
import { outline, readAll } from '../../../fixtures/archives/archiveFiles.ts';
import { ghostExport } from '../../../fixtures/archives/ghostExport.ts';

const read = () => readAll(readGhost, { 'gazette.ghost.json': ghostExport });
const storyAt = async (index: number) => {
  const story = (await read()).stories[index];
  if (!story) throw new Error(`There is no story ${index}.`);
  return story;
};

describe('an export of Ghost', () => {
  it('has posts for everybody only: no drafts, no mails, no pages, nothing for members', async () => {
    const { stories, skipped } = await read();
    expect(stories.map(({ slug }) => slug)).toEqual(['story-a1', 'story-b2', 'story-c3']);
    expect(skipped).toEqual([
      'Story d4: not published there (draft)',
      'Story e5: not for everybody there (paid)',
      'Story f6: not published there (sent)',
      'About: a page, not a story',
    ]);
    expect(JSON.stringify(stories)).not.toMatch(/@|\$2a/);
  });

  it('has headline, excerpt, description, picture, address, and writers and tags in their order', async () => {
    expect(await storyAt(0)).toMatchObject({
      key: 'ghost a1',
      headline: 'Pears & frost',
      standfirst: 'A frost in March takes half of the harvest.',
      summary: 'What the frost in March did.',
      publishedAt: '2024-03-02T08:00:00.000Z',
      language: 'de',
      addresses: ['/story-a1/'],
      authors: [
        { key: 'ada', name: 'Ada Roe' },
        { key: 'ben', name: 'Ben Poe' },
      ],
      labels: [
        { key: 'section:farming', name: 'Farming', kind: 'section' },
        { key: 'topic:pears', name: 'Pears', kind: 'topic' },
      ],
      leadImage: {
        address: '/content/images/2024/03/orchard.png',
        alt: 'An orchard in snow',
        caption: 'The orchard',
      },
    });
  });

  it('reads Lexical with its cards', async () => {
    const story = await storyAt(0);
    expect(outline(story)).toEqual([
      'normal: Pears are & were\ndear',
      'h2: Why',
      'number: Frost',
      'number: Hail',
      'blockquote: A bad year.',
      'image: A pear',
      'gallery: ',
      'embed: https://www.youtube.com/watch?v=abc',
      'normal: The report',
      'normal: In March',
      'normal: Prices per kilo.',
    ]);
    expect(story.notes).toEqual(['The card “signup” was left out.']);
    const { blocks, pictures } = readBody(story);
    expect(blocks[0]).toMatchObject({
      markDefs: [{ _type: 'link', href: '/earlier/' }],
      children: [{ text: 'Pears ' }, { text: 'are & were\n', marks: ['strong', 'em'] }, { text: 'dear' }],
    });
    expect([...pictures.values()]).toEqual([
      '/content/images/2024/03/pear.png',
      '/content/images/2024/03/a.png',
      '/content/images/b.png',
    ]);
  });

  it('reads Mobiledoc with its cards and markups, and no tag that writers do not have', async () => {
    const story = await storyAt(1);
    expect(story.publishedAt).toBe('2018-08-01T09:30:00Z');
    expect(outline(story)).toEqual([
      'normal: Plums are cheap\n<now>',
      'bullet: Blue',
      'bullet: Yellow',
      'image: A plum',
      'normal: Set by hand.',
    ]);
    expect(story.notes).toEqual(['The card “email-cta” was left out.']);
    expect(readBody(story).blocks[0]).toMatchObject({
      markDefs: [{ href: 'https://example.org/plums' }],
    });
  });

  describe('without stored HTML', () => {
    const cards: [string, object][] = [
      ['markdown', { markdown: '## Pears\n\nBy the *kilo*:\n\n- green\n- brown' }],
      [
        'product',
        {
          ...{ productImageSrc: '__GHOST_URL__/content/images/press.png', productTitle: 'A press' },
          productDescription: '<p>Of oak.</p><p>By hand.</p>',
          ...{ productRatingEnabled: true, productStarRating: 4 },
          ...{ productButtonEnabled: true, productButton: 'Buy it', productUrl: 'https://example.org/press' },
        },
      ],
      [
        'header',
        {
          ...{ header: 'The harvest', subheader: 'What is left', size: 'small' },
          ...{ buttonEnabled: true, buttonText: 'More', buttonUrl: 'https://example.org/more' },
        },
      ],
      [
        'header',
        {
          backgroundImageSrc: '/b.png',
          header: 'Alone',
          subheader: '',
          buttonEnabled: false,
          buttonText: 'x',
          buttonUrl: '#',
        },
      ],
      [
        'file',
        { src: '/content/files/a.pdf', fileTitle: 'The judgement', fileName: 'a.pdf', fileCaption: 'Full' },
      ],
    ];
    const lines = [
      'h2: Pears',
      'normal: By the kilo:',
      'bullet: green',
      'bullet: brown',
      'image: ',
      'h3: A press',
      'normal: ★★★★☆',
      'normal: Of oak.',
      'normal: By hand.',
      'normal: Buy it',
      'h2: The harvest',
      'normal: What is left',
      'normal: More',
      'h2: Alone',
      'normal: The judgement',
      'normal: Full',
    ];

    it.each([
      [
        'Lexical',
        {
          lexical: JSON.stringify({
            root: { type: 'root', children: cards.map(([type, card]) => ({ type, ...card })) },
          }),
        },
      ],
      [
        'Mobiledoc',
        {
          mobiledoc: JSON.stringify({
            ...{ version: '0.3.1', markups: [], atoms: [] },
            cards: cards.map(([type, card]) => [type === 'markdown' ? 'card-markdown' : type, card]),
            sections: cards.map((_, index) => [10, index]),
          }),
        },
      ],
    ])('reads markdown, product, header and file cards of %s', async (_format, source) => {
      const posts = [{ id: 'x', title: 'Cards', slug: 'cards', status: 'published', ...source }];
      const [story] = (await readAll(readGhost, { 'x.json': JSON.stringify({ data: { posts } }) })).stories;
      if (!story) throw new Error('There is no story.');
      expect(outline(story)).toEqual(lines);
      expect([...readBody(story).pictures.values()]).toEqual(['/content/images/press.png']);
      expect(story.notes).toEqual([
        'The background picture of a header card was left out: /b.png',
        expect.stringMatching('The file /content/files/a.pdf does not come along'),
      ]);
    });
  });

  it('takes the HTML that Ghost stored before its source', async () => {
    const story = await storyAt(2);
    expect(outline(story)).toEqual([
      'normal: From the stored HTML.',
      'embed: https://player.vimeo.com/video/1',
    ]);
    expect(story.publishedAt).toBe('2014-05-13T16:53:20.000Z');
  });

  it('reads the cards of stored HTML: bookmarks and files as links with their captions, callouts without their sign', async () => {
    const html = `<figure class="kg-card kg-bookmark-card kg-card-hascaption"><a class="kg-bookmark-container" href="https://example.org/b"><div class="kg-bookmark-content"><div class="kg-bookmark-title">The report</div><div class="kg-bookmark-description">Long words.</div><div class="kg-bookmark-metadata"><img class="kg-bookmark-icon" src="https://example.org/icon.png" alt=""><span class="kg-bookmark-author">Ann</span></div></div><div class="kg-bookmark-thumbnail"><img src="https://example.org/thumb.png" alt=""></div></a><figcaption>Published in March</figcaption></figure>
<div class="kg-card kg-callout-card"><div class="kg-callout-emoji">💡</div><div class="kg-callout-text">Prices per kilo.</div></div>
<div class="kg-card kg-file-card"><a class="kg-file-card-container" href="__GHOST_URL__/content/files/2024/03/doc.pdf" title="Download" download=""><div class="kg-file-card-contents"><div class="kg-file-card-title">The judgement</div><div class="kg-file-card-caption">In full</div><div class="kg-file-card-metadata"><div class="kg-file-card-filename">doc.pdf</div></div></div></a></div>`;
    const posts = [{ id: 'x', title: 'Cards', slug: 'cards', status: 'published', html }];
    const [story] = (await readAll(readGhost, { 'x.json': JSON.stringify({ data: { posts } }) })).stories;
    if (!story) throw new Error('There is no story.');
    expect(outline(story)).toEqual([
      'normal: The report',
      'normal: Published in March',
      'normal: Prices per kilo.',
      'normal: The judgement',
      'normal: In full',
    ]);
    const { blocks, pictures, notes } = readBody(story);
    expect(blocks[0]).toMatchObject({ markDefs: [{ href: 'https://example.org/b' }] });
    expect(pictures.size).toBe(0);
    expect(notes).toEqual(['The description and the pictures of a bookmark card were left out.']);
    expect(story.notes).toEqual([
      'The file /content/files/2024/03/doc.pdf does not come along: the link to it leads nowhere here.',
    ]);
  });

  it.each([
    ['another JSON', '{"posts":[]}', 'No file is an export of Ghost'],
    ['a file that is cut off', ghostExport.slice(0, -9), 'not JSON'],
  ])('is refused if it is %s', async (_case, text, message) => {
    await expect(readAll(readGhost, { 'x.json': text })).rejects.toThrow(message);
  });

  it('ends a source that is nested without end', async () => {
    const deep = `{"root":${'{"type":"quote","children":['.repeat(5_000)}${']}'.repeat(5_000)}}`;
    const file = JSON.stringify({
      data: { posts: [{ id: 'x', title: 'Deep', slug: 'deep', status: 'published', lexical: deep }] },
    });
    const { stories } = await readAll(readGhost, { 'x.json': file });
    expect(stories).toHaveLength(1);
  });
});

describe('a post of Ghost', () => {
  const card = (type: string, more: object) => ({ type, ...more });
  const storyWith = async (post: object) => {
    const posts = [{ id: 'x', title: 'Cards', slug: 'cards', status: 'published', ...post }];
    const [story] = (await readAll(readGhost, { 'x.json': JSON.stringify({ data: { posts } }) })).stories;
    if (!story) throw new Error('There is no story.');
    return story;
  };
  const lexical = (...children: object[]) =>
    storyWith({ lexical: JSON.stringify({ root: { type: 'root', children } }) });

  it('has the footnotes of its Markdown cards as sources of their passages', async () => {
    const markdown =
      'Pears are dear.[^1] Plums are not.[^b]\n\n[^1]: [The market](https://example.org/m)\n[^b]: A book';
    const body = readBody(await lexical(card('markdown', { markdown })));
    expect(body.blocks).toHaveLength(1);
    expect(body.sources).toMatchObject([
      { title: 'The market', url: 'https://example.org/m' },
      { title: 'A book' },
    ]);
    expect(body.blocks[0]).toMatchObject({ markDefs: [{ _type: 'sourceNote' }, { _type: 'sourceNote' }] });
  });

  it('has calls to action, with the label of what is paid for', async () => {
    const call = {
      ...{ hasSponsorLabel: true, sponsorLabel: '<p>SPONSORED</p>', textValue: '<p>Buy <b>pears</b>.</p>' },
      ...{
        showButton: true,
        buttonText: 'Buy',
        buttonUrl: 'https://example.org/buy',
        imageUrl: '/content/images/a.png',
      },
    };
    const story = await lexical(card('call-to-action', call));
    expect(outline(story)).toEqual(['normal: SPONSORED', 'image: ', 'normal: Buy pears.', 'normal: Buy']);
    const plain = await lexical(
      card('call-to-action', { ...call, hasSponsorLabel: false, showButton: false, imageUrl: '' }),
    );
    expect(outline(plain)).toEqual(['normal: Buy pears.']);
  });

  it('loses what members alone see, in both forms, and says so', async () => {
    const hidden = {
      html: '<p>Members.</p>',
      visibility: { web: { nonMember: false, memberSegment: 'status:-free' } },
    };
    const shown = { html: '<p>All.</p>', visibility: { web: { nonMember: true } } };
    const gate = (isOpen: boolean, words: string) =>
      `<!--kg-gated-block:begin nonMember:${isOpen} memberSegment:"status:free" --><p>${words}</p><!--kg-gated-block:end-->`;
    const html = `<p>First.</p>${gate(false, 'Members.')}<p>Then.</p>${gate(true, 'All.')}`;
    for (const story of [
      await lexical(card('html', hidden), card('html', shown)),
      await storyWith({ html }),
      await storyWith({ html: html.replace('<!--kg-gated-block:end--><p>Then', '<p>Then') }),
    ]) {
      expect(outline(story).join()).not.toContain('Members');
      expect(story.notes).toEqual(['A part that is for members alone was left out.']);
    }
    expect(outline(await storyWith({ html }))).toEqual(['normal: First.', 'normal: Then.', 'normal: All.']);
  });
});
