import { z } from 'zod';
import { isWebAddress } from '../../../addresses.ts';
import { namesIn as findNames } from '../../../import/recognise/namesIn.ts';
import { isObject } from '../../../isObject.ts';
import { digitalSources } from '../../../pictures/digitalSources.ts';
import type { ArchivedLabel, ArchivedPicture, ArchivedSource, ArchivedStory } from '../../ArchivedStory.ts';
import { authorsOf, labelsFrom, paragraphsHtml } from '../nameParts.ts';
import { plainLine } from '../plainTitle.ts';
import { entryHeading, type LiveEntries } from './liveEntries.ts';
import { isOwnStory, type OwnDocuments } from './OwnDocuments.ts';
import { portableTextHtml } from './portableTextHtml.ts';
import { RelatedStories, type RelatedTargets, referencesOf, sanityKey } from './RelatedStories.ts';
import { addressOfAsset, isBlocks, type SanityDocument, wordsOf } from './values.ts';

type Names = ReadonlyMap<string, string>;
/** What stories refer to: the names of people, sections and topics, other stories, and what refers to them. */
type Known = { names: Names; targets: RelatedTargets; entries: LiveEntries; own: OwnDocuments };

/** The usual names of fields, the most telling first. */
const names = {
  headline: ['headline', 'title'],
  text: ['body', 'content', 'text', 'article', 'blocks'],
  standfirst: ['standfirst', 'excerpt', 'dek', 'subtitle', 'subheadline', 'intro', 'lead', 'description'],
  summary: ['summary', 'description', 'excerpt'],
  kicker: ['kicker', 'eyebrow'],
  dateline: ['dateline'],
  date: [
    'firstPublishedAt',
    'publishedAt',
    'publishDate',
    'publicationDate',
    'published',
    'date',
    '_createdAt',
  ],
  embargo: ['embargoedUntil', 'embargoUntil', 'embargo', 'embargoDate'],
  authors: ['bylines', 'byline', 'authors', 'author', 'writers', 'writer'],
  sections: ['section', 'sections', 'category', 'categories', 'mainCategory'],
  topics: ['topics', 'tags', 'keywords', 'topic'],
  picture: [
    'leadImage',
    'mainImage',
    'heroImage',
    'coverImage',
    'featuredImage',
    'image',
    'picture',
    'poster',
  ],
  related: ['relatedStories', 'relatedArticles', 'relatedPosts', 'related', 'readMore'],
  language: ['language', 'lang', 'locale', '__i18n_lang'],
};

/** Fields of Portable Text that describe something else, or the story in short. */
const isShort = (name: string): boolean => names.standfirst.includes(name) || /^(?:bio|summary)/.test(name);

const isText = (name: string, value: unknown): boolean =>
  isBlocks(value) || (names.text.includes(name) && typeof value === 'string' && value.trim() !== '');

/** The name of the field with the story's text. Null if the document is no story. */
export const textFieldOf = (document: SanityDocument): string | null => {
  if (headlineOf(document) === '') return null;
  return textFieldsOf(document)[0] ?? null;
};

const textFieldsOf = (document: SanityDocument): string[] =>
  [...new Set([...names.text, ...Object.keys(document).filter((name) => !isShort(name))])].filter((name) =>
    isText(name, document[name]),
  );

/** Portable Text, or a text that is HTML or plain. */
const htmlOf = (text: unknown, reading: Parameters<typeof portableTextHtml>[1]): string => {
  if (typeof text !== 'string') return portableTextHtml(text, reading);
  return /<\/?(?:p|br|div|h[1-6])\b/i.test(text) ? text : paragraphsHtml(text);
};

const lineIn = (document: SanityDocument, fields: string[]): string | null =>
  fields.map((name) => wordsOf(document[name])).find((line) => line !== '') ?? null;

export const headlineOf = (document: SanityDocument): string => fieldsText(document, names.headline) ?? '';

const fieldsText = (document: SanityDocument, fields: string[]): string | null =>
  fields
    .map((name) => document[name])
    .flatMap((value) => (typeof value === 'string' ? plainLine(value) : []))
    .find((line) => line !== '') ?? null;

/** The story of a document. Stories that a field of it names stand at the end of its text. */
export const sanityStory = (
  document: SanityDocument,
  { names: known, targets, entries, own }: Known,
): ArchivedStory => {
  const notes: string[] = [];
  const related = new RelatedStories(targets, { own: document._id, notes });
  const [field = '', ...others] = textFieldsOf(document);
  for (const other of others) notes.push(`The text in the field “${other}” was left out.`);
  const sources = sourcesOf(document);
  const keys = sources.map(({ key }) => key);
  const reading = { notes, related, sourceOf: (key: string) => keys.indexOf(key) + 1 };
  const live = entries
    .of(document._id)
    .map((entry) => {
      const writers = namesIn(entry, names.authors, known);
      return (
        entryHeading(entry, headlineOf(entry), writers) + htmlOf(entry[textFieldsOf(entry)[0] ?? ''], reading)
      );
    })
    .join('');
  const html = htmlOf(document[field], reading) + live;
  const more = related.htmlOf(names.related.flatMap((name) => referencesOf([document[name]].flat()))) ?? '';
  const standfirst = lineIn(document, names.standfirst);
  const summary = lineIn(document, names.summary);
  const kicker = fieldsText(document, names.kicker);
  const { keyPoints } = document;
  const dateline = fieldsText(document, names.dateline);
  const current = currentSlug(document);
  const authors = authorsOf(namesIn(document, names.authors, known).flatMap(writersIn));
  const parts = isOwnStory(document) ? own.partsOf(document, slugOf(document)) : null;
  return {
    key: sanityKey(document._id),
    headline: headlineOf(document),
    slug: slugOf(document),
    standfirst: standfirst ?? summary,
    summary: summary === standfirst ? null : summary,
    ...(kicker && { kicker }),
    ...(Array.isArray(keyPoints) && { keyPoints: keyPoints.filter((point) => typeof point === 'string') }),
    ...(dateline && { dateline }),
    ...(typeof document.typeOfWork === 'string' && { typeOfWork: document.typeOfWork }),
    sources: sources.map(({ source }) => source),
    html: html + more,
    hasLooseText: false,
    publishedAt: dateOf(document),
    ...embargoOf(document),
    language: fieldsText(document, names.language),
    addresses: current?.startsWith('/') ? [current] : [],
    authors,
    labels: labelsIn(document, known),
    leadImage: leadOf(document),
    related: related.all,
    linked: related.linked,
    ...parts,
    ...(parts?.authors.length === 0 && { authors }),
    notes: [...notes, ...(parts?.notes ?? [])],
  };
};

