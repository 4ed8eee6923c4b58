import { namesIn } from '../../../import/recognise/namesIn.ts';
import type { ArchivedLabel, ArchivedPicture, ArchivedStory } from '../../ArchivedStory.ts';
import { escapeHtml } from '../escapeHtml.ts';
import { authorsOf, labelsFrom, paragraphsHtml, slugIn } from '../nameParts.ts';
import { noteRemark, ownCorrectionLines } from '../ownCorrections.ts';
import { perhapsPlain, plainLine, plainTitle } from '../plainTitle.ts';
import {
  contactsFrom,
  type NamedRecording,
  pictureRights,
  recordingsHtml,
  sourcesIn,
  typeOfWorkIn,
  withDetails,
} from '../storyParts.ts';
import type { NinjsItem, NinjsPart, NinjsText } from './ninjsItem.ts';

/** The story of an item. */
export const ninjsStory = (item: NinjsItem): ArchivedStory => {
  const text = htmlOf(item);
  const html = text + recordingsHtml(recordingsOf(item), text);
  const [lead = null, ...others] = picturesOf(item, html);
  const address = /^https?:\/\//.test(item.uri) ? item.uri : null;
  const { headlines, descriptions } = item;
  const standfirst = inRole(headlines, 'standfirst', 'sub');
  const summary =
    inRole(descriptions, 'summary') ||
    perhapsPlain(item.description_text ?? '') ||
    lineOf(descriptions.find(({ role }) => !role));
  const kicker = inRole(headlines, 'kicker');
  const own = isOwn(item) ? correctionsOf(item) : null;
  return {
    key: `ninjs ${item.uri}`,
    headline:
      inRole(headlines, 'main') || lineOf(headlines[0]) || perhapsPlain(item.headline || item.title || ''),
    slug: slugIn(address) ?? (item.slugline || null),
    ...(item.slugline && { slugline: item.slugline }),
    standfirst: (standfirst ?? summary) || null,
    summary: standfirst ? summary || null : null,
    ...(kicker && { kicker }),
    keyPoints: linesIn(descriptions, 'key point'),
    ...(item.located && { dateline: plainLine(item.located) }),
    ...typeOfWorkIn(item.genres.map(({ name, literal }) => literal ?? name)),
    sources: sourcesIn(
      item.infoSources.map(({ name, role, uri, literal }) => ({ role, name, uri, title: literal })),
    ),
    html,
    hasLooseText: false,
    ...(own && { ...ownParts(item), corrections: own.corrections }),
    publishedAt:
      item.firstpublished || item.firstcreated || item.versioncreated || item.contentcreated || null,
    ...embargoOf(item),
    language: item.language ?? null,
    addresses: address === null ? [] : [address],
    authors: authorsIn(item),
    labels: labelsIn(item),
    leadImage: lead,
    notes: [
      ...(own?.notes ?? linesIn(descriptions, 'correction').map(noteRemark)),
      ...others.map(({ address: other }) => `Left out: the picture ${other}.`),
    ],
  };
};

const embargoOf = ({ embargoed, embargoeduntil }: NinjsItem): { embargoedUntil?: string } => {
  const embargoedUntil = embargoeduntil ?? embargoed;
  return embargoedUntil === null ? {} : { embargoedUntil };
};

/** Items that were exported here name their document. What they say of contacts and updates is meant for readers. */
const isOwn = ({ altIds }: NinjsItem): boolean => altIds.some(({ role }) => role === 'document');

const ownParts = ({ people, associations, contentcreated }: NinjsItem) => {
  const related = associations.flatMap(({ uri, rel, type, headlines }) =>
    rel === 'related' && type === 'text' && uri
      ? [{ key: `ninjs ${uri}`, headline: inRole(headlines, 'main') ?? uri }]
      : [],
  );
  return {
    contacts: people
      .filter(({ rel }) => rel === 'contact')
      .flatMap(({ name, contactInfo }) =>
        contactsFrom(
          name,
          withDetails(
            contactInfo.map(({ type, value, name: label, role }) => ({
              ...{ name: type ?? '', value },
              more: { label, ...(role === 'placeholder' && { isPlaceholder: true }) },
            })),
          ),
        ),
      ),
    ...(related.length > 0 && { related }),
    ...(contentcreated && { modifiedAt: contentcreated }),
  };
};

