import { z } from 'zod';
import { id, maxReferences, name, slug, text } from '../queryResults/fields.ts';
import { isWhole, notWhole } from '../queryResults/isWhole.ts';
import { itemsOf, listOf, optionalPart } from '../queryResults/parseResult.ts';
import { ownStory } from '../queryResults/story.ts';

const subjectLink = z.object({ _id: id, title: name, slug });

const searchedStory = ownStory
  .extend({
    sectionId: optionalPart(id),
    topics: itemsOf(subjectLink, maxReferences).nullish(),
    people: itemsOf(subjectLink, maxReferences).nullish(),
    entries: listOf(z.object({ headline: text.nullish(), text: text.nullish() })),
  })
  .refine(isWhole, notWhole);
export type SearchedStoryResult = z.output<typeof searchedStory>;

/** Stories for the search index. An unreadable one has no page, so it is left out. */
export const searchedStories = z.object({
  stories: listOf(searchedStory),
  known: z.array(z.object({ _id: id, rev: z.string(), embargoedUntil: z.unknown() })),
});

export const storyRevisions = z.array(z.object({ _id: id, rev: z.string() }));

const subject = z.object({
  _id: id,
  _rev: z.string(),
  type: z.enum(['section', 'topic', 'person']),
  title: optionalPart(name),
  slug: optionalPart(slug),
});
export const searchSubjects = z.array(subject);
export type SearchSubjectResult = z.output<typeof subject>;
