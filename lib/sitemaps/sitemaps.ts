import { create } from 'xmlbuilder2';
import { absolute, articlePath } from '../addresses.ts';
import type { Site } from '../site.ts';
import { xmlLiteral } from '../text/xmlLiteral.ts';

const protocol = 'http://www.sitemaps.org/schemas/sitemap/0.9';
const newsNamespace = 'http://www.google.com/schemas/sitemap-news/0.9';

const xhtml = 'http://www.w3.org/1999/xhtml';

/**
 * A URL and when its page last changed, or null if unknown.
 *
 * @property languages the page in all its languages, its own included; absent if there is one.
 */
export type SitemapEntry = {
  path: string;
  lastChangedAt: string | null;
  languages?: { language: string; path: string }[];
};

/** The library decodes the text of an object before it writes it. */
const nameText = (text: string): string => xmlLiteral(xmlLiteral(text));

const document = (root: object) =>
  create({ version: '1.0', encoding: 'UTF-8' }, root).end({ prettyPrint: true });

/** The sitemap index. */
export const sitemapIndex = (paths: string[], siteUrl: string): string =>
  document({
    sitemapindex: {
      '@xmlns': protocol,
      sitemap: paths.map((path) => ({ loc: absolute(path, siteUrl) })),
    },
  });

/** A sitemap without entries lists the front page: the schemas want at least one. */
const orFrontPage = <Entry>(entries: Entry[], siteUrl: string) =>
  entries.length > 0 ? entries : { loc: absolute('/', siteUrl) };

/**
 * One sitemap. The caller passes at most 50,000 URLs.
 *
 * @see https://www.sitemaps.org/protocol.html
 * @see https://developers.google.com/search/docs/specialty/international/localized-versions#sitemap
 */
export const sitemap = (entries: SitemapEntry[], siteUrl: string): string =>
  document({
    urlset: {
      '@xmlns': protocol,
      ...(entries.some(({ languages }) => languages) && { '@xmlns:xhtml': xhtml }),
      url: orFrontPage(
        entries.map(({ path, lastChangedAt, languages = [] }) => ({
          loc: absolute(path, siteUrl),
          ...(lastChangedAt && { lastmod: lastChangedAt }),
          'xhtml:link': languages.map(({ language, path: href }) => ({
            '@rel': 'alternate',
            '@hreflang': language,
            '@href': absolute(href, siteUrl),
          })),
        })),
        siteUrl,
      ),
    },
  });

/** News search accepts stories of the last two days, at most a thousand. */
export const newsSitemapHours = 48;
const maxNewsEntries = 1000;

export type NewsEntry = { headline: string; slug: string; language: string; publishedAt: string };

/** News search names languages with two or three letters, and Chinese with its script. */
const newsLanguage = (tag: string): string => {
  const { language, script } = new Intl.Locale(tag).maximize();
  if (language !== 'zh') return language;
  return script === 'Hant' ? 'zh-tw' : 'zh-cn';
};

/**
 * The news sitemap. If nothing is new it lists the front page alone, without news.
 *
 * @see https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap
 */
export const newsSitemap = (entries: NewsEntry[], site: Site, siteUrl: string, now: Date): string => {
  const since = now.getTime() - newsSitemapHours * 3_600_000;
  const recent = entries
    .filter(({ publishedAt }) => Date.parse(publishedAt) >= since)
    .slice(0, maxNewsEntries);
  return document({
    urlset: {
      '@xmlns': protocol,
      '@xmlns:news': newsNamespace,
      url: orFrontPage(
        recent.map(({ headline, slug, language, publishedAt }) => ({
          loc: absolute(articlePath(slug), siteUrl),
          'news:news': {
            'news:publication': {
              'news:name': nameText(site.title),
              'news:language': newsLanguage(language),
            },
            'news:publication_date': publishedAt,
            'news:title': nameText(headline),
          },
        })),
        siteUrl,
      ),
    },
  });
};
