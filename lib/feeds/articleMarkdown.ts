import { gfm } from '@joplin/turndown-plugin-gfm';
import TurndownService from 'turndown';
import { absolute, articlePath } from '../addresses.ts';
import type { Article } from '../articles/Article.ts';
import { headlineWithStatus } from '../articles/retraction.ts';
import { kindWords, noteWords } from '../corrections/correctionWords.ts';
import { formatInstant } from '../dates/newsroomDate.ts';
import { listNames } from '../people/byline.ts';
import type { Site } from '../site.ts';
import { bodyHtml } from './bodyHtml.ts';

const turndown = new TurndownService({ headingStyle: 'atx', bulletListMarker: '-' }).use(gfm);
turndown.addRule('struck', { filter: 'del', replacement: (content) => `~~${content.trim()}~~ ` });
turndown.addRule('inserted', { filter: 'ins', replacement: (content) => content });
// Stories have no code blocks, and Turndown's rule for them takes quadratic time.
turndown.addRule('code', { filter: 'code', replacement: (content) => content });

const collapsed = (text: string) => text.replaceAll(/\s+/g, ' ');

/**
 * A body as Markdown. Collapses runs of spaces and line breaks first, because Turndown takes quadratic time for
 * them.
 */
const bodyMarkdown = (html: string) =>
  turndown.turndown(collapsed(html).replaceAll(/<br\/>(?: ?<br\/>)+/g, '<br/><br/>'));

/** Escapes Markdown syntax in words. */
const escaped = (words: string) => turndown.escape(collapsed(words)).replaceAll('<', '&lt;');

const bylineWords = ({ byline }: Article) =>
  byline.kind === 'named' ? `By ${listNames(byline.authors.map(({ name }) => name))}` : byline.line;

/** A story as Markdown, for programs: the same words, dates and notes as its page. */
export const articleMarkdown = (article: Article, site: Site, siteUrl: string): string => {
  const { standfirst, summary, keyPoints, corrections, sources, publishedAt, modifiedAt } = article;
  const hasText = article.retractedAt === null;
  const parts = [
    `# ${escaped(headlineWithStatus(article))}`,
    hasText && standfirst && `*${escaped(standfirst)}*`,
    escaped(bylineWords(article)),
    `Published ${formatInstant(publishedAt, site)}` +
      (modifiedAt ? `. Updated ${formatInstant(modifiedAt, site)}` : ''),
    absolute(articlePath(article.slug), siteUrl),
    ...corrections.map(
      (correction) =>
        `> **${kindWords[correction.kind].one}, ${formatInstant(correction.publishedAt, site)}:** ${escaped(noteWords(correction))}`,
    ),
    !hasText && 'This story has been retracted. Its text is no longer published.',
    hasText && summary && `## Summary\n\n${escaped(summary)}`,
    hasText && keyPoints.map((point) => `- ${escaped(point)}`).join('\n'),
    hasText && bodyMarkdown(bodyHtml(article.body, siteUrl)),
    hasText &&
      sources.length > 0 &&
      `## Sources\n\n${sources
        .map(({ outlet, title, url }) => {
          const words = escaped(title ? `${title}, ${outlet}` : outlet);
          return url ? `- [${words}](${new URL(url).href.replaceAll(')', '%29')})` : `- ${words}`;
        })
        .join('\n')}`,
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
};
