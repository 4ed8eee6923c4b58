import { defineQuery } from 'groq';
import { body, link, listed, sources, teaser } from './fragments.ts';

/** Stories for the search index: those that lists show, with their text. `known` says why others are not among them. */
export const searchedStoriesQuery = defineQuery(`{
  "stories": *[_id in $ids && ${listed}]{
    ${teaser}, dateline, summary, keyPoints, retractedAt, ${body}, ${sources},
    "sectionId": section._ref,
    "topics": topics[]->{_id, ${link}},
    "people": bylines[]->{_id, "title": name, "slug": slug.current}
  },
  "known": *[_id in $ids && _type == "article"]{_id, _rev, embargoedUntil}
}`);

/** The next revisions of published stories, in an order that new stories do not change. */
export const storyRevisionsQuery = defineQuery(
  `*[_type == "article" && _id > $after] | order(_id asc)[0...$count]{_id, _rev}`,
);

/** The next sections, topics or people. */
export const searchSubjectsQuery = defineQuery(
  `*[_type == $type && _id > $after] | order(_id asc)[0...$count]{
    _id, _rev, "type": _type, "title": coalesce(title, name), "slug": slug.current
  }`,
);

/** Changed sections, topics and people. */
export const changedSubjectsQuery = defineQuery(
  `*[_id in $ids && _type in ["section", "topic", "person"]]{
    _id, _rev, "type": _type, "title": coalesce(title, name), "slug": slug.current
  }`,
);
