import type { ArchivedPicture, ArchivedStory } from '../../ArchivedStory.ts';
import { authorsOf, instantIn, labelsFrom, slugIn } from '../nameParts.ts';
import { plainTitle } from '../plainTitle.ts';
import { type NamedRecording, recordingsHtml } from '../storyParts.ts';
import { elementsIn, textIn, textOf, type XmlElement } from '../xml/XmlElement.ts';

/** An item of RSS 2.0 or 1.0. @see https://www.rssboard.org/rss-specification */
export const rssStory = (item: XmlElement, language: string | null): ArchivedStory => {
  const guid = elementsIn(item, 'guid')[0];
  const id = guid ? textOf(guid).trim() : '';
  const isAddress = guid?.attributes.isPermaLink !== 'false' && /^https?:/.test(id);
  const link = textIn(item, 'link') ?? (isAddress ? id : null);
  const content = textIn(item, 'content:encoded');
  const description = textIn(item, 'description') ?? '';
  const html = content ?? description;
  const headline = plainTitle(textIn(item, 'title') ?? '');
  return {
    key: `rss ${id || link}`,
    headline,
    slug: slugIn(link),
    standfirst: content === null ? null : plainTitle(description) || null,
    summary: null,
    html: html + recordingsHtml(recordingsIn(item, headline), html),
    hasLooseText: false,
    publishedAt: instantIn(textIn(item, 'pubDate') ?? textIn(item, 'dc:date')),
    language: textIn(item, 'dc:language') ?? language,
    addresses: link === null ? [] : [link],
    authors: authorsOf([
      ...elementsIn(item, 'dc:creator').map(textOf),
      ...elementsIn(item, 'author').map((author) => nameIn(textOf(author))),
    ]),
    labels: labelsFrom([], [...elementsIn(item, 'category'), ...elementsIn(item, 'dc:subject')].map(textOf)),
    leadImage: pictureIn(item),
    notes: content === null ? ['The feed has no whole text; its description stands for it.'] : [],
  };
};

/** RSS writes `address (name)`. An address alone is nobody's name. */
const nameIn = (author: string): string | null => {
  const at = author.indexOf('(');
  const name = at < 0 ? author : author.slice(at + 1).replace(')', '');
  return name.includes('@') ? null : name;
};

/** A group has one recording in several kinds. Without words of its own it is that of the item. */
const recordingsIn = (item: XmlElement, headline: string): NamedRecording[] => {
  const all = [item, ...elementsIn(item, 'media:group')].flatMap((parent, index) => {
    const media = [...elementsIn(parent, 'enclosure'), ...elementsIn(parent, 'media:content')];
    const found = media.flatMap((one) => recordingIn(one, headline));
    return index === 0 ? found : found.slice(0, 1);
  });
  return [...new Map(all.map((one) => [one.address, one])).values()];
};

const recordingIn = (media: XmlElement, headline: string): NamedRecording[] => {
  const { url = '', type = '', medium } = media.attributes;
  const [, kind] = /^(video|audio)\//.exec(type) ?? /^(video|audio)$/.exec(medium ?? '') ?? [];
  const title = plainTitle(textIn(media, 'media:title') ?? '') || headline;
  return url !== '' && (kind === 'video' || kind === 'audio') ? [{ kind, address: url, title }] : [];
};

const pictureIn = (item: XmlElement): ArchivedPicture | null => {
  const grouped = elementsIn(item, 'media:group').flatMap((group) => elementsIn(group, 'media:content'));
  const media = [...elementsIn(item, 'media:content'), ...grouped, ...elementsIn(item, 'enclosure')].find(
    ({ attributes: { type = '', medium } }) => medium === 'image' || type.startsWith('image/'),
  );
  const address = media?.attributes.url;
  if (!media || !address) return null;
  const caption = plainTitle(textIn(media, 'media:description') ?? '');
  const credit = plainTitle(textIn(media, 'media:credit') ?? '');
  return { address, ...(caption && { caption }), ...(credit && { credit }) };
};
