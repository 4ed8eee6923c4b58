import { z } from 'zod';
import { body } from './body.ts';
import { address, id, link, links, name, slug, text } from './fields.ts';
import { isWhole, notWhole } from './isWhole.ts';
import { listOf, optionalPart } from './parseResult.ts';
import { contact } from './people.ts';
import { feedStory, retractedStory } from './story.ts';
import { teaser } from './teaser.ts';

const parent = link.extend({ kind: z.enum(['section', 'topic']) });

/** A section or topic with its newest stories, and its place among the others. */
export const storyList = link
  .extend({
    _id: id,
    description: text.nullish(),
    stories: listOf(teaser),
    parent: optionalPart(parent.extend({ parent: optionalPart(parent) })),
    parts: links,
  })
  .nullable();

/** A person with their stories. */
export const personPage = contact
  .extend({
    _id: id,
    name,
    biography: text.nullish(),
    expertise: z.array(text).max(100).nullish(),
    languages: optionalPart(z.array(z.string().max(100)).max(100)),
    beats: links,
    stories: listOf(teaser),
  })
  .nullable();

/** The newest stories with their text, and retracted ones. */
export const siteFeed = z.object({ stories: listOf(feedStory), retracted: listOf(retractedStory) });
export type FeedResult = z.output<typeof siteFeed>;

/** The feed of a section or a person. */
export const subjectFeed = siteFeed.extend({ title: name, description: text.nullish() }).nullable();

/** A policy, About, or the tips page. */
export const page = z
  .object({
    _id: id,
    title: name,
    standfirst: text.nullish(),
    summary: text.nullish(),
    // Not `optionalPart`: a reader of the tips page may be in danger if the visit is counted.
    isTips: z.boolean().nullish(),
    body,
    hasBody: z.boolean().nullish(),
  })
  .refine(isWhole, notWhole)
  .nullable();

/** The published document at a slug. */
export const publishedId = z.object({ _id: id }).nullable();

/** The slug of a document that is no longer at its address. Without one the document cannot be shown. */
export const movedSlug = z.object({ _id: id, slug }).nullable();

/** The target of a moved address. An unreadable one leads nowhere. */
export const redirect = optionalPart(z.object({ to: address.nullish() }));

const slugs = listOf(z.object({ slug }));
export const newestSlugs = slugs;
/** All documents with their own page. */
export const listSlugs = z.object({ sections: slugs, topics: slugs, people: slugs, pages: slugs });
