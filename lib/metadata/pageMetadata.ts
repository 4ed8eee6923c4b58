import type { Metadata } from 'next';
import { articlePath } from '../addresses.ts';
import type { Article } from '../articles/Article.ts';
import { headlineWithStatus } from '../articles/retraction.ts';
import { imageUrl } from '../images/imageUrl.ts';
import type { Site } from '../site.ts';
import { describeStory } from '../structuredData/newsArticle.ts';
import { cardOf, retractedCardOf } from '../theme/icons.ts';
import { wordsOf } from '../words/wordsOf.ts';
import { openGraphLocale } from './openGraphLocale.ts';

/** Feeds of a page, for `<link rel="alternate">`. */
const feedsAt = (path: string) => ({
  'application/rss+xml': `${path}/feed.xml`,
  'application/atom+xml': `${path}/atom.xml`,
  'application/feed+json': `${path}/feed.json`,
});

type PageOptions = {
  site: Site;
  title: string;
  description: string | null;
  path: string;
  hasFeeds?: boolean;
  type?: 'website' | 'profile';
};

/** Metadata of the front page, a list page or a house page. */
export const pageMetadata = ({
  site,
  title,
  description,
  path,
  hasFeeds = false,
  type = 'website',
}: PageOptions): Metadata => ({
  // The layout's template would repeat the name of the paper.
  title: path === '/' ? { absolute: title } : title,
  description,
  alternates: { canonical: path, types: hasFeeds ? feedsAt(path === '/' ? '' : path) : undefined },
  // Next does not merge these with the layout's.
  openGraph: {
    type,
    siteName: site.title,
    locale: openGraphLocale(site.language),
    title,
    // A card without a line under its title looks broken.
    description: description ?? site.tagline ?? undefined,
    url: path,
    images: [cardOfSite(site)],
  },
  twitter: { card: 'summary_large_image' },
});

const cardOfSite = ({ title, look }: Site) => ({ url: cardOf(look), width: 1200, height: 630, alt: title });

/** The card shows the lead image, else the site's own card. A retracted story gets the crossed-out card. */
const cardOfStory = ({ leadImage, retractedAt }: Article, site: Site) => {
  if (retractedAt)
    return {
      url: retractedCardOf(site.look),
      width: 1200,
      height: 630,
      alt: wordsOf(site)('story.retracted'),
    };
  return leadImage
    ? {
        url: imageUrl(leadImage, { width: 1200, ratio: { width: 1200, height: 630 } }),
        width: 1200,
        height: 630,
        alt: leadImage.alt,
      }
    : cardOfSite(site);
};

/**
 * The addresses of a story in all its languages, its own included, as search engines want them.
 *
 * @see https://developers.google.com/search/docs/specialty/international/localized-versions
 */
const addressesByLanguage = (article: Article): Record<string, string> =>
  Object.fromEntries(
    [article, ...article.translations].map(({ language, slug }) => [language, articlePath(slug)]),
  );

/** Metadata of a story. Search engines do not index a retracted one. */
export const storyMetadata = (article: Article, site: Site): Metadata => {
  const path = articlePath(article.slug);
  const words = wordsOf(site);
  const { translations } = article;
  const description = describeStory(article, words);
  const title = headlineWithStatus(article, words);
  return {
    title,
    description,
    alternates: {
      canonical: path,
      ...(translations.length > 0 && { languages: addressesByLanguage(article) }),
      types: {
        ...(article.live && feedsAt(path)),
        'text/markdown': `${path}.md`,
        'application/json': `${path}.json`,
      },
    },
    authors:
      article.byline.kind === 'named' ? article.byline.authors.map(({ name }) => ({ name })) : undefined,
    robots: article.retractedAt ? { index: false } : { 'max-image-preview': 'large' },
    openGraph: {
      type: 'article',
      siteName: site.title,
      title,
      description: description ?? undefined,
      url: path,
      locale: openGraphLocale(article.language),
      ...(translations.length > 0 && {
        alternateLocale: translations.map(({ language }) => openGraphLocale(language)),
      }),
      publishedTime: article.publishedAt,
      modifiedTime: article.modifiedAt ?? undefined,
      section: article.section?.title,
      tags: article.topics.map(({ title }) => title),
      images: [cardOfStory(article, site)],
    },
    twitter: { card: 'summary_large_image' },
  };
};
