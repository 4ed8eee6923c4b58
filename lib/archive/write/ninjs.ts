import { absolute, articlePath, personPath, sectionPath, topicPath } from '../../addresses.ts';
import type { Article, Contact } from '../../articles/Article.ts';
import { headlineWithStatus } from '../../articles/retraction.ts';
import type { RecordingBlock } from '../../content/blocks.ts';
import { recordingType } from '../../content/recordingFiles.ts';
import { noteWords } from '../../corrections/correctionWords.ts';
import { ninjsStandard } from '../../feeds/ninjsStandard.ts';
import type { Picture } from '../../images/imageUrl.ts';
import { digitalSourceAddress } from '../../pictures/digitalSources.ts';
import { declaredPolicies } from '../../site.ts';
import { plainText } from '../../text/plainText.ts';
import { countWords } from '../../text/readingTime.ts';
import { wordsOf } from '../../words/wordsOf.ts';
import { currentArticle } from './currentArticle.ts';
import type { ExportedStory } from './ExportedStory.ts';
import { picturesIn, recordingsIn, wholeAddress } from './picturesIn.ts';
import {
  bodyXhtml,
  bylineWords,
  changedAt,
  channelDetails,
  copyrightNotice,
  instantOf,
  noteAddress,
  notePlain,
  storyAddress,
  usageTerms,
} from './storyFacts.ts';

const described = (role: string, value: string | null) =>
  value ? [{ role, contentType: 'text/plain', value }] : [];

const headlinesOf = ({ article: { kicker, standfirst, ...article }, site }: ExportedStory) => [
  { role: 'main', contentType: 'text/plain', value: headlineWithStatus(article, wordsOf(site)) },
  ...described('kicker', kicker),
  ...described('standfirst', standfirst),
];

const contactOf = ({ name, slug, channels }: Contact, siteUrl: string) => ({
  name,
  rel: 'contact',
  ...(slug && { uri: absolute(personPath(slug), siteUrl) }),
  contactInfo: channels.flatMap((channel) => [
    {
      type: channel.kind,
      value: channel.value,
      ...(channel.label && { name: channel.label }),
      ...(channel.isPlaceholder && { role: 'placeholder' }),
    },
    // What the standard has no field for follows its channel: without its end a key would be trusted for ever.
    ...channelDetails(channel).map(([type, value]) => ({ type, value })),
  ]),
});

const peopleOf = ({ byline, contacts }: Article, siteUrl: string) => [
  ...(byline.kind === 'named' ? byline.authors : []).map(({ name, slug }) => ({
    name,
    rel: 'author',
    ...(slug && { uri: absolute(personPath(slug), siteUrl) }),
  })),
  ...contacts.map((contact) => contactOf(contact, siteUrl)),
];

const subjectsOf = ({ section, topics }: Article, siteUrl: string) => [
  ...(section
    ? [{ name: section.title, rel: 'section', uri: absolute(sectionPath(section.slug), siteUrl) }]
    : []),
  ...topics.map(({ title, slug }) => ({
    name: title,
    rel: 'about',
    uri: absolute(topicPath(slug), siteUrl),
  })),
];

const infoSourcesOf = ({ article, site, siteUrl }: ExportedStory) => [
  { name: site.publisher.name, role: 'publisher', uri: absolute('/', siteUrl) },
  ...article.sources.flatMap(({ outlet, title, url, partners }) => [
    {
      name: outlet,
      role: 'source',
      ...(url && { uri: new URL(url).href }),
      ...(title && { literal: title }),
    },
    ...partners.map((name) => ({ name, role: 'partner' })),
  ]),
];

/** The policies of the paper, and each public correction. */
const trustIndicatorsOf = (story: ExportedStory) => [
  ...declaredPolicies.flatMap((role) => {
    const page = story.site.policies[role];
    return page
      ? [
          {
            role: `https://schema.org/${role}`,
            title: page.title,
            href: absolute(`/pages/${encodeURIComponent(page.slug)}`, story.siteUrl),
          },
        ]
      : [];
  }),
  ...story.article.corrections.map((correction) => ({
    role: 'https://schema.org/CorrectionComment',
    title: noteWords(correction, wordsOf(story.site)),
    href: noteAddress(story, correction),
  })),
];

/** ninjs wants absolute addresses, so the file beside is an alternative id. */
const pictureOf = (picture: Picture, name: string, { siteUrl, addressOf }: ExportedStory) => {
  const href = absolute(wholeAddress(picture), siteUrl);
  const { alt, caption, credit, copyright, licenceUrl, digitalSource, rect } = picture;
  const file = addressOf(picture);
  return {
    name,
    rel: name === 'lead' ? 'lead' : 'illustration',
    uri: href,
    type: 'picture',
    descriptions: [...described('caption', caption), ...described('alternative text', alt)],
    ...(credit && { by: credit }),
    ...(copyright && { copyrightNotice: copyright }),
    ...(licenceUrl && { rightsInfo: { linkedRights: licenceUrl } }),
    ...(digitalSource && { digitalSourceType: { uri: digitalSourceAddress(digitalSource) } }),
    renditions: [
      { name: 'original', href, width: rect?.width ?? picture.width, height: rect?.height ?? picture.height },
    ],
    ...(file !== href && { altIds: [{ role: 'file', value: file }] }),
  };
};

