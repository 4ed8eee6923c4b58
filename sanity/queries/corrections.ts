import { defineQuery } from 'groq';
import { link, logged, shown } from './fragments.ts';

const inLog = /* groq */ `${shown} && kind in $kinds && publishedAt >= $from && publishedAt < $to`;
// What was published before corrections held their story's section stands in the section where the story is now.
const inSection = /* groq */ `(section._ref == $section || (!defined(section) && article->section._ref == $section))`;

/** A page of the log, newest first, and how many notes there are in all its pages. */
export const correctionLogQuery = defineQuery(`{
  "corrections": *[${inLog}] | order(publishedAt desc, _id desc)[$first...$end]{${logged}},
  "count": count(*[${inLog}])
}`);

/** A page of the log of one section. */
export const sectionCorrectionLogQuery = defineQuery(`{
  "corrections": *[${inLog} && ${inSection}] | order(publishedAt desc, _id desc)[$first...$end]{${logged}},
  "count": count(*[${inLog} && ${inSection}])
}`);

/** Between when and when notes were published, and the section that a log can be narrowed to. */
export const correctionLogFrameQuery = defineQuery(`{
  "oldest": *[${inLog}] | order(publishedAt asc)[0].publishedAt,
  "newest": *[${inLog}] | order(publishedAt desc)[0].publishedAt,
  "section": *[_type == "section" && slug.current == $slug][0]{_id, ${link}}
}`);

/** Notes from the oldest on: what stood in an archive's file stays in it when newer ones are published. */
export const correctionArchiveQuery = defineQuery(`{
  "corrections": *[${shown} && kind in $kinds] | order(publishedAt asc, _id asc)[$first...$end]{${logged}},
  "count": count(*[${shown} && kind in $kinds])
}`);
