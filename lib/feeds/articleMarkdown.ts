import type { PhrasingContent, RootContent } from 'mdast';
import { absolute, articlePath } from '../addresses.ts';
import type { Article, Source } from '../articles/Article.ts';
import { headlineWithStatus } from '../articles/retraction.ts';
import type { Correction } from '../corrections/Correction.ts';
import { kindWords, noteWords } from '../corrections/correctionWords.ts';
import { formatInstant } from '../dates/newsroomDate.ts';
import { imageUrl } from '../images/imageUrl.ts';
import { type Addresses, bodyNodes, heading, paragraph } from '../markdown/bodyNodes.ts';
import { wordsNode } from '../markdown/inlineNodes.ts';
import { writeMarkdown } from '../markdown/writeMarkdown.ts';
import { listNames } from '../people/byline.ts';
import type { Site } from '../site.ts';
import { findSafeAddress } from './bodyHtml.ts';

const bylineWords = ({ byline }: Article): string =>
  byline.kind === 'named' ? `By ${listNames(byline.authors.map(({ name }) => name))}` : byline.line;

const datesWords = ({ publishedAt, modifiedAt }: Article, site: Site): string =>
  `Published ${formatInstant(publishedAt, site)}` +
  (modifiedAt ? `. Updated ${formatInstant(modifiedAt, site)}` : '');

const noteNode = (correction: Correction, site: Site): RootContent => {
  const title = `${kindWords[correction.kind].one}, ${formatInstant(correction.publishedAt, site)}:`;
  return {
    type: 'blockquote',
    children: paragraph(
      { type: 'strong', children: [wordsNode(title)] },
      { type: 'text', value: ' ' },
      wordsNode(noteWords(correction)),
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

const sourceNode = ({ outlet, title, url }: Source): PhrasingContent => {
  const words = wordsNode(title ? `${title}, ${outlet}` : outlet);
  return url ? { type: 'link', url: new URL(url).href, children: [words as never] } : words;
};

const textNodes = (article: Article, addresses: Addresses): RootContent[] => {
  const { summary, keyPoints, body, sources } = article;
  return [
    ...(summary ? [...heading(2, wordsNode('Summary')), ...paragraph(wordsNode(summary))] : []),
    ...listNode(keyPoints.map(wordsNode)),
    ...bodyNodes(body, addresses),
    ...(sources.length > 0
      ? [...heading(2, wordsNode('Sources')), ...listNode(sources.map(sourceNode))]
      : []),
  ];
};

/** A story as Markdown, for programs: the same words, dates and notes as its page. */
export const articleMarkdown = (article: Article, site: Site, siteUrl: string): string => {
  const { standfirst, corrections, slug, retractedAt } = article;
  const address = absolute(articlePath(slug), siteUrl);
  const addresses: Addresses = {
    ofLink: (href) => findSafeAddress(href, siteUrl),
    ofPicture: (picture) => absolute(imageUrl(picture, { width: 1280 }), siteUrl),
  };
  return writeMarkdown([
    ...heading(1, wordsNode(headlineWithStatus(article))),
    ...(standfirst && !retractedAt ? paragraph({ type: 'emphasis', children: [wordsNode(standfirst)] }) : []),
    ...paragraph(wordsNode(bylineWords(article))),
    ...paragraph(wordsNode(datesWords(article, site))),
    ...paragraph({ type: 'link', url: address, children: [{ type: 'text', value: address }] }),
    ...corrections.map((correction) => noteNode(correction, site)),
    ...(retractedAt
      ? paragraph(wordsNode('This story has been retracted. Its text is no longer published.'))
      : textNodes(article, addresses)),
  ]);
};
