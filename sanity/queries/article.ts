import { defineQuery } from 'groq';
import {
  body,
  contact,
  correction,
  image,
  issued,
  link,
  listed,
  live,
  passages,
  readable,
  sources,
  teaser,
} from './fragments.ts';

/** All data of a story. */
const whole = /* groq */ `${teaser},
  dateline, summary, keyPoints, retractedAt,
  "topics": topics[]->{${link}},
  "bylines": bylines[]->{name, "slug": slug.current, role, portrait{${image}}},
  "contacts": contacts[]->{${contact}},
  ${body},
  ${sources},
  "corrections": *[${issued} && article._ref == ^._id]{${correction}, ${passages}}`;

/** A story that may be read next, with what it shares. */
const candidate = /* groq */ `${teaser}, "topicIds": topics[]._ref, "bylineIds": bylines[]._ref`;

/** The newest stories of a topic or author of a story, without the story itself. */
const newestOf = (field: 'topics' | 'bylines') => /* groq */ `{
  "stories": *[${listed} && ^._ref in ${field}[]._ref && _id != ^.^._id]
    | order(firstPublishedAt desc)[0...$more]{${candidate}}
}`;

/**
 * The story in other languages. The desk's plugin keeps their references in a document of their own, which the server
 * bounds.
 *
 * @see https://github.com/sanity-io/plugins/tree/main/plugins/%40sanity/document-internationalization
 */
const translations = /* groq */ `"translations": *[_type == "translation.metadata" && references(^._id)]
    | order(_id asc)[0].translations[0...20].value->{
      _id, headline, "slug": slug.current, language, embargoedUntil, retractedAt
    }`;

/** All data for a story's page. */
const page = /* groq */ `{
  ${whole},
  ${translations},
  ${live},
  "topicIds": topics[]._ref, "bylineIds": bylines[]._ref,
  "moreFromTopics": topics[0...6]${newestOf('topics')},
  "moreFromAuthors": bylines[0...3]${newestOf('bylines')},
  "moreFromSection": *[${listed} && section._ref == ^.section._ref && _id != ^._id]
    | order(firstPublishedAt desc)[0...$moreOfSection]{${candidate}}
}`;

/** A story for readers. */
export const articleBySlugQuery = defineQuery(`*[${readable} && slug.current == $slug][0]${page}`);

/** A story for a preview: the newsroom sees it under embargo too. */
export const previewedArticleQuery = defineQuery(`*[_type == "article" && slug.current == $slug][0]${page}`);

/** A story for a preview that is open at another slug than it has now. */
export const movedPreviewQuery = defineQuery(`*[_type == "article" && _id == $id][0]${page}`);

/** The stored versions of a previewed story. */
export const storedVersionsQuery = defineQuery(`{
  "draft": *[_id == "drafts." + $id][0]{firstPublishedAt, scheduledFor, withdrawnAt, retractedAt, embargoedUntil},
  "published": *[_id == $id][0]{scheduledFor, withdrawnAt, retractedAt, embargoedUntil}
}`);

/** The newest stories, which are rendered in advance. */
export const newestSlugsQuery = defineQuery(
  `*[${listed}] | order(firstPublishedAt desc)[0...$count]{"slug": slug.current}`,
);

/** The own fields of stories in a list. */
export const wholeStoriesQuery = defineQuery(`*[_id in $ids]{
  ${teaser}, dateline, summary, keyPoints, retractedAt, ${body}, ${sources}
}`);

/** The story of a reader's report. */
export const reportedStoryQuery = defineQuery(
  `*[${readable} && slug.current == $slug][0]{_id, headline, "slug": slug.current}`,
);

/** The ids of the next stories of an export, in an order that new stories do not change. */
export const exportedIdsQuery = defineQuery(
  `*[${readable} && _id > $after] | order(_id asc)[0...$count]._id`,
);

/** Stories of an export by their ids. */
export const exportedStoriesQuery = defineQuery(
  `*[${readable} && _id in $ids] | order(_id asc){${whole}, ${translations}, ${live}}`,
);

/** One story of an export. */
export const exportedStoryQuery = defineQuery(
  `*[${readable} && slug.current == $slug][0...1]{${whole}, ${translations}, ${live}}`,
);
