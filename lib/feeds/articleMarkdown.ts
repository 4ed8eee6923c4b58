import type { PhrasingContent, RootContent } from 'mdast';
import { absolute, articlePath } from '../addresses.ts';
import type { Article, Source } from '../articles/Article.ts';
import { headlineWithStatus } from '../articles/retraction.ts';
import type { Correction } from '../corrections/Correction.ts';
import { noteWords } from '../corrections/correctionWords.ts';
import { formatInstant } from '../dates/newsroomDate.ts';
import { imageUrl } from '../images/imageUrl.ts';
import { type Addresses, bodyNodes, heading, paragraph } from '../markdown/bodyNodes.ts';
import { wordsNode } from '../markdown/inlineNodes.ts';
import { writeMarkdown } from '../markdown/writeMarkdown.ts';
import { listNames } from '../people/byline.ts';
import type { Site } from '../site.ts';
import { wordsOf } from '../words/wordsOf.ts';
import { findSafeAddress } from './bodyHtml.ts';

const bylineWords = ({ byline }: Article, site: Site): string => {
  const words = wordsOf(site);
  if (byline.kind === 'none') return byline.line ?? words('story.noByline');
  const names = listNames(
    byline.authors.map(({ name }) => name),
    site.language,
  );
  return words('story.byNames', { names });
};

const datesWords = ({ publishedAt, modifiedAt }: Article, site: Site): string => {
  const date = formatInstant(publishedAt, site);
  return modifiedAt
    ? wordsOf(site)('story.publishedAndUpdatedAt', { date, updated: formatInstant(modifiedAt, site) })
    : wordsOf(site)('story.publishedAt', { date });
};

const noteNode = (correction: Correction, site: Site): RootContent => {
  const words = wordsOf(site);
  const title = words.markup('corrections.beforeNote', {
    kind: words(`kinds.${correction.kind}`),
    date: () => formatInstant(correction.publishedAt, site),
  });
  return {
    type: 'blockquote',
    children: paragraph(
      { type: 'strong', children: [wordsNode(title)] },
      { type: 'text', value: ' ' },
      wordsNode(noteWords(correction, words)),
    ),
  };
};

/** A list with an item for each line. */
const listNode = (lines: PhrasingContent[]): RootContent[] =>
  lines.length === 0
    ? []
    : [
        {
          type: 'list',
          spread: false,
          children: lines.map((line) => ({ type: 'listItem', children: paragraph(line) })),
        },
      ];

const sourceNode = ({ outlet, title, url }: Source, site: Site): PhrasingContent => {
  const words = wordsNode(title ? title + wordsOf(site)('story.afterSource', { outlet }) : outlet);
  return url ? { type: 'link', url: new URL(url).href, children: [words as never] } : words;
};

const textNodes = (article: Article, site: Site, addresses: Addresses): RootContent[] => {
  const words = wordsOf(site);
  const { summary, keyPoints, body, sources } = article;
  return [
    ...(summary ? [...heading(2, wordsNode(words('story.summary'))), ...paragraph(wordsNode(summary))] : []),
    ...listNode(keyPoints.map(wordsNode)),
    ...bodyNodes(body, addresses),
    ...(sources.length > 0
      ? [
          ...heading(2, wordsNode(words('story.sources'))),
          ...listNode(sources.map((source) => sourceNode(source, site))),
        ]
      : []),
  ];
};

/** A story as Markdown, for programs: the same words, dates and notes as its page. */
export const articleMarkdown = (article: Article, site: Site, siteUrl: string): string => {
  const { standfirst, corrections, slug, retractedAt } = article;
  const address = absolute(articlePath(slug), siteUrl);
  const addresses: Addresses = {
    ofLink: (href) => findSafeAddress(href, siteUrl),
    words: wordsOf(site),
    ofPicture: (picture) => absolute(imageUrl(picture, { width: 1280 }), siteUrl),
  };
  return writeMarkdown([
    ...heading(1, wordsNode(headlineWithStatus(article, wordsOf(site)))),
    ...(standfirst && !retractedAt ? paragraph({ type: 'emphasis', children: [wordsNode(standfirst)] }) : []),
    ...paragraph(wordsNode(bylineWords(article, site))),
    ...paragraph(wordsNode(datesWords(article, site))),
    ...paragraph({ type: 'link', url: address, children: [{ type: 'text', value: address }] }),
    ...corrections.map((correction) => noteNode(correction, site)),
    ...(retractedAt
      ? paragraph(wordsNode(wordsOf(site)('story.retractedForPrograms')))
      : textNodes(article, site, addresses)),
  ]);
};
