import { isObject } from '../../../isObject.ts';
import type { ArchivedLabel, ArchivedPicture, ArchivedStory } from '../../ArchivedStory.ts';
import { authorsOf, labelsFrom } from '../nameParts.ts';
import { plainLine } from '../plainTitle.ts';
import { addressOfAsset, isBlocks, portableTextHtml, wordsOf } from './portableTextHtml.ts';

export type SanityDocument = { _id: string; _type: string; [field: string]: unknown };
type Find = (id: string) => SanityDocument | null;

/** The usual names of fields, the most telling first. */
const names = {
  headline: ['headline', 'title'],
  text: ['body', 'content', 'text', 'article', 'blocks'],
  standfirst: ['standfirst', 'excerpt', 'dek', 'subtitle', 'subheadline', 'intro', 'lead', 'description'],
  summary: ['summary', 'description', 'excerpt'],
  kicker: ['kicker', 'eyebrow'],
  date: [
    'firstPublishedAt',
    'publishedAt',
    'publishDate',
    'publicationDate',
    'published',
    'date',
    '_createdAt',
  ],
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
  language: ['language', 'lang', 'locale', '__i18n_lang'],
};

/** Fields of Portable Text that describe something else, or the story in short. */
const isShort = (name: string): boolean => names.standfirst.includes(name) || /^(?:bio|summary)/.test(name);

/** The name of the field with the story's text: Portable Text. Null if the document is no story. */
export const textFieldOf = (document: SanityDocument): string | null => {
  if (headlineOf(document) === '') return null;
  const fields = [...names.text, ...Object.keys(document).filter((name) => !isShort(name))];
  return fields.find((name) => isBlocks(document[name])) ?? null;
};

const lineIn = (document: SanityDocument, fields: string[]): string | null =>
  fields.map((name) => wordsOf(document[name])).find((line) => line !== '') ?? null;

export const headlineOf = (document: SanityDocument): string => fieldsText(document, names.headline) ?? '';

const fieldsText = (document: SanityDocument, fields: string[]): string | null =>
  fields
    .map((name) => document[name])
    .flatMap((value) => (typeof value === 'string' ? plainLine(value) : []))
    .find((line) => line !== '') ?? null;

/** The story of a document. @param find a document that it refers to. */
export const sanityStory = (document: SanityDocument, find: Find): ArchivedStory => {
  const notes: string[] = [];
  const text = document[textFieldOf(document) ?? ''];
  const standfirst = lineIn(document, names.standfirst);
  const summary = lineIn(document, names.summary);
  const kicker = fieldsText(document, names.kicker);
  const { slug, keyPoints } = document;
  const current = isObject(slug) ? slug.current : slug;
  return {
    key: `sanity ${document._id}`,
    headline: headlineOf(document),
    slug: typeof current === 'string' ? (current.split('/').findLast(Boolean) ?? null) : null,
    standfirst: standfirst ?? summary,
    summary: summary === standfirst ? null : summary,
    ...(kicker && { kicker }),
    ...(Array.isArray(keyPoints) && { keyPoints: keyPoints.filter((point) => typeof point === 'string') }),
    html: portableTextHtml(text, notes),
    hasLooseText: false,
    publishedAt: dateOf(document),
    language: fieldsText(document, names.language),
    addresses: typeof current === 'string' && current.startsWith('/') ? [current] : [],
    authors: authorsOf(namesIn(document, names.authors, find)),
    labels: labelsIn(document, find),
    leadImage: leadOf(document),
    notes,
  };
};

/** A day alone begins at midnight. */
const dateOf = (document: SanityDocument): string | null => {
  const date = fieldsText(document, names.date);
  return date !== null && /^\d{4}-\d{2}-\d{2}$/.test(date) ? `${date}T00:00:00` : date;
};

/** The names of what a field refers to, or of what is in it. */
const namesIn = (document: SanityDocument, fields: string[], find: Find): string[] => {
  const field = fields.find((name) => {
    const value = document[name];
    return Array.isArray(value) ? value.length > 0 : Boolean(value);
  });
  const value = field === undefined ? [] : document[field];
  return (Array.isArray(value) ? value : [value]).flatMap((one: unknown) => {
    if (typeof one === 'string') return one;
    if (!isObject(one)) return [];
    const reference = typeof one._ref === 'string' ? one._ref : isObject(one.author) ? one.author._ref : null;
    const named = typeof reference === 'string' ? find(reference) : one;
    if (!named) return [];
    return (
      ['name', 'title', 'label', 'value'].flatMap((name) => {
        const word = named[name];
        return typeof word === 'string' ? word : [];
      })[0] ?? []
    );
  });
};

const labelsIn = (document: SanityDocument, find: Find): ArchivedLabel[] =>
  labelsFrom(namesIn(document, names.sections, find), namesIn(document, names.topics, find));

const leadOf = (document: SanityDocument): ArchivedPicture | null => {
  for (const name of names.picture) {
    const value = document[name];
    const address = addressOfAsset(value);
    if (address === null || !isObject(value)) continue;
    const { alt, caption, credit } = value;
    return {
      address,
      ...(typeof alt === 'string' && alt !== '' && { alt }),
      ...(wordsOf(caption) !== '' && { caption: wordsOf(caption) }),
      ...(typeof credit === 'string' && credit !== '' && { credit }),
    };
  }
  return null;
};
