import type { CorrectionComment, NewsArticle, Person, WithContext } from 'schema-dts';
import { absolute, articlePath, correctionPath, personPath } from '../addresses.ts';
import type { Article } from '../articles/Article.ts';
import { headlineWithStatus, retractionNotice } from '../articles/retraction.ts';
import type { Translation } from '../articles/translations/translationsFrom.ts';
import type { Correction } from '../corrections/Correction.ts';
import { noteWords } from '../corrections/correctionWords.ts';
import type { Site } from '../site.ts';
import { plainText } from '../text/plainText.ts';
import { countWords } from '../text/readingTime.ts';
import { cardOf } from '../theme/icons.ts';
import type { TypeOfWork } from '../vocabulary.ts';
import { type Words, wordsOf } from '../words/wordsOf.ts';
import { imageObject, type PictureShape } from './imageObject.ts';
import { liveBlogFields } from './liveBlog.ts';
import { newsOrganization } from './newsOrganization.ts';

/** The schema.org type for a type of work. */
const articleTypes = {
  news: 'NewsArticle',
  analysis: 'AnalysisNewsArticle',
  opinion: 'OpinionNewsArticle',
  explainer: 'BackgroundNewsArticle',
  obituary: 'NewsArticle',
  live: 'LiveBlogPosting',
} as const satisfies Record<TypeOfWork, string>;

/** The three ratios that search engines request, with widths in pixels. */
const shapes: PictureShape[] = [
  { width: 1200, ratio: { width: 1, height: 1 } },
  { width: 1200, ratio: { width: 4, height: 3 } },
  { width: 1200, ratio: { width: 16, height: 9 } },
];

/**
 * The description for search results, feeds and cards: the summary, else the standfirst; of a retracted story the
 * notice.
 */
export const describeStory = (
  {
    summary,
    standfirst,
    retractedAt,
    corrections,
  }: Pick<Article, 'summary' | 'standfirst' | 'retractedAt' | 'corrections'>,
  words: Words,
): string | null => (retractedAt ? retractionNotice(corrections, words) : (summary ?? standfirst));

type Written = { article: Article; words: Words; siteUrl: string };

const correctionComment = (correction: Correction, { article, words, siteUrl }: Written) =>
  ({
    '@type': 'CorrectionComment',
    text: noteWords(correction, words),
    datePublished: correction.publishedAt,
    url: absolute(correctionPath(article.slug, correction.id), siteUrl),
  }) satisfies CorrectionComment;

const authorsOf = ({ byline }: Article, siteUrl: string): Person[] | { '@id': string } =>
  byline.kind === 'none'
    ? { '@id': `${absolute('/', siteUrl)}#publisher` }
    : byline.authors.map(({ name, slug }) => ({
        '@type': 'Person',
        name,
        ...(slug && { url: absolute(personPath(slug), siteUrl) }),
      }));

/** @see https://schema.org/workTranslation */
const translated = ({ slug, headline, language }: Translation, siteUrl: string) => {
  const address = absolute(articlePath(slug), siteUrl);
  return {
    '@type': 'NewsArticle',
    '@id': `${address}#article`,
    url: address,
    headline,
    inLanguage: language,
  };
};

/**
 * A story as schema.org structured data. The dates are those on the page: `dateModified` moves only with a
 * substantive change. A retracted story has no picture, and the notice as its description.
 *
 * @see https://schema.org/NewsArticle
 * @see https://schema.org/CorrectionComment
 */
export const newsArticle = (article: Article, site: Site, siteUrl: string): WithContext<NewsArticle> => {
  const address = absolute(articlePath(article.slug), siteUrl);
  const words = wordsOf(site);
  const description = describeStory(article, words);
  const { leadImage } = article;
  const data = {
    '@context': 'https://schema.org',
    '@type': articleTypes[article.typeOfWork],
    '@id': `${address}#article`,
    headline: headlineWithStatus(article, words),
    mainEntityOfPage: address,
    url: address,
    datePublished: article.publishedAt,
    dateModified: article.modifiedAt ?? article.publishedAt,
    ...liveBlogFields(article, siteUrl),
    author: authorsOf(article, siteUrl),
    publisher: newsOrganization(site, siteUrl),
    inLanguage: article.language,
    isAccessibleForFree: true,
    ...(description && { description }),
    ...(article.section && { articleSection: article.section.title }),
    ...(article.translations.length > 0 && {
      workTranslation: article.translations.map((translation) => translated(translation, siteUrl)),
    }),
    ...(article.topics.length > 0 && { keywords: article.topics.map(({ title }) => title).join(', ') }),
    ...(article.retractedAt
      ? { creativeWorkStatus: 'Retracted' }
      : {
          image: leadImage
            ? shapes.map((shape) => imageObject(leadImage, shape, site, siteUrl))
            : [absolute(cardOf(site.look), siteUrl)],
          wordCount: countWords(plainText(article.body)),
        }),
    ...(article.corrections.length > 0 && {
      correction: article.corrections.map((correction) =>
        correctionComment(correction, { article, words, siteUrl }),
      ),
    }),
  };
  // The subtypes differ only in name, but the types of schema.org list them one by one.
  return data as WithContext<NewsArticle>;
};
