import { convert } from 'xmlbuilder2';
import { atom, type FeedFormat, jsonFeed, rss } from '../../../lib/feeds/feedFormats.ts';
import { feedStories, feedStoryFrom, retractedStoryFrom } from '../../../lib/feeds/feedStory.ts';
import { type FeedSubject, storyFeed } from '../../../lib/feeds/storyFeed.ts';
import { wordsOf } from '../../../lib/words/wordsOf.ts';
import { site, teaser } from '../../fixtures/story.ts';

const words = wordsOf({ language: 'en' });

const siteUrl = 'https://news.example.org';
const { id, ...told } = teaser;
const result = {
  _id: id,
  ...told,
  headline: 'Profit & loss < expected',
  summary: 'They met.',
  body: [
    {
      _type: 'block' as const,
      _key: 'b',
      children: [{ _type: 'span' as const, _key: 's', text: 'A <b> of words' }],
    },
  ],
};
const image = {
  alt: 'A mill by a river.',
  credit: 'Ann Other',
  asset: {
    _id: 'image-abc-1200x800-jpg',
    url: 'http://localhost/lake/images/copydesk/production/abc-1200x800.jpg',
    metadata: { dimensions: { width: 1200, height: 800 } },
  },
};
const issued = {
  _id: 'c1',
  status: 'published',
  kind: 'correction',
  note: 'The year was wrong.',
  requestedBy: 'a',
  approvedBy: 'b',
  publishedAt: '2026-11-24T14:33:00Z',
};

const subjectOf = (...results: Parameters<typeof feedStoryFrom>[0][]): FeedSubject => ({
  title: 'The Proof',
  description: null,
  path: '/',
  stories: results.map((one) => feedStoryFrom(one, { siteUrl, words }, new Date('2026-11-25T12:00:00Z'))),
});
const options = { site, siteUrl };
const parse = (xml: string) => JSON.parse(JSON.stringify(convert(xml, { format: 'object' })));

describe('a feed of stories', () => {
  it.each(['https://[', 'https://example.org:port/', '//', 'javascript:alert(1)'])(
    'keeps the words of a link that leads nowhere: %s',
    (href) => {
      const block = result.body[0];
      const children = [{ _type: 'span' as const, _key: 's', text: 'These words', marks: ['l'] }];
      const body = [
        { _type: 'block' as const, ...block, children, markDefs: [{ _type: 'link', _key: 'l', href }] },
      ];
      const text = storyFeed(subjectOf({ ...result, body }), { ...options, format: jsonFeed });
      expect(JSON.parse(text).items[0].content_html).toBe('<p>These words</p>');
    },
  );

  it('leaves out a story that is too long, and keeps the others', () => {
    const long = { ...result, slug: 'too-long', body: [] };
    const subject = subjectOf(result, long, { ...result, slug: 'after' });
    const stories = subject.stories.map((story) =>
      story.slug === 'too-long' ? { ...story, html: 'x'.repeat(5_000_000) } : story,
    );
    const text = storyFeed({ ...subject, stories }, { ...options, format: jsonFeed });
    expect(JSON.parse(text).items.map(({ url }: { url: string }) => url)).toEqual([
      'https://news.example.org/articles/a-story',
      'https://news.example.org/articles/after',
    ]);
  });

  it('is RSS 2.0 with stable ids, RFC 822 dates and author names', () => {
    const xml = storyFeed(subjectOf(result), { ...options, format: rss });
    const { rss: root } = parse(xml);
    expect(root['@version']).toBe('2.0');
    expect(root.channel['atom:link']).toMatchObject({
      '@href': 'https://news.example.org/feed.xml',
      '@rel': 'self',
    });
    expect(root.channel.item).toMatchObject({
      link: 'https://news.example.org/articles/a-story',
      guid: { '#': 'https://news.example.org/articles/a-story' },
      pubDate: 'Fri, 20 Nov 2026 08:00:00 GMT',
      'dc:creator': 'Ann Other',
    });
    expect(xml).not.toContain('<author>');
    for (const prefix of ['dc', 'content', 'atom']) expect(root).toHaveProperty(`@xmlns:${prefix}`);
  });

  it('is Atom with escaped titles', () => {
    const { feed } = parse(storyFeed(subjectOf(result), { ...options, format: atom }));
    expect(feed.entry.title).toMatchObject({ $: 'Exclusive: Profit &amp; loss &lt; expected' });
    expect(feed.entry.content).toMatchObject({ $: '<p>A &lt;b&gt; of words</p>' });
  });

  it('is JSON Feed 1.1', () => {
    expect(JSON.parse(storyFeed(subjectOf(result), { ...options, format: jsonFeed }))).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      language: 'en',
      feed_url: 'https://news.example.org/feed.json',
      items: [
        {
          id: 'https://news.example.org/articles/a-story',
          title: 'Exclusive: Profit & loss < expected',
          date_published: '2026-11-20T08:00:00.000Z',
          authors: [{ name: 'Ann Other' }],
        },
      ],
    });
  });

  it('shows a correction as an update of the same entry', () => {
    const before = parse(storyFeed(subjectOf(result), { ...options, format: atom })).feed;
    const after = parse(
      storyFeed(subjectOf({ ...result, corrections: [issued] }), { ...options, format: atom }),
    ).feed;
    expect(after.entry.id).toBe(before.entry.id);
    expect(before.entry.updated).toBe('2026-11-20T08:00:00.000Z');
    expect(after.entry.updated).toBe('2026-11-24T14:33:00.000Z');
    expect(after.entry.published).toBe('2026-11-20T08:00:00.000Z');
    expect(after.updated).toBe('2026-11-24T14:33:00.000Z');
    expect(after.entry.content.$).toContain('<strong>Correction:</strong> The year was wrong.');
  });

  it('gives each story its language, its description as the format wants it, and its picture with the right type', () => {
    const french = { ...result, language: 'fr', summary: 'Less < than & more', leadImage: image };
    const write = (format: FeedFormat) => storyFeed(subjectOf(french, result), { ...options, format });
    const address = 'https://news.example.org/lake/images/copydesk/production/abc-1200x800.jpg?w=1200';

    const [item, other] = parse(write(rss)).rss.channel.item;
    expect(item['dc:language']).toBe('fr');
    expect(item.description).toEqual({ $: 'Less &lt; than &amp; more' });
    expect(item.enclosure).toEqual({ '@url': address, '@type': 'image/jpeg', '@length': '0' });
    expect(item['media:content']).toEqual({
      '@url': address,
      '@medium': 'image',
      '@type': 'image/jpeg',
      'media:description': { '@type': 'plain', '#': image.alt },
      'media:credit': image.credit,
    });
    expect(other['dc:language']).toBe('en');
    expect(parse(write(rss)).rss).toHaveProperty('@xmlns:media');

    const entries = parse(write(atom)).feed.entry;
    expect(entries.map((entry: Record<string, unknown>) => entry['@xml:lang'])).toEqual(['fr', 'en']);
    expect(entries[0].link[1]).toEqual({ '@rel': 'enclosure', '@href': address, '@type': 'image/jpeg' });

    const [first] = JSON.parse(write(jsonFeed)).items;
    expect(first).toMatchObject({ language: 'fr', summary: 'Less < than & more', image: address });
  });

  it('declares its namespaces once, also if no story has a text', () => {
    for (const body of [[], result.body]) {
      const xml = storyFeed(subjectOf({ ...result, body }), { ...options, format: rss });
      expect(xml.split('xmlns:dc=')).toHaveLength(2);
      expect(xml.split('xmlns:media=')).toHaveLength(2);
    }
  });

  it('is valid without a story', () => {
    expect(parse(storyFeed(subjectOf(), { ...options, format: rss })).rss.channel.title).toBe('The Proof');
  });
});

