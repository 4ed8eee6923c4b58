import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { create } from 'xmlbuilder2';
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces';
import { absolute, articlePath, isWebAddress, personPath, sectionPath, topicPath } from '../../addresses.ts';
import type { Article } from '../../articles/Article.ts';
import { headlineWithStatus } from '../../articles/retraction.ts';
import type { RecordingBlock } from '../../content/blocks.ts';
import { recordingType } from '../../content/recordingFiles.ts';
import type { Picture } from '../../images/imageUrl.ts';
import type { Channel } from '../../people/publicChannels.ts';
import { digitalSourceAddress, digitalSourceWords } from '../../pictures/digitalSources.ts';
import { plainText } from '../../text/plainText.ts';
import { countWords } from '../../text/readingTime.ts';
import { xmlLiteral } from '../../text/xmlLiteral.ts';
import { wordsOf } from '../../words/wordsOf.ts';
import { currentArticle } from './currentArticle.ts';
import type { ExportedStory } from './ExportedStory.ts';
import { picturesIn, recordingsIn, wholeAddress } from './picturesIn.ts';
import {
  bylineWords,
  changedAt,
  channelDetails,
  copyrightNotice,
  instantOf,
  notePlain,
  storyAddress,
  usageTerms,
  wholeBodyHtml,
} from './storyFacts.ts';

const namespace = 'http://iptc.org/std/nar/2006-10-01/';
const xhtml = 'http://www.w3.org/1999/xhtml';
const xmlNamespace = 'http://www.w3.org/XML/1998/namespace';
const catalog = 'http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_39.xml';

/** IPTC's relations do not have it. */
const translation = 'https://schema.org/workTranslation';

/** By its name an import knows that contributors are contacts for readers, and that a change was a correction. */
const generator = 'Copydesk';

/** Of the link to the picture that leads the story. */
const leadRank = '1';

const literals = (attributes: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, xmlLiteral(value)]));

/** An element with text, or nothing without text. */
const add = (
  parent: XMLBuilder,
  name: string,
  text: string | null,
  attributes: Record<string, string> = {},
): void => {
  if (text !== null && text !== '') parent.ele(namespace, name, literals(attributes)).txt(xmlLiteral(text));
};

/** An element that names a person, place or thing. */
const addNamed = (
  parent: XMLBuilder,
  element: string,
  name: string,
  attributes: Record<string, string> = {},
): XMLBuilder => {
  const named = parent.ele(namespace, element, literals(attributes));
  named.ele(namespace, 'name').txt(xmlLiteral(name));
  return named;
};

type Item = {
  guid: string;
  version: number;
  itemClass: string;
  /** The picture's own notice and the address of its licence, instead of the story's. */
  copyright?: string | null;
  licenceUrl?: string | null;
};

/** The attributes, rights and management that each item of a message has. */
const addItem = (
  itemSet: XMLBuilder,
  story: ExportedStory,
  { guid, version, itemClass, copyright = null, licenceUrl = null }: Item,
): { item: XMLBuilder; meta: XMLBuilder } => {
  const { article, site, siteUrl } = story;
  const item = itemSet.ele(namespace, 'newsItem', {
    guid: xmlLiteral(guid),
    version: String(version),
    standard: 'NewsML-G2',
    standardversion: '2.35',
    conformance: 'power',
  });
  item.att(xmlNamespace, 'xml:lang', article.language);
  item.ele(namespace, 'catalogRef', { href: catalog });
  const rights = item.ele(namespace, 'rightsInfo');
  if (copyright === null)
    addNamed(rights, 'copyrightHolder', site.publisher.legalName ?? site.publisher.name, {
      uri: absolute('/', siteUrl),
    });
  add(rights, 'copyrightNotice', copyright ?? copyrightNotice(story));
  add(rights, 'usageTerms', licenceUrl ?? usageTerms, licenceUrl === null ? {} : { href: licenceUrl });
  const meta = item.ele(namespace, 'itemMeta');
  meta.ele(namespace, 'itemClass', { qcode: itemClass });
  addNamed(meta, 'provider', site.publisher.name, { uri: absolute('/', siteUrl) });
  add(meta, 'versionCreated', changedAt(article));
  add(meta, 'firstCreated', instantOf(article.publishedAt));
  meta.ele(namespace, 'pubStatus', { qcode: article.retractedAt ? 'stat:canceled' : 'stat:usable' });
  add(meta, 'generator', generator, { versioninfo: '1' });
  return { item, meta };
};

