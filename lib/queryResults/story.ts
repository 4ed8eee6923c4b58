import { z } from 'zod';
import { isObject } from '../isObject.ts';
import { maxSources } from '../shapes/listLengths.ts';
import { body } from './body.ts';
import { correction } from './correction.ts';
import { address, id, instant, link, maxReferences, name, slug, text } from './fields.ts';
import { isWhole, notWhole } from './isWhole.ts';
import { live } from './live.ts';
import { itemsOf, listOf, optionalPart } from './parseResult.ts';
import { contact, person } from './people.ts';
import { teaser } from './teaser.ts';

const source = z.object({
  _key: optionalPart(z.string()),
  outlet: text.nullish(),
  title: text.nullish(),
  url: address.nullish(),
  partners: z.array(text).max(100).nullish(),
});
export type SourceResult = z.output<typeof source>;

const bodied = { body, hasBody: z.boolean().nullish() };
const sourced = { sources: z.array(source).max(maxSources).nullish(), hasSources: z.boolean().nullish() };

const ids = itemsOf(id, maxReferences).nullish();

/** The story in another language. An embargo that is no date is an embargo, a retraction that is none is one. */
const translation = z.object({
  _id: id,
  slug,
  headline: name,
  language: z
    .string()
    .max(100)
    .nullish()
    // As its own page says.
    .transform((tag) => tag ?? 'en'),
  embargoedUntil: z.unknown(),
  retractedAt: z.unknown(),
});
export type TranslationResult = z.output<typeof translation>;

/** A story that may be read next. */
const candidate = teaser.extend({ topicIds: ids, bylineIds: ids });
const moreOf = listOf(z.object({ stories: listOf(candidate) }));

/** A story for its page. Parts from other documents are optional, its own parts are required. */
const wholeStory = teaser
  .extend({
    dateline: text.nullish(),
    summary: text.nullish(),
    retractedAt: instant.nullish(),
    topics: itemsOf(link, maxReferences).nullish(),
    bylines: itemsOf(person, maxReferences).nullish(),
    contacts: itemsOf(contact, maxReferences).nullish(),
    ...bodied,
    ...sourced,
    corrections: listOf(correction),
    translations: listOf(translation),
    live: optionalPart(live),
    entryCorrections: listOf(correction.extend({ entryId: id })),
    topicIds: ids,
    bylineIds: ids,
    moreFromTopics: moreOf,
    moreFromAuthors: moreOf,
    moreFromSection: listOf(candidate),
  })
  .refine(isWhole, notWhole);
export const story = wholeStory.nullable();

const isValid = (schema: z.ZodType, value: unknown): boolean => schema.safeParse(value).success;

/**
 * A story for its preview: it is shown while its headline or its slug is still missing, too.
 *
 * @param at the slug at which it is shown.
 */
export const previewedStory = (at: string) =>
  z.preprocess(
    (result) =>
      isObject(result)
        ? {
            ...result,
            ...(!isValid(name, result.headline) && { headline: 'No headline yet' }),
            ...(!isValid(slug, result.slug) && { slug: at }),
          }
        : result,
    story,
  );
export type ArticleResult = z.output<typeof wholeStory>;

const storedVersion = z.object({
  firstPublishedAt: optionalPart(instant),
  scheduledFor: optionalPart(instant),
  withdrawnAt: optionalPart(instant),
  retractedAt: optionalPart(instant),
  // An embargo that is no date is an embargo.
  embargoedUntil: z.unknown(),
});

/** The stored versions of a previewed story. */
export const storedVersions = z.object({
  draft: storedVersion.nullable(),
  published: storedVersion.nullable(),
});

/** The story's own parts, which can make its page unreadable. */
export const ownStory = teaser.extend({
  dateline: text.nullish(),
  summary: text.nullish(),
  retractedAt: instant.nullish(),
  ...bodied,
  ...sourced,
});
export const wholeStories = listOf(ownStory.refine(isWhole, notWhole));

/** A story in the response to a feed query. */
export const feedStory = teaser
  .extend({ summary: text.nullish(), ...bodied, corrections: listOf(correction) })
  .refine(isWhole, notWhole);
export type FeedStoryResult = z.output<typeof feedStory>;

/** A retracted story in the response to a feed query, without its text. */
export const retractedStory = teaser.extend({ retractedAt: instant, corrections: listOf(correction) });
export type RetractedResult = z.output<typeof retractedStory>;

/** The story that a report names. Readers can report an unreadable one. */
export const reportedStory = z.object({ _id: id, headline: optionalPart(name), slug }).nullable();

const fileEntry = z.object({
  _id: id,
  _rev: id.nullish(),
  slug,
  language: teaser.shape.language,
  publishedAt: instant,
  modifiedAt: instant.nullish(),
});

/** One sitemap file. */
export const sitemapFile = z.object({
  stories: listOf(fileEntry),
  translations: listOf(z.object({ stories: listOf(translation) })),
  corrections: listOf(correction.extend({ article: z.string().nullish() })),
});

/** The stories of the last days. */
export const newsEntries = listOf(
  teaser.pick({ _id: true, _rev: true, headline: true, slug: true, language: true, publishedAt: true }),
);

export const count = z.int().min(0);
