import { dump } from 'js-yaml';
import type { Contact } from '../../articles/Article.ts';
import { findSafeAddress } from '../../feeds/bodyHtml.ts';
import type { Picture } from '../../images/imageUrl.ts';
import { bodyNodes } from '../../markdown/bodyNodes.ts';
import { writeMarkdown } from '../../markdown/writeMarkdown.ts';
import { wordsOf } from '../../words/wordsOf.ts';
import { currentArticle } from './currentArticle.ts';
import type { ExportedStory } from './ExportedStory.ts';
import { picturesIn } from './picturesIn.ts';
import { said } from './said.ts';
import { changedAt, copyrightNotice, correctionFields, storyAddress, usageTerms } from './storyFacts.ts';

const pictureFields = (picture: Picture, { addressOf }: ExportedStory) =>
  said({
    file: addressOf(picture),
    alt: picture.alt,
    caption: picture.caption,
    credit: picture.credit,
    copyright: picture.copyright,
    licence: picture.licenceUrl,
    made: picture.digitalSource,
  });

const contactFields = ({ name, slug, role, channels }: Contact) =>
  said({
    name,
    slug,
    role,
    channels: channels.map(said),
  });

const bylineFields = ({ article: { byline }, site }: ExportedStory) =>
  byline.kind === 'named'
    ? { authors: byline.authors.map(({ name, slug, role }) => said({ name, slug, role })) }
    : { byline: byline.line ?? wordsOf(site)('story.noByline') };

const frontMatter = (story: ExportedStory) => {
  const { article, site } = story;
  return said({
    title: article.headline,
    slug: article.slug,
    url: storyAddress(story),
    id: article.id,
    language: article.language,
    section: article.section,
    type: article.typeOfWork,
    kicker: article.kicker,
    standfirst: article.standfirst,
    ...bylineFields(story),
    published: article.publishedAt,
    updated: article.modifiedAt,
    changed: changedAt(article),
    retracted: article.retractedAt,
    dateline: article.dateline,
    topics: article.topics,
    summary: article.summary,
    keyPoints: article.keyPoints,
    leadImage: article.leadImage && pictureFields(article.leadImage, story),
    pictures: picturesIn({ ...article, leadImage: null }).map((picture) => pictureFields(picture, story)),
    sources: article.sources.map(({ notes: _, ...source }) => said(source)),
    contacts: article.contacts.map(contactFields),
    corrections: article.corrections.map((correction) => correctionFields(correction, story)),
    publisher: site.publisher.name,
    copyright: copyrightNotice(story),
    usageTerms,
  });
};

/** Every text is quoted: to old parsers of YAML, the language `no` is false and a date is no text. */
const yaml = (fields: object): string =>
  dump(fields, { lineWidth: -1, noRefs: true, forceQuotes: true, quotingType: '"' });

/** A story as Markdown: its fields as YAML front matter, then its body. */
export const writeStoryMarkdown = (exported: ExportedStory): string => {
  const story = { ...exported, article: currentArticle(exported.article) };
  const body = writeMarkdown(
    bodyNodes(story.article.body, {
      words: wordsOf(story.site),
      ofLink: (href) => findSafeAddress(href, story.siteUrl),
      ofPicture: story.addressOf,
      ofFile: story.fileAddressOf,
      isWhole: true,
    }),
  );
  return `---\n${yaml(frontMatter(story))}---\n${body && `\n${body}`}`;
};