const addStory = (itemSet: XMLBuilder, story: ExportedStory, pictures: StoryPicture[]): void => {
  const { article, siteUrl } = story;
  const version = article.corrections.length + 1;
  const { item, meta } = addItem(itemSet, story, {
    ...{ guid: storyAddress(story), version, itemClass: 'ninat:text' },
  });
  add(meta, 'title', article.headline);
  for (const correction of article.corrections) add(meta, 'edNote', notePlain(correction, story));
  for (const { guid, isLead } of pictures)
    meta.ele(namespace, 'link', {
      ...{ rel: 'irel:associatedWith', residref: xmlLiteral(guid) },
      ...(isLead && { rank: leadRank }),
    });
  for (const guid of new Set(recordingsIn(article).map(({ url }) => absolute(url, siteUrl))))
    meta.ele(namespace, 'link', { rel: 'irel:associatedWith', residref: xmlLiteral(guid) });
  for (const block of article.body)
    if (block._type === 'relatedStory')
      meta.ele(namespace, 'link', {
        rel: 'irel:seeAlso',
        href: absolute(articlePath(block.story.slug), siteUrl),
      });
  for (const { language, slug } of article.translations)
    meta
      .ele(namespace, 'link', { reluri: translation, href: absolute(articlePath(slug), siteUrl) })
      .att(xmlNamespace, 'xml:lang', language);
  addContentMeta(item, story);
  if (!article.retractedAt) addContent(item, story);
};

const addPeople = (content: XMLBuilder, { article, siteUrl }: ExportedStory): void => {
  for (const { outlet, title, url, partners } of article.sources) {
    const uri = url ? { uri: new URL(url).href } : {};
    add(addNamed(content, 'infoSource', outlet, { role: 'isrole:source', ...uri }), 'note', title);
    for (const partner of partners) addNamed(content, 'infoSource', partner, { role: 'isrole:partner' });
  }
  const uriOf = (slug: string | null) => (slug ? { uri: absolute(personPath(slug), siteUrl) } : {});
  if (article.byline.kind === 'named')
    for (const { name, slug, role } of article.byline.authors)
      add(addNamed(content, 'creator', name, uriOf(slug)), 'note', role);
  for (const { name, slug, role, channels } of article.contacts) {
    const contact = addNamed(content, 'contributor', name, uriOf(slug));
    add(contact, 'note', role);
    if (channels.length === 0) continue;
    const info = contact.ele(namespace, 'personDetails').ele(namespace, 'contactInfo');
    for (const channel of channels) {
      const roles = [channel.kind, ...(channel.isPlaceholder ? ['placeholder'] : [])];
      add(info, elementOf(channel), channel.value, {
        role: roles.map((role) => `channel:${role}`).join(' '),
      });
      add(info, 'note', channel.label, { role: 'channel:label' });
      // Without its end a key would be trusted for ever.
      for (const [name, value] of channelDetails(channel))
        add(info, 'note', value, { role: `channel:${name}` });
    }
  }
};

/** Whatever is no address for a program to open is a name of a messenger. */
const elementOf = ({ kind, value }: Channel): string =>
  kind === 'email' || kind === 'phone' ? kind : isWebAddress(value) ? 'web' : 'im';

const addContentMeta = (item: XMLBuilder, story: ExportedStory): void => {
  const { article, siteUrl } = story;
  const content = item.ele(namespace, 'contentMeta');
  add(content, 'contentCreated', instantOf(article.publishedAt));
  add(content, 'contentModified', article.modifiedAt && instantOf(article.modifiedAt));
  if (article.dateline) addNamed(content, 'located', article.dateline, { literal: article.dateline });
  addPeople(content, story);
  add(content, 'altId', article.id);
  content.ele(namespace, 'language', { tag: article.language });
  const { typeOfWork } = article;
  addNamed(content, 'genre', wordsOf(story.site)(`types.${typeOfWork}`), { literal: typeOfWork });
  for (const { title, uri } of subjectsOf(article, siteUrl)) addNamed(content, 'subject', title, { uri });
  add(content, 'slugline', article.slug);
  add(content, 'headline', headlineWithStatus(article, wordsOf(story.site)), { role: 'hlrole:main' });
  add(content, 'headline', article.kicker, { role: 'hlrole:kicker' });
  add(content, 'headline', article.standfirst, { role: 'hlrole:sub' });
  add(content, 'dateline', article.dateline);
  // That nobody is named is no name.
  add(content, 'by', article.byline.kind === 'named' ? bylineWords(story) : null);
  add(content, 'description', article.summary, { role: 'drol:summary' });
  for (const point of article.keyPoints) add(content, 'description', point, { role: 'drol:keypoint' });
};

const subjectsOf = ({ section, topics }: Article, siteUrl: string) => [
  ...(section ? [{ title: section.title, uri: absolute(sectionPath(section.slug), siteUrl) }] : []),
  ...topics.map(({ title, slug }) => ({ title, uri: absolute(topicPath(slug), siteUrl) })),
];

