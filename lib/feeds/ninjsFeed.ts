import { absolute, articlePath, sectionPath } from '../addresses.ts';
import { headlineWithStatus } from '../articles/retraction.ts';
import { newestFirst } from '../dates/instants.ts';
import { imageUrl, type Picture } from '../images/imageUrl.ts';
import { digitalSourceAddress } from '../pictures/digitalSources.ts';
import type { Site } from '../site.ts';
import { wordsOf } from '../words/wordsOf.ts';
import type { FeedSetting } from './feedStory.ts';
import { ninjsStandard } from './ninjsStandard.ts';
import { type FeedStory, type FeedSubject, thoseThatFit } from './storyFeed.ts';

const plain = (role: string, value: string) => ({ role, contentType: 'text/plain', value });

const pictureItem = (picture: Picture, siteUrl: string) => {
  const href = absolute(imageUrl(picture, { width: 1200, isOwnFormat: true }), siteUrl);
  return {
    name: 'lead',
    rel: 'lead',
    uri: href,
    type: 'picture',
    descriptions: [
      ...(picture.caption ? [plain('caption', picture.caption)] : []),
      ...(picture.alt ? [plain('alternative text', picture.alt)] : []),
    ],
    ...(picture.credit && { by: picture.credit }),
    ...(picture.copyright && { copyrightNotice: picture.copyright }),
    ...(picture.digitalSource && {
      digitalSourceType: { uri: digitalSourceAddress(picture.digitalSource) },
    }),
    renditions: [{ name: 'web', href }],
  };
};

const storyItem = (story: FeedStory, index: number, { siteUrl, words }: FeedSetting) => {
  const { kicker, standfirst, section, leadImage, retractedAt } = story;
  return {
    name: `story-${index}`,
    rel: 'story',
    uri: absolute(articlePath(story.slug), siteUrl),
    type: 'text',
    representationType: retractedAt ? 'partial' : 'full',
    firstCreated: new Date(story.publishedAt).toISOString(),
    versionCreated: new Date(story.changedAt).toISOString(),
    pubStatus: retractedAt ? 'canceled' : 'usable',
    language: story.language,
    slugline: story.slug,
    headlines: [
      plain('main', headlineWithStatus(story, words)),
      ...(kicker ? [plain('kicker', kicker)] : []),
      ...(standfirst ? [plain('standfirst', standfirst)] : []),
    ],
    ...(story.authors.length > 0 && { by: story.authors.join(', ') }),
    descriptions: story.description === null ? [] : [plain('summary', story.description)],
    bodies: [{ role: 'main', contentType: 'text/html', value: story.html }],
    subjects: section
      ? [{ name: section.title, rel: 'section', uri: absolute(sectionPath(section.slug), siteUrl) }]
      : [],
    altIds: [
      { role: 'document', value: story.id },
      { role: 'ninjs', value: `${absolute(articlePath(story.slug), siteUrl)}.json` },
    ],
    ...(leadImage && { associations: [pictureItem(leadImage, siteUrl)] }),
  };
};

/**
 * A feed of stories as one ninjs 3.1 item with the stories as its associations, newest first. `altIds` has the address
 * of each story's own item.
 *
 * @see https://iptc.org/standards/ninjs/
 */
export const ninjsFeed = (
  subject: FeedSubject,
  { site, siteUrl }: { site: Site; siteUrl: string },
): string => {
  const stories = thoseThatFit(subject.stories);
  const [changedAt] = stories.map((story) => story.changedAt).toSorted(newestFirst);
  return JSON.stringify({
    uri: absolute(subject.path === '/' ? '/ninjs.json' : `${subject.path}/ninjs.json`, siteUrl),
    standard: ninjsStandard,
    type: 'composite',
    profile: 'feed',
    versionCreated: new Date(changedAt ?? 0).toISOString(),
    pubStatus: 'usable',
    language: site.language,
    title: subject.title,
    descriptions: subject.description === null ? [] : [plain('summary', subject.description)],
    infoSources: [{ name: site.publisher.name, role: 'publisher', uri: absolute('/', siteUrl) }],
    copyrightHolder: site.publisher.legalName ?? site.publisher.name,
    associations: stories.map((story, index) => storyItem(story, index, { siteUrl, words: wordsOf(site) })),
  });
};