const correctionsOf = ({ descriptions }: NinjsItem) =>
  ownCorrectionLines(descriptions.filter(({ role }) => role === 'correction').map(({ value }) => value));

const lineOf = (text: NinjsText | undefined): string =>
  text?.isHtml ? plainTitle(text.value) : plainLine(text?.value ?? '');

const linesIn = (all: NinjsText[], wanted: string): string[] =>
  all.filter(({ role }) => role === wanted).map(lineOf);

const inRole = (all: NinjsText[], ...roles: string[]): string | null =>
  roles.flatMap((role) => linesIn(all, role)).find((line) => line !== '') ?? null;

/** HTML before plain text, in which a blank line ends a paragraph. */
const htmlOf = ({ body_html, body_xhtml, body_text, bodies }: NinjsItem): string => {
  const main = bodies.filter(({ role }) => !role || role === 'main');
  const texts = main.length > 0 ? main : bodies;
  const html = body_html || body_xhtml || texts.find(({ isHtml }) => isHtml)?.value;
  return html || paragraphsHtml(body_text || (texts[0]?.value ?? ''));
};

const authorRoles = /^(?:author|writer|byline|creator)$/i;

const authorsIn = ({ authors, person, people, byline, by }: NinjsItem): ArchivedStory['authors'] => {
  const writers = [...person, ...people].filter(({ rel }) => authorRoles.test(rel ?? ''));
  const named = [...authors, ...writers].map(({ name }) => name);
  return authorsOf(named.length > 0 ? named : namesIn(perhapsPlain(byline || by || '')));
};

/** The section is Superdesk's category, or what its writer calls a section. */
const labelsIn = ({ service, subject, subjects, keywords }: NinjsItem): ArchivedLabel[] => {
  const all = [...subject, ...subjects];
  const sections = [...service, ...all.filter(({ rel }) => rel === 'section')];
  const others = all.filter(({ rel }) => rel !== 'section');
  return labelsFrom(
    sections.map(({ name }) => name),
    [...others.map(({ name }) => name), ...keywords],
  );
};

/** The usable pictures that are not in the text, and the lead that the item names. The first leads the story. */
const picturesOf = ({ associations }: NinjsItem, html: string): ArchivedPicture[] => {
  const usable = associations.filter(({ type, pubstatus }) => type === 'picture' && isUsable(pubstatus));
  const lead = usable.find(({ rel }) => rel === 'lead');
  const others = usable.filter((part) => part !== lead);
  return (lead ? [lead, ...others] : others).flatMap((part) => {
    const address = addressOf(part);
    if (address === null || (part !== lead && html.includes(escapeHtml(address)))) return [];
    const alt = inRole(part.descriptions, 'alternative text');
    const caption =
      inRole(part.descriptions, 'caption') ?? perhapsPlain(part.description_text || part.headline || '');
    const credit = perhapsPlain(part.byline || part.by || part.copyrightholder || '');
    return [
      {
        address,
        ...(alt && { alt }),
        ...(caption && { caption }),
        ...(credit && { credit }),
        ...pictureRights({
          copyright: part.copyrightNotice,
          licence: part.rightsInfo?.linkedRights,
          making: part.digitalSourceType?.uri,
        }),
      },
    ];
  });
};

const recordingsOf = ({ associations }: NinjsItem): NamedRecording[] =>
  associations.flatMap((part) => {
    const { type: kind, pubstatus, headlines, headline, title, description_text: described } = part;
    const address = isUsable(pubstatus) ? addressOf(part) : null;
    if ((kind !== 'video' && kind !== 'audio') || address === null) return [];
    const words = inRole(headlines, 'main') ?? perhapsPlain(headline || title || described || '');
    return [{ kind, address, title: words }];
  });

const isUsable = (status: string | null | undefined): boolean => !status || status === 'usable';

/** The file beside the item, else its original rendition or the first. */
const addressOf = ({ altIds, renditions }: NinjsPart): string | null =>
  altIds.find(({ role }) => role === 'file')?.value ??
  (renditions.find(({ name }) => name === 'original') ?? renditions[0])?.href ??
  null;