describe('a feed with a retracted story', () => {
  const now = new Date('2026-11-25T12:00:00Z');
  const retraction = { ...issued, _id: 'c9', kind: 'retraction', note: 'It relied on a forged letter.' };
  const retracted = {
    _id: 'gone',
    slug: 'gone',
    headline: 'A claim',
    publishedAt: teaser.publishedAt,
    retractedAt: '2026-11-24T14:33:00Z',
    corrections: [retraction],
  };
  const story = (index: number) => ({ ...result, _id: `s${index}`, slug: `s${index}` });
  const entriesOf = (stories: Parameters<typeof feedStoryFrom>[0][], format = atom) => {
    const subject = { title: 'The Proof', description: null, path: '/' };
    const told = feedStories(
      stories.map((one) => feedStoryFrom(one, { siteUrl, words }, now)),
      [retractedStoryFrom(retracted, words)],
    );
    return storyFeed({ ...subject, stories: told }, { ...options, format });
  };

  it('lists it last, with its id and the notice as text', () => {
    const { entry, updated } = parse(entriesOf([story(1)])).feed;
    expect(entry.map(({ id: one }: { id: string }) => one)).toEqual([
      'https://news.example.org/articles/s1',
      'https://news.example.org/articles/gone',
    ]);
    expect(entry[1]).toMatchObject({
      title: { $: 'Retracted: A claim' },
      summary: { $: 'It relied on a forged letter.' },
      content: { $: '<p><strong>Retraction:</strong> It relied on a forged letter.</p>' },
      published: '2026-11-20T08:00:00.000Z',
      updated: '2026-11-24T14:33:00.000Z',
    });
    expect(updated).toBe('2026-11-24T14:33:00.000Z');
  });

  it('drops it if all entries are newer', () => {
    const newer = Array.from({ length: 40 }, (_, index) => ({
      ...story(index),
      publishedAt: '2026-11-21T08:00:00Z',
    }));
    expect(entriesOf(newer)).not.toContain('A claim');
    expect(entriesOf(newer.slice(1))).toContain('A claim');
  });
});
