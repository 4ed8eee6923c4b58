import { expandShortcodes } from '../../../../lib/archive/read/wordpress/expandShortcodes.ts';
import { readWordPress } from '../../../../lib/archive/read/wordpress/readWordPress.ts';
import { readBody } from '../../../../lib/archive/story/readBody.ts';
import { fixture, outline, readAll } from '../../../fixtures/archives/archiveFiles.ts';

const read = () => readAll(readWordPress, { 'wordpress.xml': fixture('wordpress.xml') });
const storyNamed = async (slug: string) => {
  const story = (await read()).stories.find((one) => one.slug === slug);
  if (!story) throw new Error(`There is no story ${slug}.`);
  return story;
};

const item = (id: string, type: string, content: string, status = 'publish') =>
  `<item><title>Item ${id}</title><content:encoded><![CDATA[${content}]]></content:encoded>
  <wp:post_id>${id}</wp:post_id><wp:status>${status}</wp:status><wp:post_type>${type}</wp:post_type></item>`;

const withItems = (...items: string[]): string =>
  fixture('wordpress.xml')
    .toString()
    .replace('</channel>', `${items.join('')}</channel>`);

describe('an export of WordPress', () => {
  it('has published posts only: no drafts, no pages, nothing behind a password', async () => {
    const { stories, skipped } = await read();
    expect(stories.map(({ slug }) => slug)).toEqual(['growers-win-water', 'market-day']);
    expect(skipped).toEqual([
      'Not finished: not published there (draft)',
      'For subscribers: protected by a password',
      'About us: a page, not a story',
      'weir: no story (attachment)',
      'court: no story (attachment)',
    ]);
  });

  it('has the footnotes of a post, which are a custom field, as sources', async () => {
    const id = '5ab16b1e-3c1d-4b4f-a8ab-bd1a3a5b0c11';
    const mark = `<sup data-fn="${id}" class="fn"><a href="#${id}" id="${id}-link">1</a></sup>`;
    const content = `<!-- wp:paragraph --><p>Growers won${mark}.</p><!-- /wp:paragraph --><!-- wp:footnotes /-->`;
    const notes = JSON.stringify([
      { id, content: 'The <a href="https://court.example/ruling">ruling</a> [2019].' },
    ]);
    const field = `<wp:postmeta><wp:meta_key>footnotes</wp:meta_key><wp:meta_value><![CDATA[${notes}]]></wp:meta_value></wp:postmeta>`;
    const post = item('70', 'post', content).replace('</item>', `${field}</item>`);
    const { stories } = await readAll(readWordPress, { 'wordpress.xml': withItems(post) });
    const story = stories.find(({ key }) => key.endsWith(' 70'));
    const body = story && readBody(story);
    expect(body?.sources).toEqual([
      expect.objectContaining({ outlet: 'court.example', title: 'The ruling [2019]' }),
    ]);
    expect(story && outline(story)).toEqual(['normal: Growers won.']);
    expect(body?.blocks[0]).toMatchObject({
      markDefs: [{ _type: 'sourceNote', source: body?.sources?.[0]?._key }],
    });
    expect(story?.notes).toEqual([]);
  });

  it('has galleries of the block editor, with their captions, and a lone picture as one', async () => {
    const image = (name: string, caption = '') =>
      `<figure class="wp-block-image"><img src="https://gazette.example/${name}.jpg" alt="${name}"/>${caption && `<figcaption>${caption}</figcaption>`}</figure>`;
    const gallery = (caption: string, ...images: string[]) =>
      `<figure class="wp-block-gallery">${images.join('')}<figcaption class="blocks-gallery-caption">${caption}</figcaption></figure>`;
    const long = 'All of the day. '.repeat(9).trim();
    const content = `<!-- wp:gallery -->${gallery('The day', image('a', 'Dawn'), image('b'))}${gallery('One', image('c'))}${gallery(long, image('d'), image('e'))}<!-- /wp:gallery -->`;
    const { stories } = await readAll(readWordPress, { 'a.xml': withItems(item('72', 'post', content)) });
    const story = stories.find(({ key }) => key.endsWith(' 72'));
    const body = story && readBody(story);
    expect(body?.blocks).toMatchObject([
      { _type: 'gallery', title: 'The day', pictures: [{ alt: 'a', caption: 'Dawn' }, { alt: 'b' }] },
      ...[{ _type: 'image', alt: 'c' }, { children: [{ text: 'One' }] }],
      ...[{ _type: 'image' }, { _type: 'image' }, { children: [{ text: long }] }],
    ]);
    expect(body?.pictures.size).toBe(5);
  });

  it('has the footnotes that plugins keep in the text as sources', async () => {
    const content =
      'Fog.[ref]The <a href="https://example.org/fog">office</a>[/ref] Rain.[efn_note]A book[/efn_note]\n\nSun.[ref]open';
    const { stories } = await readAll(readWordPress, { 'a.xml': withItems(item('71', 'post', content)) });
    const story = stories.find(({ key }) => key.endsWith(' 71'));
    const body = story && readBody(story);
    expect(body?.sources).toMatchObject([
      { title: 'The office', url: 'https://example.org/fog' },
      { title: 'A book' },
    ]);
    expect(story && outline(story)).toEqual(['normal: Fog. Rain.', expect.stringMatching('Sun.')]);
  });

  it('gives nothing of its comments and accounts away', async () => {
    const { stories } = await read();
    expect(JSON.stringify(stories)).not.toMatch(/mail\.example|192\.0\.2|secret@|other@/);
  });

  it('has headline, excerpt, description, date, categories, tags and writers', async () => {
    expect(await storyNamed('growers-win-water')).toMatchObject({
      key: 'wordpress https://gazette.example 101',
      headline: 'Orchard growers win the water dispute – for now',
      standfirst: 'A court orders the weir to stay open while the case goes on.',
      summary: 'Growers in the valley keep their water after a ruling about the weir.',
      publishedAt: '2019-05-04T12:30:00Z',
      language: 'en-GB',
      authors: [{ key: 'aroe', name: 'Ada Roe' }],
    });
  });

  it('puts Yoast’s primary category first, and leaves out post formats', async () => {
    expect((await storyNamed('growers-win-water')).labels).toEqual([
      { key: 'category:farming', name: 'Farming & food', kind: 'section' },
      { key: 'category:council', name: 'Council', kind: 'section' },
      { key: 'post_tag:apples', name: 'Apples', kind: 'topic' },
    ]);
  });

  it('takes the writers of Co-Authors Plus before the account that posted', async () => {
    expect((await storyNamed('market-day')).authors).toEqual([
      { key: 'aroe', name: 'Ada Roe' },
      { key: 'guest', name: 'Gwen Doe' },
    ]);
  });

  it('knows the addresses of earlier slugs', async () => {
    expect((await storyNamed('growers-win-water')).addresses).toEqual([
      'https://gazette.example/2019/05/growers-win-water/',
      'https://gazette.example/2019/05/water-dispute/',
      'https://gazette.example/?p=101',
    ]);
  });

  it('knows plain permalinks, whose numbers are no slugs', async () => {
    const plain = fixture('wordpress.xml')
      .toString()
      .replace('https://gazette.example/2019/05/growers-win-water/<', 'https://gazette.example/?p=101<')
      .replace('<![CDATA[growers-win-water]]>', '101')
      .replace('<![CDATA[water-dispute]]>', '7');
    const { stories } = await readAll(readWordPress, { 'wordpress.xml': plain });
    expect(stories[0]?.slug).toBe('101');
    expect(stories[0]?.addresses).toEqual([
      'https://gazette.example/?p=101',
      'https://gazette.example/?p=101',
    ]);
  });

  it('finds the featured picture in an attachment further below', async () => {
    expect((await storyNamed('growers-win-water')).leadImage).toEqual({
      address: 'https://gazette.example/wp-content/uploads/2019/05/court.png',
      alt: 'Steps of a court house',
      caption: 'The court house, & its steps',
    });
  });

  it('reads Gutenberg blocks', async () => {
    const story = await storyNamed('growers-win-water');
    expect(outline(story)).toEqual([
      'normal: The growers of the valley won a first ruling on Friday.',
      'h2: What the court said',
      'bullet: The weir stays open.',
      'bullet: Costs are shared.',
      'image: Water runs over a weir',
      'embed: https://www.youtube.com/watch?v=abc123',
      'pullQuote: Water is not a favour.',
      'table: Water that growers used',
      'normal: Correction, 6 May 2019: An earlier version gave the wrong day of the hearing.',
    ]);
    expect(story.notes).toEqual(['The block “latest-posts” has no content of its own and was left out.']);
  });

  it('puts the blocks that posts share into their places, also one that holds itself', async () => {
    const block = '<!-- wp:block {"ref":900} /-->';
    const shared = item(
      ...['900', 'wp_block', `<!-- wp:paragraph --><p>Write to us.</p><!-- /wp:paragraph -->${block}`],
    );
    const whole = withItems(shared).replace('<!-- wp:latest-posts {"postsToShow":3} /-->', block);
    const [story] = (await readAll(readWordPress, { 'wordpress.xml': whole })).stories;
    const lines = story ? outline(story) : [];
    expect(lines.filter((line) => line === 'normal: Write to us.')).toHaveLength(1);
    expect(story?.notes).toEqual(['The block “block” has no content of its own and was left out.']);
    const once = whole.replace(`<!-- /wp:paragraph -->${block}`, '<!-- /wp:paragraph -->');
    expect((await readAll(readWordPress, { 'wordpress.xml': once })).stories[0]?.notes).toEqual([]);
  });

  it('says of each item that is no story what it is, so that the sum is that of all items', async () => {
    const whole = withItems(
      item('901', 'podcast', 'Words'),
      item('902', 'nav_menu_item', ''),
      item('903', 'podcast', 'Words', 'draft'),
    );
    const { skipped } = await readAll(readWordPress, { 'wordpress.xml': whole });
    expect(skipped.filter((one) => one.startsWith('Item'))).toEqual([
      'Item 901: of another type than posts (podcast)',
      'Item 902: no story (nav_menu_item)',
      'Item 903: of another type than posts (podcast)',
    ]);
  });

  it('resolves links of the site', async () => {
    const [paragraph] = readBody(await storyNamed('growers-win-water')).blocks;
    expect(paragraph?.markDefs).toEqual([
      expect.objectContaining({ href: 'https://gazette.example/2019/04/first-ruling/' }),
    ]);
  });

  it('reads the classic editor: blank lines, shortcodes, lone addresses, and no scripts', async () => {
    const story = await storyNamed('market-day');
    expect(outline(story)).toEqual([
      'normal: The market is back after two years, traders said.\nThey had waited [sic] long.',
      'image: Stalls on the square',
      'blockquote: We never gave up.',
      'blockquote: Not for a day.',
      'image: Water runs over a weir',
      'embed: https://vimeo.com/76979871',
      'normal: Give',
      'normal: More next week.',
      "normal: Editor's note: Prices were added after publication.",
    ]);
    expect(story.notes).toEqual([
      'The export does not name all pictures of a gallery.',
      'The shortcode [donate_button] of a plugin was removed.',
    ]);
  });

  it.each([
    ['[feed_box id=7]', '', ['The shortcode [feed_box] of a plugin was removed.']],
    ['[button url="/a"]', '', ['The shortcode [button] of a plugin was removed.']],
    ['[where n=10]', '[where n=10]', ['“[where n=10]” stands in the text. Is it a shortcode?']],
    ['[x=1]', '[x=1]', []],
    ['[via <a href="/a" rel="b">Reuters</a>]', '[via <a href="/a" rel="b">Reuters</a>]', []],
    ['[button text="<b>Buy</b>"]', '', ['The shortcode [button] of a plugin was removed.']],
    ['[video mp4=/a.mp4]', '<video><source src="/a.mp4"></video>', []],
  ])('reads the bracket %s as a shortcode or as text', (bracket, html, notes) => {
    const told: string[] = [];
    expect(expandShortcodes(`A ${bracket} b`, { pictureOf: () => null, notes: told })).toBe(`A ${html} b`);
    expect(told).toEqual(notes);
  });

  it('keeps the captions of [caption] and the links of [gallery]', async () => {
    const { blocks, pictures } = readBody(await storyNamed('market-day'));
    expect(blocks.filter(({ _type }) => _type === 'image').map(({ caption }) => caption)).toEqual([
      'The square on Monday',
      'The weir in April',
    ]);
    expect([...pictures.values()]).toEqual([
      'https://gazette.example/wp-content/uploads/2012/09/stalls-300x200.png',
      'https://gazette.example/wp-content/uploads/2019/05/weir.png',
    ]);
  });

  it('is refused if the file is another RSS', async () => {
    const feed = '<rss><channel><item><title>No export</title></item></channel></rss>';
    await expect(readAll(readWordPress, { 'feed.xml': feed })).rejects.toThrow('not an export of WordPress');
  });

  it('is refused if it is cut off', async () => {
    const whole = fixture('wordpress.xml');
    await expect(
      readAll(readWordPress, { 'wordpress.xml': whole.subarray(0, whole.length - 3_000) }),
    ).rejects.toThrow('ends in the middle');
  });
});