const currentSlug = ({ slug }: SanityDocument): string | null => {
  const current = isObject(slug) ? slug.current : slug;
  return typeof current === 'string' ? current : null;
};

export const slugOf = (document: SanityDocument): string | null =>
  currentSlug(document)?.split('/').findLast(Boolean) ?? null;

/** Each names its outlet, as sources here do. Passages name a source by its key. */
const sourcesOf = ({ sources }: SanityDocument): { key: unknown; source: ArchivedSource }[] =>
  (Array.isArray(sources) ? sources : []).filter(isObject).flatMap((one) => {
    const partners = Array.isArray(one.partners)
      ? one.partners.filter((name) => typeof name === 'string')
      : [];
    const { outlet, title, url } = source.safeParse(one).data ?? {};
    if (!outlet) return [];
    const found = {
      outlet,
      ...(title && { title }),
      ...(url && { url }),
      ...(partners.length > 0 && { partners }),
    };
    return [{ key: one._key, source: found }];
  });

const absent = z.string().optional().catch(undefined);
const source = z.object({ outlet: z.string(), title: absent, url: absent });
const rights = z.object({ copyright: absent, licenceUrl: absent, digitalSource: absent });

const dateOf = (document: SanityDocument): string | null => {
  const date = fieldsText(document, names.date);
  return date === null ? null : timeOf(date);
};

/** A day alone begins at midnight. */
const timeOf = (date: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(date) ? `${date}T00:00:00` : date);

/** What is no date is an embargo all the same. */
const embargoOf = (document: SanityDocument): { embargoedUntil?: string } => {
  const told = names.embargo.map((name) => document[name]).find((value) => Boolean(value));
  return told === undefined
    ? {}
    : { embargoedUntil: typeof told === 'string' ? timeOf(told) : JSON.stringify(told) };
};

/** “By Jane Doe and John Roe” is two people, “Jane Doe” one. */
const writersIn = (written: string): string[] =>
  /\b(?:by|and)\b|[,;&]/i.test(written) ? findNames(written) : [written];

/** The values of the first field that is filled: datasets name the same field in several ways. */
const itemsIn = (document: SanityDocument, fields: string[]): unknown[] => {
  const lists = fields.map((name) => {
    const value = document[name];
    return Array.isArray(value) ? value : value ? [value] : [];
  });
  return lists.find((list) => list.length > 0) ?? [];
};

const referenceIn = (item: unknown): string | null => {
  if (!isObject(item)) return null;
  const reference = item._ref ?? (isObject(item.author) ? item.author._ref : null);
  return typeof reference === 'string' ? reference : null;
};

/** The ids of its people, sections and topics. */
export const namedBy = (document: SanityDocument): string[] =>
  [names.authors, names.sections, names.topics, ...(isOwnStory(document) ? [['contacts']] : [])]
    .flatMap((fields) => itemsIn(document, fields))
    .flatMap((item) => referenceIn(item) ?? []);

export const nameOf = (named: Record<string, unknown>): string =>
  ['name', 'title', 'label', 'value'].flatMap((name) => {
    const word = named[name];
    return typeof word === 'string' ? word : [];
  })[0] ?? '';

/** The names of what a field refers to, or of what is in it. */
const namesIn = (document: SanityDocument, fields: string[], known: Names): string[] =>
  itemsIn(document, fields).flatMap((item) => {
    if (typeof item === 'string') return item;
    const reference = referenceIn(item);
    if (reference !== null) return known.get(reference) ?? [];
    return isObject(item) ? nameOf(item) : [];
  });

const labelsIn = (document: SanityDocument, known: Names): ArchivedLabel[] =>
  labelsFrom(namesIn(document, names.sections, known), namesIn(document, names.topics, known));

const leadOf = (document: SanityDocument): ArchivedPicture | null => {
  for (const name of names.picture) {
    const value = document[name];
    const address = addressOfAsset(value);
    if (address === null || !isObject(value)) continue;
    const { alt, caption, credit } = value;
    const { copyright, licenceUrl, digitalSource } = rights.parse(value);
    const making = digitalSources.find(({ value: known }) => known === digitalSource);
    return {
      address,
      ...(typeof alt === 'string' && alt !== '' && { alt }),
      ...(wordsOf(caption) !== '' && { caption: wordsOf(caption) }),
      ...(typeof credit === 'string' && credit !== '' && { credit }),
      ...(copyright && { copyright: plainLine(copyright) }),
      ...(licenceUrl && isWebAddress(licenceUrl) && { licenceUrl }),
      ...(making && { digitalSource: making.value }),
    };
  }
  return null;
};
