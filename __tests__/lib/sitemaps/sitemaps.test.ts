import { convert } from 'xmlbuilder2';
import { newsSitemap, sitemap, sitemapIndex } from '../../../lib/sitemaps/sitemaps.ts';
import { xmlProblems } from '../../fixtures/schemas/xmlProblems.ts';
import { site } from '../../fixtures/story.ts';

const siteUrl = 'https://news.example.org';
const now = new Date('2026-11-25T12:00:00Z');
const parse = (xml: string) => JSON.parse(JSON.stringify(convert(xml, { format: 'object' })));
const story = (hoursAgo: number, more = {}) => ({
  headline: 'Profit and loss',
  slug: `story-${hoursAgo}`,
  language: 'en',
  publishedAt: new Date(now.getTime() - hoursAgo * 3_600_000).toISOString(),
  ...more,
});

describe('the news sitemap', () => {
  it('lists the stories of the last 48 hours with publication, date and title', () => {
    const { urlset } = parse(newsSitemap([story(1), story(49)], site, siteUrl, now));
    expect(urlset['@xmlns:news']).toBe('http://www.google.com/schemas/sitemap-news/0.9');
    expect(urlset.url).toEqual({
      loc: 'https://news.example.org/articles/story-1',
      'news:news': {
        'news:publication': { 'news:name': 'The Proof', 'news:language': 'en' },
        'news:publication_date': '2026-11-25T11:00:00.000Z',
        'news:title': 'Profit and loss',
      },
    });
  });

  it('lists at most a thousand stories', () => {
    const many = Array.from({ length: 1200 }, (_, index) => story(1, { slug: `s${index}` }));
    expect(parse(newsSitemap(many, site, siteUrl, now)).urlset.url).toHaveLength(1000);
  });

  it('lists the front page alone when nothing is new, because the schema wants a page', async () => {
    const xml = newsSitemap([story(49)], site, siteUrl, now);
    expect(parse(xml).urlset.url).toEqual({ loc: 'https://news.example.org/' });
    expect(await xmlProblems(xml, 'sitemap-news.xsd')).toEqual([]);
  });

  it.each([
    ['en', 'en'],
    ['pt-BR', 'pt'],
    ['ckb', 'ckb'],
    ['zh-Hans', 'zh-cn'],
    ['zh', 'zh-cn'],
    ['zh-Hant-HK', 'zh-tw'],
    ['zh-TW', 'zh-tw'],
  ])('names the language %s as the schema knows it, %s', async (language, named) => {
    const xml = newsSitemap([story(1, { language })], site, siteUrl, now);
    expect(xml).toContain(`<news:language>${named}</news:language>`);
    expect(await xmlProblems(xml, 'sitemap-news.xsd')).toEqual([]);
  });
});

describe('a sitemap', () => {
  it('and its index are valid by the schemas of sitemaps.org', async () => {
    const entries = [
      { path: '/articles/ż%26"<', lastChangedAt: '2026-11-24T14:33:00.000Z' },
      { path: '/corrections', lastChangedAt: null },
    ];
    expect(await xmlProblems(sitemap(entries, siteUrl), 'sitemap.xsd')).toEqual([]);
    expect(await xmlProblems(sitemapIndex(['/sitemaps/pages.xml'], siteUrl), 'siteindex.xsd')).toEqual([]);
    expect(await xmlProblems(sitemap([], siteUrl), 'sitemap.xsd')).toEqual([]);
    const wrong = sitemap([{ path: '/', lastChangedAt: 'yesterday' }], siteUrl);
    expect(await xmlProblems(wrong, 'sitemap.xsd')).not.toEqual([]);
  });

  it('names each story in its other languages', async () => {
    const languages = [
      { language: 'en', path: '/articles/a' },
      { language: 'de', path: '/articles/das-%26' },
    ];
    const xml = sitemap(
      [
        { path: '/articles/a', lastChangedAt: null, languages },
        { path: '/articles/b', lastChangedAt: null },
      ],
      siteUrl,
    );
    expect(parse(xml).urlset).toMatchObject({
      '@xmlns:xhtml': 'http://www.w3.org/1999/xhtml',
      url: [
        {
          'xhtml:link': [
            { '@rel': 'alternate', '@hreflang': 'en', '@href': `${siteUrl}/articles/a` },
            { '@rel': 'alternate', '@hreflang': 'de', '@href': `${siteUrl}/articles/das-%26` },
          ],
        },
        { loc: `${siteUrl}/articles/b` },
      ],
    });
    // The schema allows elements of others, and does not know them.
    const own = xml.replaceAll(/<xhtml:link [^>]*>/g, '');
    expect(await xmlProblems(own, 'sitemap.xsd')).toEqual([]);
  });

  it('is well-formed for any title', () => {
    const xml = newsSitemap([story(1, { headline: 'Profit & loss <b>' })], site, siteUrl, now);
    expect(xml).toContain('<news:title>Profit &amp; loss &lt;b&gt;</news:title>');
  });

  it('escapes addresses and has the last change if it is known', () => {
    const entries = [
      { path: '/articles/a%26b', lastChangedAt: '2026-11-24T14:33:00.000Z' },
      { path: '/corrections', lastChangedAt: null },
    ];
    expect(parse(sitemap(entries, siteUrl)).urlset.url).toEqual([
      { loc: 'https://news.example.org/articles/a%26b', lastmod: '2026-11-24T14:33:00.000Z' },
      { loc: 'https://news.example.org/corrections' },
    ]);
  });

  it('is listed in the index', () => {
    expect(parse(sitemapIndex(['/sitemaps/pages.xml'], siteUrl)).sitemapindex.sitemap).toEqual({
      loc: 'https://news.example.org/sitemaps/pages.xml',
    });
  });
});
