import { namesIn } from '../../../import/recognise/namesIn.ts';
import type { ArchivedPicture, ArchivedStory } from '../../ArchivedStory.ts';
import { authorsOf, labelsFrom, slugIn } from '../nameParts.ts';
import { noteRemark, ownCorrectionLines } from '../ownCorrections.ts';
import { plainLine } from '../plainTitle.ts';
import {
  contactsFrom,
  type NamedRecording,
  recordingsHtml,
  sourcesIn,
  typeOfWorkIn,
  withDetails,
} from '../storyParts.ts';
import { elementIn, elementsIn, textIn, textOf, type XmlElement } from '../xml/XmlElement.ts';
import { newsmlHtml } from './newsmlHtml.ts';

const none: XmlElement = { name: '', attributes: {}, children: [] };

/** The items beside those of text, by `guid`. */
export type NewsmlItems = {
  pictures: ReadonlyMap<string, ArchivedPicture>;
  recordings: ReadonlyMap<string, NamedRecording>;
};

/** The story of an item of text. */
export const newsmlStory = (item: XmlElement, { pictures, recordings }: NewsmlItems): ArchivedStory => {
  const { guid = '', 'xml:lang': language = null } = item.attributes;
  const itemMeta = elementIn(item, 'itemMeta') ?? none;
  const meta = elementIn(item, 'contentMeta') ?? none;
  const address = /^https?:\/\//.test(guid) ? guid : null;
  const headline = plainLine(
    roleIn(meta, 'headline', 'main') ?? textIn(meta, 'headline') ?? textIn(itemMeta, 'title') ?? '',
  );
  const standfirst = roleIn(meta, 'headline', 'sub');
  const slugline = textIn(meta, 'slugline');
  const dateline = plainLine(textIn(meta, 'dateline') ?? '');
  const kicker = roleIn(meta, 'headline', 'kicker');
  const summary = roleIn(meta, 'description', 'summary') ?? textIn(meta, 'description');
  const text = newsmlHtml(item, headline);
  const html = text + recordingsHtml(linkedIn(itemMeta, recordings), text);
  const [lead = null, ...others] = picturesOf(itemMeta, pictures, html);
  const embargo = elementIn(itemMeta, 'embargoed') ?? elementIn(meta, 'embargoed');
  const edNotes = elementsIn(itemMeta, 'edNote').map(textOf);
  const own = textIn(itemMeta, 'generator') === 'Copydesk' ? ownCorrectionLines(edNotes) : null;
  return {
    key: `newsml ${guid}`,
    headline,
    slug: slugIn(address) ?? slugline,
    ...(slugline && { slugline }),
    standfirst: plainLine(standfirst ?? summary ?? '') || null,
    summary: standfirst ? plainLine(summary ?? '') || null : null,
    ...(kicker && { kicker: plainLine(kicker) }),
    keyPoints: rolesIn(meta, 'description', 'keypoint').map(plainLine),
    ...(dateline && { dateline }),
    ...typeOfWorkIn(elementsIn(meta, 'genre').map(({ attributes: { literal } }) => literal)),
    sources: sourcesIn(
      elementsIn(meta, 'infoSource').map((source) => ({
        role: source.attributes.role?.split(':').at(-1),
        name: nameIn(source),
        uri: source.attributes.uri,
        title: textIn(source, 'note'),
      })),
    ),
    html,
    hasLooseText: false,
    authors: authorsIn(meta),
    ...(own && { ...ownParts(itemMeta, meta), corrections: own.corrections }),
    publishedAt: dateOf(itemMeta, meta),
    // Without a date it is an embargo without an end.
    ...(embargo && { embargoedUntil: textOf(embargo).trim() }),
    language: elementIn(meta, 'language')?.attributes.tag ?? language,
    addresses: address === null ? [] : [address],
    labels: labelsIn(meta),
    leadImage: lead,
    notes: [
      ...(own?.notes ?? edNotes.map((note) => noteRemark(plainLine(note)))),
      ...others.map(({ address: other }) => `Left out: the picture ${other}.`),
    ],
  };
};

