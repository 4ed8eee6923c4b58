import { parsePage } from '../../../import/html/parsePage.ts';
import { markdownHtml } from '../../../markdown/markdownHtml.ts';
import { digitalSourceAddress, digitalSources } from '../../../pictures/digitalSources.ts';
import type { ArchivedPicture, ArchivedStory } from '../../ArchivedStory.ts';
import { innerHtml } from '../innerHtml.ts';
import { authorsOf, labelsFrom, slugIn } from '../nameParts.ts';
import { noteRemark, ownCorrections } from '../ownCorrections.ts';
import { dayInName } from '../pages/dateOfFile.ts';
import { contactsFrom, pictureRights, sourcesIn } from '../storyParts.ts';
import type { FrontMatter, MarkdownFile } from './frontMatter.ts';
import { renderTemplates } from './renderTemplates.ts';

type Picture = FrontMatter['pictures'][number];

/** The story of a file of Markdown. @param name of the file. */
export const markdownStory = (name: string, { fields, text }: MarkdownFile): ArchivedStory => {
  // Exports of stories here have an id, and no templates.
  const rendered = fields.id === null ? renderTemplates(text) : { text, notes: [] };
  const html = /\.html?$/i.test(name) ? rendered.text : markdownHtml(rendered.text);
  const document = parsePage(`<!doctype html><body>${html}`);
  const headline = fields.title ?? headingIn(document) ?? '';
  placePictures(document, fields.pictures);
  const address = fields.url ?? fields.permalink;
  const related = [...document.querySelectorAll('.related a[href]')].map((link) => ({
    key: `markdown ${link.getAttribute('href')}`,
    headline: link.textContent?.trim() ?? '',
  }));
  const lead = fields.leadImage ?? fields.image ?? fields.cover;
  const people = fields.authors.length > 0 ? fields.authors : fields.author;
  const day = dayInName(name);
  const expiry = fields.expiryDate ?? fields.unpublishDate;
  return {
    // Files of a site have their address in their name, those of an export in their fields.
    key: `markdown ${fields.url ?? name}`,
    headline,
    slug: fields.slug ?? slugIn(address) ?? slugOfFile(name),
    standfirst: fields.standfirst ?? fields.subtitle ?? fields.description ?? fields.excerpt,
    summary: fields.summary,
    ...(fields.kicker && { kicker: fields.kicker }),
    keyPoints: fields.keyPoints,
    ...(fields.dateline && { dateline: fields.dateline }),
    ...(fields.type && { typeOfWork: fields.type }),
    sources: sourcesIn(
      fields.sources.flatMap(({ outlet, title, url, partners }) => [
        { role: 'source', name: outlet, uri: url, title },
        ...partners.map((partner) => ({ role: 'partner', name: partner, uri: null, title: null })),
      ]),
    ),
    html: innerHtml(document.body),
    hasLooseText: false,
    publishedAt: dateIn(fields) ?? day,
    ...embargoIn(fields),
    ...(expiry && { expiresAt: timeOf(expiry) }),
    ...(fields.updated && fields.id && { modifiedAt: fields.updated }),
    language: fields.language ?? fields.lang,
    addresses: address === null ? [] : [address],
    authors: people.flatMap(({ name: author, role }) =>
      authorsOf([author]).map((one) => ({ ...one, ...(role && { role }) })),
    ),
    contacts: fields.contacts.flatMap((person) => contactsFrom(person.name, person.channels, person.role)),
    labels: labelsFrom(fields.section, [
      ...fields.category,
      ...fields.categories,
      ...fields.topics,
      ...fields.tags,
    ]),
    leadImage: lead ? pictureOf(lead) : null,
    ...(related.length > 0 && { related }),
    ...correctionsOf(fields, rendered.notes),
  };
};

/** Only exports of stories here have an id. */
const correctionsOf = (
  { id, corrections }: FrontMatter,
  notes: string[],
): Pick<ArchivedStory, 'corrections' | 'notes'> =>
  id === null
    ? {
        notes: [
          ...notes,
          ...corrections.map(({ kind, published, note }) =>
            noteRemark(`${[kind, published].filter(Boolean).join(', ')}: ${note}`),
          ),
        ],
      }
    : ownCorrections(corrections);

/** An export writes the date as `published`, in which other sites say whether a file is published. */
const dateIn = ({ published, date, pubdate, pubDate, publishDate }: FrontMatter): string | null => {
  const told = date ?? pubdate ?? pubDate ?? publishDate;
  const written = told ?? (typeof published === 'string' ? published : null);
  return written === null ? null : timeOf(written);
};

/**
 * A story is not published before, nor if it is no date. Hugo builds no page before its date of publication, which may be
 * `published` too.
 */
const embargoIn = ({ embargoedUntil, embargo, publishDate, pubdate, pubDate, published }: FrontMatter) => {
  const day = typeof published === 'string' && /^\d{4}-\d{2}-\d{2}/.test(published) ? published : null;
  const told = embargoedUntil ?? embargo ?? publishDate ?? pubdate ?? pubDate ?? day ?? false;
  return told === false || told === '' ? {} : { embargoedUntil: timeOf(String(told)) };
};

/** A day alone begins at midnight. */
const timeOf = (written: string): string => {
  const [, day, time, zone = ''] =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(Z|[+-]\d{2}:?\d{2})?)?$/.exec(
      written,
    ) ?? [];
  if (!day) return written;
  return time ? `${day}T${time.length === 5 ? `${time}:00` : time}${zone}` : `${day}T00:00:00`;
};

/** A first heading of the first level is the headline. */
const headingIn = (document: Document): string | null => {
  const first = document.body.firstElementChild;
  if (first?.localName !== 'h1') return null;
  first.remove();
  return first.textContent?.trim() || null;
};

const slugOfFile = (name: string): string | null => {
  const parts = name.replace(/\.\w+$/, '').split('/');
  const last = parts.at(-1) === 'index' ? parts.at(-2) : parts.at(-1);
  return last?.replace(/^\d{4}-\d{2}-\d{2}-/, '') || null;
};

const pictureOf = (picture: Picture): ArchivedPicture => {
  const { file } = picture;
  if (!('alt' in picture)) return { address: file };
  const { alt, caption, credit, copyright, licence } = picture;
  return {
    address: file,
    ...(alt && { alt }),
    ...(caption && { caption }),
    ...(credit && { credit }),
    ...pictureRights({ copyright, licence, making: makingOf(picture) }),
  };
};

const makingOf = ({ made }: { made: string | null }): string | null => {
  const known = digitalSources.find(({ value }) => value === made);
  return known ? digitalSourceAddress(known.value) : null;
};

/** What the fields say of the pictures, in their order, beside each: the text has the caption and credit in one line. */
const placePictures = (document: Document, pictures: Picture[]): void => {
  const waiting = Map.groupBy(pictures.toReversed(), ({ file }) => file);
  for (const image of document.querySelectorAll('img')) {
    const picture = waiting.get(image.getAttribute('src') ?? '')?.pop();
    if (!picture || !('alt' in picture)) continue;
    // marked decodes the entities of descriptions twice.
    if (picture.alt) image.setAttribute('alt', picture.alt);
    for (const [name, value] of Object.entries({
      ...{ credit: picture.credit, copyright: picture.copyright },
      ...{ licence: picture.licence, making: picture.made },
    }))
      if (value) image.setAttribute(`data-${name}`, value);
    const figure = image.closest('figure');
    const words = figure?.querySelector('figcaption');
    if (!figure || !words) continue;
    if (picture.caption) words.textContent = picture.caption;
    else words.remove();
  }
};
