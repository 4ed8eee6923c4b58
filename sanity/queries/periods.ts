import { defineQuery } from 'groq';
import { listed, teaser } from './fragments.ts';

const within = (
  from: string,
  to: string,
): string => /* groq */ `dateTime(firstPublishedAt) >= dateTime(${from})
  && dateTime(firstPublishedAt) < dateTime(${to})`;

/** Stories of a period by their place from the newest, and the dates of the closest stories before and after. */
const periodOf = (scope: string): string => /* groq */ `{
  "stories": *[${listed} && ${scope}${within('$from', '$to')}]
    | order(firstPublishedAt desc, _id desc)[$first...$end]{${teaser}},
  "earlier": *[${listed} && ${scope}dateTime(firstPublishedAt) < dateTime($from)]
    | order(firstPublishedAt desc)[0].firstPublishedAt,
  "later": *[${listed} && ${scope}dateTime(firstPublishedAt) >= dateTime($to)]
    | order(firstPublishedAt asc)[0].firstPublishedAt
}`;

/** The days of a month. `$starts` has the bounds of all parts. @see startsOfParts */
const maxParts = 31;

/** Whether the parts of a period have stories. */
const partsOf = (scope: string): string =>
  /* groq */ `[${Array.from(
    { length: maxParts },
    (_, index) =>
      `defined(*[${listed} && ${scope}${within(`$starts[${index}]`, `$starts[${index + 1}]`)}] | order(firstPublishedAt asc)[0]._id)`,
  ).join(',\n  ')}]`;

/** The dates of the first and the last story. */
const spanOf = (scope: string): string => /* groq */ `{
  "oldest": *[${listed}${scope && ` && ${scope.slice(0, -4)}`}] | order(firstPublishedAt asc)[0].firstPublishedAt,
  "newest": *[${listed}${scope && ` && ${scope.slice(0, -4)}`}] | order(firstPublishedAt desc)[0].firstPublishedAt
}`;

const inSection = 'section._ref == $subject && ';
const inTopic = '$subject in topics[]._ref && ';
const byPerson = 'noByline != true && $subject in bylines[]._ref && ';

export const periodPartsQuery = defineQuery(partsOf(''));
export const sectionPeriodPartsQuery = defineQuery(partsOf(inSection));
export const topicPeriodPartsQuery = defineQuery(partsOf(inTopic));
export const personPeriodPartsQuery = defineQuery(partsOf(byPerson));

export const periodQuery = defineQuery(periodOf(''));
export const sectionPeriodQuery = defineQuery(periodOf(inSection));
export const topicPeriodQuery = defineQuery(periodOf(inTopic));
export const personPeriodQuery = defineQuery(periodOf(byPerson));

export const spanQuery = defineQuery(spanOf(''));
export const sectionSpanQuery = defineQuery(spanOf(inSection));
export const topicSpanQuery = defineQuery(spanOf(inTopic));
export const personSpanQuery = defineQuery(spanOf(byPerson));

/** The subject of an archive. */
export const subjectQuery = defineQuery(`*[_type == $type && slug.current == $slug][0]{
  _id, "title": coalesce(title, name), "slug": slug.current
}`);
