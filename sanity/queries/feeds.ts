import { defineQuery } from 'groq';
import { body, correction, issued, link, listed, readable, retracted, teaser } from './fragments.ts';

/** A story in a feed with its text. */
const entry = /* groq */ `${teaser}, summary, ${body},
  "corrections": *[${issued} && article._ref == ^._id]{${correction}}`;

/** A story that was taken back, for those whose programs still hold what it said: nothing of that. */
const takenBack = /* groq */ `_id, headline, "slug": slug.current, language, retractedAt,
  "publishedAt": coalesce(firstPublishedAt, _createdAt), modifiedAt,
  section->{${link}},
  "corrections": *[${issued} && article._ref == ^._id]{${correction}}`;

/** The newest stories of the site with their text, and those that were taken back last. */
export const siteFeedQuery = defineQuery(`{
  "stories": *[${listed}] | order(firstPublishedAt desc)[0...$most]{${entry}},
  "retracted": *[${retracted}] | order(retractedAt desc)[0...20]{${takenBack}}
}`);

/** The newest stories of a section with their text. */
export const sectionFeedQuery = defineQuery(`*[_type == "section" && slug.current == $slug][0]{
  _id, ${link}, description,
  "stories": *[${listed} && section._ref == ^._id] | order(firstPublishedAt desc)[0...$most]{${entry}},
  "retracted": *[${retracted} && section._ref == ^._id] | order(retractedAt desc)[0...20]{${takenBack}}
}`);

/** The newest stories of a person with their text. */
export const personFeedQuery = defineQuery(`*[_type == "person" && slug.current == $slug][0]{
  _id, "title": name, "slug": slug.current, "description": biography,
  "stories": *[${listed} && noByline != true && ^._id in bylines[]._ref]
    | order(firstPublishedAt desc)[0...$most]{${entry}},
  "retracted": *[${retracted} && noByline != true && ^._id in bylines[]._ref]
    | order(retractedAt desc)[0...20]{${takenBack}}
}`);

/** The stories of the last two days, for news search. */
export const newsSitemapQuery = defineQuery(
  `*[${listed} && dateTime(firstPublishedAt) >= dateTime($since)]
    | order(firstPublishedAt desc)[0...1000]{
      _id, _rev, headline, "slug": slug.current, language, "publishedAt": coalesce(firstPublishedAt, _createdAt)
    }`,
);

/** How many stories sitemaps have to hold. */
export const storyCountQuery = defineQuery(`count(*[${readable}])`);

/** One file's worth of stories, in an order that new stories do not move. */
export const sitemapQuery = defineQuery(`{
  "stories": *[${readable}] | order(_createdAt asc, _id asc)[$from...$to]{
    _id, _rev, "slug": slug.current, "publishedAt": coalesce(firstPublishedAt, _createdAt), modifiedAt
  },
  "corrections": *[${issued} && kind != "typo"]{${correction}, "article": article._ref}
}`);
