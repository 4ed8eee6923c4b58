import { z } from 'zod';
import { body } from './body.ts';
import { correction } from './correction.ts';
import { address, id, instant, link, maxReferences, name, slug, text } from './fields.ts';
import { isWhole, notWhole } from './isWhole.ts';
import { contact, person } from './people.ts';
import { itemsOf, listOf, spare } from './readWire.ts';
import { teaser } from './teaser.ts';

const source = z.object({
  outlet: text.nullish(),
  title: text.nullish(),
  url: address.nullish(),
  partners: z.array(text).max(100).nullish(),
});
export type WireSource = z.output<typeof source>;

const bodied = { body, hasBody: z.boolean().nullish() };
const sourced = { sources: z.array(source).max(1_000).nullish(), hasSources: z.boolean().nullish() };

/** A story with all that its page shows. What other documents add to it may be left out, and nothing of its own. */
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
    moreFromSection: listOf(teaser),
  })
  .refine(isWhole, notWhole);
export const story = wholeStory.nullable();
export type WireArticle = z.output<typeof wholeStory>;

/** What a story has of its own: the parts by which its page may turn out unreadable. */
export const wholeStories = listOf(
  teaser
    .extend({
      dateline: text.nullish(),
      summary: text.nullish(),
      retractedAt: instant.nullish(),
      ...bodied,
      ...sourced,
    })
    .refine(isWhole, notWhole),
);

/** A story as the feeds' queries tell it. */
export const feedStory = teaser
  .extend({ summary: text.nullish(), ...bodied, corrections: listOf(correction) })
  .refine(isWhole, notWhole);
export type WireFeedStory = z.output<typeof feedStory>;

/** A story that was taken back, as the feeds' queries tell it: nothing of what it said. */
export const retractedStory = teaser.extend({ retractedAt: instant, corrections: listOf(correction) });
export type WireRetracted = z.output<typeof retractedStory>;

/** The story that a report names. A reader may report what is wrong with one that cannot be read. */
export const reportedStory = z.object({ _id: id, headline: spare(name), slug }).nullable();

const fileEntry = z.object({
  _id: id,
  _rev: id.nullish(),
  slug,
  publishedAt: instant,
  modifiedAt: instant.nullish(),
});

/** One file of the sitemap. */
export const sitemapFile = z.object({
  stories: listOf(fileEntry),
  corrections: listOf(correction.extend({ article: z.string().nullish() })),
});

/** The stories of the last days. */
export const newsEntries = listOf(
  teaser.pick({ _id: true, _rev: true, headline: true, slug: true, language: true, publishedAt: true }),
);

export const count = z.int().min(0);