/** Of an item that was exported here, whose contributors are contacts for readers, and whose changes are corrections. */
const ownParts = (itemMeta: XmlElement, meta: XmlElement) => {
  const modifiedAt = textIn(meta, 'contentModified');
  const related = elementsIn(itemMeta, 'link').flatMap(({ attributes: { rel, href } }) =>
    rel === 'irel:seeAlso' && href ? [{ key: `newsml ${href}`, headline: href }] : [],
  );
  return {
    authors: elementsIn(meta, 'creator').flatMap((person) =>
      authorsOf([nameIn(person)]).map((author) => {
        const role = textIn(person, 'note');
        return { ...author, ...(role && { role: plainLine(role) }) };
      }),
    ),
    contacts: elementsIn(meta, 'contributor').flatMap((person) =>
      contactsFrom(nameIn(person), channelsIn(person), textIn(person, 'note')),
    ),
    ...(related.length > 0 && { related }),
    ...(modifiedAt && { modifiedAt }),
  };
};

const channelsIn = (person: XmlElement) => {
  const details = elementIn(person, 'personDetails');
  const info = details && elementIn(details, 'contactInfo');
  return withDetails(
    (info?.children ?? []).flatMap((channel) => {
      if (typeof channel === 'string') return [];
      const [name = '', ...roles] = (channel.attributes.role ?? '')
        .split(' ')
        .map((role) => role.replace(/^channel:/, ''));
      const more = roles.includes('placeholder') ? { isPlaceholder: true } : {};
      return [{ name, value: textOf(channel).trim(), more }];
    }),
  );
};

/** The texts of a role, such as `hlrole:main`. */
const rolesIn = (meta: XmlElement, name: string, role: string): string[] =>
  elementsIn(meta, name)
    .filter(({ attributes }) => attributes.role?.split(':').at(-1) === role)
    .map((element) => textOf(element).trim())
    .filter((text) => text !== '');

const roleIn = (meta: XmlElement, name: string, role: string): string | null =>
  rolesIn(meta, name, role)[0] ?? null;

/** A day alone is less than the time of the item's first version on the same day. */
const dateOf = (itemMeta: XmlElement, meta: XmlElement): string | null => {
  const created = textIn(meta, 'contentCreated');
  const first = textIn(itemMeta, 'firstCreated') ?? textIn(itemMeta, 'versionCreated');
  if (created === null || created.includes('T')) return created ?? first;
  return first?.startsWith(created) ? first : `${created}T00:00:00`;
};

const nameIn = (element: XmlElement): string => textIn(element, 'name') ?? '';

const authorsIn = (meta: XmlElement): ArchivedStory['authors'] => {
  const creators = elementsIn(meta, 'creator').map(nameIn).filter(Boolean);
  return authorsOf(creators.length > 0 ? creators : namesIn(plainLine(textIn(meta, 'by') ?? '')));
};

const labelsIn = (meta: XmlElement): ArchivedStory['labels'] =>
  labelsFrom([], [...elementsIn(meta, 'subject').map(nameIn), ...elementsIn(meta, 'keyword').map(textOf)]);

const linkedIn = <Linked>(itemMeta: XmlElement, items: ReadonlyMap<string, Linked>): Linked[] =>
  elementsIn(itemMeta, 'link').flatMap(
    ({ attributes: { residref = '', href = '' } }) => items.get(residref || href) ?? [],
  );

/** The linked pictures that are not in the text, and the one that is ranked first. The first leads the story. */
const picturesOf = (
  itemMeta: XmlElement,
  pictures: ReadonlyMap<string, ArchivedPicture>,
  html: string,
): ArchivedPicture[] => {
  const linked = elementsIn(itemMeta, 'link').flatMap(
    ({ attributes: { residref = '', href = '', rank } }) => {
      const picture = pictures.get(residref || href);
      return picture ? [{ picture, isFirst: rank === '1' }] : [];
    },
  );
  const lead = linked.find(({ isFirst }) => isFirst);
  const others = linked.filter((one) => one !== lead && !html.includes(one.picture.address));
  return (lead ? [lead, ...others] : others).map(({ picture }) => picture);
};
