import { defineQuery } from 'groq';
import { link, logged, shown } from './fragments.ts';

const inLog = /* groq */ `${shown} && kind in $kinds && publishedAt >= $from && publishedAt < $to`;
// Old corrections do not store their section: use the story's current one.
const inSection = /* groq */ `(section._ref == $section || (!defined(section) && article->section._ref == $section))`;

/** A page of the log, newest first, and the total number of notes. */
export const correctionLogQuery = defineQuery(`{
  "corrections": *[${inLog}] | order(publishedAt desc, _id desc)[$first...$end]{${logged}},
  "count": count(*[${inLog}])
}`);

/** A page of the log of one section. */
export const sectionCorrectionLogQuery = defineQuery(`{
  "corrections": *[${inLog} && ${inSection}] | order(publishedAt desc, _id desc)[$first...$end]{${logged}},
  "count": count(*[${inLog} && ${inSection}])
}`);

/** The period of the log, and its section filter. */
export const correctionLogFrameQuery = defineQuery(`{
  "oldest": *[${inLog}] | order(publishedAt asc)[0].publishedAt,
  "newest": *[${inLog}] | order(publishedAt desc)[0].publishedAt,
  "section": *[_type == "section" && slug.current == $slug][0]{_id, ${link}}
}`);

/** Notes, oldest first, so that an archive file keeps its notes. */
export const correctionArchiveQuery = defineQuery(`{
  "corrections": *[${shown} && kind in $kinds] | order(publishedAt asc, _id asc)[$first...$end]{${logged}},
  "count": count(*[${shown} && kind in $kinds])
}`);
