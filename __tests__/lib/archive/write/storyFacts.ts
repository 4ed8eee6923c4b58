import type { Article } from '../../../../lib/articles/Article.ts';
import type { BodyBlock, TextBlock } from '../../../../lib/content/blocks.ts';
import { plainText } from '../../../../lib/text/plainText.ts';
import { fileOf } from '../../../fixtures/exportedStory.ts';

/** What each format must give back of a story. */
export type StoryFacts = {
  headline: string;
  kicker: string | null;
  standfirst: string | null;
  section: string | null;
  topics: string[];
  authors: string[];
  published: number;
  language: string;
  summary: string | null;
  keyPoints: string[];
  /** The words of the body in order. */
  words: string[];
  links: string[];
  /** The alternative texts of its pictures and their files in order, the lead first. */
  pictures: { alt: string; file: string }[];
  /** Its films and sounds in order. */
  recordings: { file: string; captions: string | null; poster: string | null }[];
  sources: { outlet: string; title: string | null; url: string | null }[];
  contacts: { name: string; values: string[] }[];
  corrections: { at: number; note: string }[];
};

export const wordsOf = (text: string): string[] => text.split(/\s+/u).filter(Boolean);

const textsOf = (block: BodyBlock): string[] => {
  switch (block._type) {
    case 'block':
      return [plainText([block])];
    case 'image':
      return [block.picture.caption ?? '', block.picture.credit ?? ''];
    case 'video':
    case 'audio':
      return [block.title, block.credit ?? '', block.transcript ?? ''];
    case 'gallery':
      return [
        block.title ?? '',
        ...block.pictures.flatMap(({ picture }) => [picture.caption ?? '', picture.credit ?? '']),
      ];
    case 'pullQuote':
      return [block.quote, block.attribution ?? ''];
    case 'factBox':
      return [block.title ?? '', ...block.body.flatMap(textsOf)];
    case 'table':
      return [block.caption ?? '', ...block.rows.flatMap(({ cells }) => cells.map(({ text }) => text))];
    case 'timeline':
      return [block.title ?? '', ...block.events.flatMap(({ date, text }) => [date, text])];
    case 'relatedStory':
      return [block.story.headline];
    case 'embed':
      return [block.title];
  }
};

const linksOf = (block: BodyBlock, siteUrl: string): string[] => {
  const inText = ({ children, markDefs = [] }: TextBlock): string[] => {
    const used = new Set(children.flatMap(({ marks = [] }) => marks));
    return markDefs.flatMap(({ _key, href }) =>
      href && used.has(_key) ? [new URL(href, siteUrl).href] : [],
    );
  };
  if (block._type === 'block') return inText(block);
  if (block._type === 'factBox') return block.body.flatMap(inText);
  if (block._type === 'relatedStory') return [`${siteUrl}/articles/${block.story.slug}`];
  return block._type === 'embed' ? [block.url] : [];
};

export const factsOf = (article: Article, siteUrl: string): StoryFacts => ({
  headline: article.headline,
  kicker: article.kicker,
  standfirst: article.standfirst,
  section: article.section?.title ?? null,
  topics: article.topics.map(({ title }) => title),
  authors: article.byline.kind === 'named' ? article.byline.authors.map(({ name }) => name) : [],
  published: Date.parse(article.publishedAt),
  language: article.language,
  summary: article.summary,
  keyPoints: article.keyPoints,
  words: article.body.flatMap(textsOf).flatMap(wordsOf),
  links: article.body.flatMap((block) => linksOf(block, siteUrl)),
  pictures: [
    ...(article.leadImage ? [article.leadImage] : []),
    ...article.body.flatMap((block) => {
      if (block._type === 'gallery') return block.pictures.map(({ picture }) => picture);
      return block._type === 'image' ? [block.picture] : [];
    }),
  ].map(({ alt, url }) => ({ alt, file: fileOf(url) })),
  recordings: article.body.flatMap((block) =>
    block._type === 'video' || block._type === 'audio'
      ? [
          {
            file: fileOf(block.url),
            captions: block.captions && fileOf(block.captions),
            poster: block.poster && fileOf(block.poster.url),
          },
        ]
      : [],
  ),
  sources: article.sources.map(({ outlet, title, url }) => ({ outlet, title, url })),
  contacts: article.contacts.map(({ name, channels }) => ({
    name,
    values: channels.map(({ value }) => value),
  })),
  corrections: article.corrections.map(({ publishedAt, note }) => ({ at: Date.parse(publishedAt), note })),
});