const addContent = (item: XMLBuilder, story: ExportedStory): void => {
  const { article } = story;
  const inline = item.ele(namespace, 'contentSet').ele(namespace, 'inlineXML', {
    contenttype: 'application/xhtml+xml',
    wordcount: String(countWords(plainText(article.body))),
  });
  const html = inline.ele(xhtml, 'html');
  html.att(xmlNamespace, 'xml:lang', article.language);
  html.ele(xhtml, 'head').ele(xhtml, 'title').txt(xmlLiteral(article.headline));
  const body = html.ele(xhtml, 'body');
  for (const node of parseFragment(wholeBodyHtml(story)).childNodes) addNode(body, node);
};

/** Copies a node of HTML: an XML parser of the same text would read its entities differently. */
const addNode = (parent: XMLBuilder, node: DefaultTreeAdapterTypes.ChildNode): void => {
  if (node.nodeName === '#text' && 'value' in node) parent.txt(xmlLiteral(node.value));
  if (!('tagName' in node)) return;
  const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
  const element = parent.ele(xhtml, node.tagName, literals(attributes));
  for (const child of node.childNodes) addNode(element, child);
};

type StoryPicture = { guid: string; picture: Picture; isLead: boolean };

/** Each file once. A lead that stands in the text too is an item of its own, because its words are its own. */
const storyPictures = ({ article, siteUrl }: ExportedStory): StoryPicture[] => {
  const { leadImage } = article;
  const guidOf = (picture: Picture): string => absolute(wholeAddress(picture), siteUrl);
  const inText = new Map(picturesIn({ ...article, leadImage: null }).map((one) => [guidOf(one), one]));
  const others = [...inText].map(([guid, picture]) => ({ guid, picture, isLead: false }));
  if (!leadImage) return others;
  const guid = guidOf(leadImage);
  const lead = { guid: inText.has(guid) ? `${guid}#lead` : guid, picture: leadImage, isLead: true };
  return [lead, ...others];
};

const addPicture = (itemSet: XMLBuilder, story: ExportedStory, { picture, guid }: StoryPicture): void => {
  const { copyright, licenceUrl, digitalSource } = picture;
  const { item, meta } = addItem(itemSet, story, {
    ...{ guid, version: 1, itemClass: 'ninat:picture', copyright, licenceUrl },
  });
  add(meta, 'title', picture.caption ?? picture.alt);
  const content = item.ele(namespace, 'contentMeta');
  if (digitalSource)
    content.ele(namespace, 'digitalSourceType', { uri: digitalSourceAddress(digitalSource) });
  add(content, 'creditline', picture.credit);
  add(content, 'description', picture.caption, { role: 'drol:caption' });
  add(content, 'description', picture.alt, { role: 'drol:alttext' });
  const making = digitalSourceWords(digitalSource, wordsOf(story.site));
  add(content, 'description', making, { role: 'drol:making' });
  item.ele(namespace, 'contentSet').ele(namespace, 'remoteContent', {
    href: xmlLiteral(story.addressOf(picture)),
    rendition: 'rnd:highRes',
    width: String(picture.rect?.width ?? picture.width),
    height: String(picture.rect?.height ?? picture.height),
  });
};

const addRecording = (itemSet: XMLBuilder, story: ExportedStory, recording: RecordingBlock): void => {
  const { _type, url, title, credit, transcript } = recording;
  const guid = absolute(url, story.siteUrl);
  const { item, meta } = addItem(itemSet, story, { guid, version: 1, itemClass: `ninat:${_type}` });
  add(meta, 'title', title);
  const content = item.ele(namespace, 'contentMeta');
  add(content, 'creditline', credit);
  add(content, 'headline', title, { role: 'hlrole:main' });
  add(content, 'description', transcript, { role: 'drol:transcript' });
  const type = recordingType(url);
  item.ele(namespace, 'contentSet').ele(namespace, 'remoteContent', {
    href: xmlLiteral(story.fileAddressOf(url)),
    ...(type && { contenttype: type }),
    rendition: 'rnd:highRes',
  });
};

/**
 * A story as a NewsML-G2 message: an item with its text as XHTML, and an item for each picture, film and sound. A retracted
 * story is canceled and has its notes instead of its text.
 *
 * @see https://iptc.org/standards/newsml-g2/
 */
export const writeNewsml = (exported: ExportedStory): string => {
  const article = currentArticle(exported.article);
  const story = { ...exported, article };
  const pictures = storyPictures(story);
  const document = create({ version: '1.0', encoding: 'UTF-8' });
  const message = document.ele(namespace, 'newsMessage');
  const header = message.ele(namespace, 'header');
  add(header, 'sent', changedAt(article));
  add(header, 'sender', story.site.publisher.name);
  const itemSet = message.ele(namespace, 'itemSet');
  addStory(itemSet, story, pictures);
  for (const one of pictures) addPicture(itemSet, story, one);
  const recordings = new Map(recordingsIn(article).map((one) => [one.url, one]));
  for (const one of recordings.values()) addRecording(itemSet, story, one);
  return `${document.end()}\n`;
};
