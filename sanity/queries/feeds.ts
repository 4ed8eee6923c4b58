import { defineQuery } from 'groq';
import { body, correction, issued, link, listed, readable, retracted, teaser } from './fragments.ts';

/** A story in a feed with its text. */
const entry = /* groq */ `${teaser}, summary, ${body},
  "corrections": *[${issued} && article._ref == ^._id]{${correction}}`;

/** A retracted story without its text, for feed readers that have a copy. */
const retractedEntry = /* groq */ `_id, headline, "slug": slug.current, language, retractedAt,
  "publishedAt": coalesce(firstPublishedAt, _createdAt), modifiedAt,
  section->{${link}},
  "corrections": *[${issued} && article._ref == ^._id]{${correction}}`;

/** The newest stories with their text, and the latest retracted ones. */
export const siteFeedQuery = defineQuery(`{
  "stories": *[${listed}] | order(firstPublishedAt desc)[0...$maxStories]{${entry}},
  "retracted": *[${retracted}] | order(retractedAt desc)[0...20]{${retractedEntry}}
}`);

/** The newest stories of a section with their text. */
export const sectionFeedQuery = defineQuery(`*[_type == "section" && slug.current == $slug][0]{
  _id, ${link}, description,
  "stories": *[${listed} && section._ref == ^._id] | order(firstPublishedAt desc)[0...$maxStories]{${entry}},
  "retracted": *[${retracted} && section._ref == ^._id] | order(retractedAt desc)[0...20]{${retractedEntry}}
}`);

/** The newest stories of a topic with their text. */
export const topicFeedQuery = defineQuery(`*[_type == "topic" && slug.current == $slug][0]{
  _id, ${link}, description,
  "stories": *[${listed} && ^._id in topics[]._ref] | order(firstPublishedAt desc)[0...$maxStories]{${entry}},
  "retracted": *[${retracted} && ^._id in topics[]._ref] | order(retractedAt desc)[0...20]{${retractedEntry}}
}`);

/** The newest stories of a person with their text. */
export const personFeedQuery = defineQuery(`*[_type == "person" && slug.current == $slug][0]{
  _id, "title": name, "slug": slug.current, "description": biography,
  "stories": *[${listed} && noByline != true && ^._id in bylines[]._ref]
    | order(firstPublishedAt desc)[0...$maxStories]{${entry}},
  "retracted": *[${retracted} && noByline != true && ^._id in bylines[]._ref]
    | order(retractedAt desc)[0...20]{${retractedEntry}}
}`);

/** The stories of the last two days, for news search. */
export const newsSitemapQuery = defineQuery(
  `*[${listed} && dateTime(firstPublishedAt) >= dateTime($since)]
    | order(firstPublishedAt desc)[0...1000]{
      _id, _rev, headline, "slug": slug.current, language, "publishedAt": coalesce(firstPublishedAt, _createdAt)
    }`,
);

/** The number of stories in the sitemaps. */
export const storyCountQuery = defineQuery(`count(*[${readable}])`);

/** The stories of one file, in an order that new stories do not change. */
export const sitemapQuery = defineQuery(`{
  "stories": *[${readable}] | order(_createdAt asc, _id asc)[$from...$to]{
    _id, _rev, "slug": slug.current, language, "publishedAt": coalesce(firstPublishedAt, _createdAt), modifiedAt
  },
  "translations": *[_type == "translation.metadata"]{
    "stories": translations[0...20].value->{
      _id, headline, "slug": slug.current, language, embargoedUntil, retractedAt
    }
  },
  "corrections": *[${issued} && kind != "typo"]{${correction}, "article": coalesce(liveStory, article)._ref}
}`);