/** A film or sound, and where its captions and the picture before it are. */
const recordingOf = (recording: RecordingBlock, index: number, story: ExportedStory) => {
  const { _type, url, title, credit, captions, poster, transcript } = recording;
  const { siteUrl, addressOf, fileAddressOf } = story;
  const href = absolute(url, siteUrl);
  const file = fileAddressOf(url);
  const rendition = (name: string, address: string, contentType: string | null) => ({
    ...{ name, href: absolute(address, siteUrl) },
    ...(contentType && { contentType }),
  });
  return {
    ...{ name: `${_type}-${index}`, rel: 'illustration', uri: href, type: _type },
    headlines: described('main', title),
    descriptions: described('transcript', transcript),
    ...(credit && { by: credit }),
    renditions: [
      rendition('original', url, recordingType(url)),
      ...(captions ? [rendition('captions', captions, 'text/vtt')] : []),
      ...(poster ? [rendition('poster', addressOf(poster), null)] : []),
    ],
    ...(file !== href && { altIds: [{ role: 'file', value: file }] }),
  };
};

/** The other languages of the story: each is an item of its own, and none is known as the first. */
const translationsOf = ({ article, siteUrl }: ExportedStory) =>
  article.translations.map(({ language, slug, headline }) => ({
    name: `translation-${language}`,
    rel: 'translation',
    uri: absolute(articlePath(slug), siteUrl),
    type: 'text',
    language,
    headlines: described('main', headline),
    altIds: [{ role: 'ninjs', value: `${absolute(articlePath(slug), siteUrl)}.json` }],
  }));

const associationsOf = (story: ExportedStory) => {
  const { article, siteUrl } = story;
  return [
    ...picturesIn(article).map((picture, index) =>
      pictureOf(picture, index === 0 && article.leadImage ? 'lead' : `picture-${index}`, story),
    ),
    ...recordingsIn(article).map((recording, index) => recordingOf(recording, index, story)),
    ...article.body.flatMap((block, index) =>
      block._type === 'relatedStory'
        ? [
            {
              name: `related-${index}`,
              rel: 'related',
              uri: absolute(`/articles/${encodeURIComponent(block.story.slug)}`, siteUrl),
              type: 'text',
              headlines: [{ role: 'main', contentType: 'text/plain', value: block.story.headline }],
            },
          ]
        : [],
    ),
    ...translationsOf(story),
  ];
};

const bodiesOf = (story: ExportedStory) => [
  {
    role: 'main',
    contentType: 'application/xhtml+xml',
    wordCount: countWords(plainText(story.article.body)),
    value: bodyXhtml(story),
  },
];

/**
 * A story as ninjs 3.1. A retracted one is canceled and has its notes instead of its text.
 *
 * @see https://iptc.org/standards/ninjs/
 */
export const writeNinjs = (exported: ExportedStory): string => {
  const article = currentArticle(exported.article);
  const story = { ...exported, article };
  const { site, siteUrl } = story;
  const item = {
    uri: storyAddress(story),
    standard: ninjsStandard,
    type: 'text',
    representationType: article.retractedAt ? 'partial' : 'full',
    version: String(article.corrections.length + 1),
    firstCreated: instantOf(article.publishedAt),
    versionCreated: changedAt(article),
    ...(article.modifiedAt && { contentCreated: instantOf(article.modifiedAt) }),
    pubStatus: article.retractedAt ? 'canceled' : 'usable',
    language: article.language,
    slugline: article.slug,
    title: article.headline,
    headlines: headlinesOf(story),
    // That nobody is named is no name.
    ...(article.byline.kind === 'named' && { by: bylineWords(story) }),
    ...(article.dateline && { located: article.dateline }),
    descriptions: [
      ...described('summary', article.summary),
      ...article.keyPoints.flatMap((point) => described('key point', point)),
      ...article.corrections.flatMap((correction) => described('correction', notePlain(correction, story))),
    ],
    ...(!article.retractedAt && { bodies: bodiesOf(story) }),
    genres: [{ name: wordsOf(site)(`types.${article.typeOfWork}`), literal: article.typeOfWork }],
    subjects: subjectsOf(article, siteUrl),
    people: peopleOf(article, siteUrl),
    infoSources: infoSourcesOf(story),
    associations: associationsOf(story),
    trustIndicators: trustIndicatorsOf(story),
    altIds: [{ role: 'document', value: article.id }],
    copyrightHolder: site.publisher.legalName ?? site.publisher.name,
    copyrightNotice: copyrightNotice(story),
    usageTerms,
  };
  return `${JSON.stringify(item, null, 2)}\n`;
};
