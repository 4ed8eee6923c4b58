import { z } from 'zod';
import type { ArchivedLabel, ArchivedPicture, ArchivedStory } from '../../ArchivedStory.ts';
import { authorsOf, slugIn } from '../nameParts.ts';
import { plainLine, plainTitle } from '../plainTitle.ts';
import type { Reference, Resource } from './jsonApi.ts';

type Find = (reference: Reference) => Resource | null;

const textField = z.union([
  z.string().transform((value) => ({ value, processed: null, summary: null })),
  z.object({ value: z.string(), processed: z.string().nullish(), summary: z.string().nullish() }),
]);
const path = z.object({ alias: z.string().nullish() });

export const titleOf = ({ attributes: { title } }: Resource): string =>
  typeof title === 'string' ? plainLine(title) : 'Untitled';

/** The story of a node. Fields that a site added are found by what they refer to. */
export const drupalStory = (node: Resource, find: Find): ArchivedStory => {
  const { attributes } = node;
  const body = textField.safeParse(attributes.body).data ?? null;
  const alias = path.safeParse(attributes.path).data?.alias ?? null;
  const number = attributes.drupal_internal__nid;
  const language = typeof attributes.langcode === 'string' ? attributes.langcode : null;
  const standfirst = firstText(attributes, standfirstFields);
  const teaser = plainTitle(body?.summary ?? '') || null;
  return {
    // Translations share an id.
    key: `drupal ${node.id} ${language ?? ''}`,
    headline: titleOf(node),
    slug: slugIn(alias === null ? null : `http://archive.invalid${alias}`),
    standfirst: standfirst ?? teaser,
    summary: standfirst === null ? null : teaser,
    html: body?.processed ?? body?.value ?? '',
    hasLooseText: false,
    publishedAt: dateOf(attributes),
    language,
    addresses: [...(alias ? [alias] : []), ...(typeof number === 'number' ? [`/node/${number}`] : [])],
    authors: authorsIn(node, find),
    labels: labelsIn(node, find),
    leadImage: leadOf(node, find),
    notes: mediaNotes(body?.processed ?? body?.value ?? ''),
  };
};

/** An answer that was not rendered there names media by their numbers alone. */
const mediaNotes = (html: string): string[] => {
  const count = html.split('<drupal-media').length - 1;
  return count > 0 ? [`Left out: ${count} media that the text names by their numbers alone.`] : [];
};

const standfirstFields = [
  'field_standfirst',
  'field_subtitle',
  'field_subheadline',
  'field_summary',
  'field_teaser',
];

const firstText = (attributes: Resource['attributes'], names: string[]): string | null =>
  names
    .map((name) => plainTitle(textField.safeParse(attributes[name]).data?.value ?? ''))
    .find((line) => line !== '') ?? null;

/** `published_at` and `publish_on` are of the modules that most sites have for it. */
const dateOf = ({ published_at, publish_on, created }: Resource['attributes']): string | null =>
  [published_at, publish_on, created].find(
    (date): date is string => typeof date === 'string' && date !== '',
  ) ?? null;

type Related = { field: string; reference: Reference; resource: Resource };

/** What a node refers to, by the beginning of its type. */
const relatedTo = ({ relationships }: Resource, type: string, find: Find): Related[] =>
  Object.entries(relationships).flatMap(([field, references]) =>
    references
      .filter((reference) => reference.type.startsWith(type))
      .flatMap((reference) => {
        const resource = find(reference);
        return resource ? [{ field, reference, resource }] : [];
      }),
  );

const nameOf = ({ attributes: { name, display_name, title } }: Resource): string =>
  [display_name, name, title].find((one): one is string => typeof one === 'string') ?? '';

/** An author of a field of its own before the account that wrote the node. */
const authorsIn = (node: Resource, find: Find): ArchivedStory['authors'] => {
  const named = ['node--', 'user--', 'taxonomy_term--']
    .flatMap((type) => relatedTo(node, type, find))
    .filter(
      ({ field, reference: { type } }) => /author|byline|writer/.test(field) || /author|byline/.test(type),
    );
  const accounts = relatedTo(node, 'user--', find).filter(({ field }) => field === 'uid');
  return authorsOf((named.length > 0 ? named : accounts).map(({ resource }) => nameOf(resource)));
};

const sectionWords = /section|categor|channel|rubri|desk/;
const writerWords = /author|byline|writer/;

const labelsIn = (node: Resource, find: Find): ArchivedLabel[] =>
  relatedTo(node, 'taxonomy_term--', find)
    .filter(({ field, reference: { type } }) => !writerWords.test(field) && !writerWords.test(type))
    .map(({ field, reference: { type, id }, resource }): ArchivedLabel => {
      const isSection = sectionWords.test(field) || sectionWords.test(type);
      return {
        key: `${type.replace('taxonomy_term--', '')}:${id}`,
        name: plainLine(nameOf(resource)),
        kind: isSection ? 'section' : 'topic',
      };
    })
    .filter(({ name }) => name !== '');

const fileAddress = z.object({ uri: z.object({ url: z.string() }) });

/** A file, or the file of a media item. */
const leadOf = (node: Resource, find: Find): ArchivedPicture | null => {
  const direct = relatedTo(node, 'file--', find);
  const inMedia = relatedTo(node, 'media--image', find).flatMap(({ resource }) =>
    relatedTo(resource, 'file--', find).filter(({ field }) => field !== 'thumbnail'),
  );
  for (const { reference, resource } of [...direct, ...inMedia]) {
    const address = fileAddress.safeParse(resource.attributes).data?.uri.url;
    if (address === undefined || !/\.(?:jpe?g|png|gif|webp|avif)$/i.test(address)) continue;
    const { alt, title } = reference.meta ?? {};
    return {
      address,
      ...(typeof alt === 'string' && alt !== '' && { alt }),
      ...(typeof title === 'string' && title !== '' && { caption: title }),
    };
  }
  return null;
};
