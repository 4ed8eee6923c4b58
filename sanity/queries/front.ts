import { defineQuery } from 'groq';
import { link, listed, logged, shown, teaser } from './fragments.ts';

/** The front page: the newest stories, those of each section, and the newest corrections. */
export const frontQuery = defineQuery(`{
  "stories": *[${listed}] | order(firstPublishedAt desc)[0...$most]{${teaser}, keyPoints},
  "sections": *[_type == "section" && defined(slug.current)] | order(order asc, title asc){
    _id, ${link},
    "stories": *[${listed} && section._ref == ^._id] | order(firstPublishedAt desc)[0...$maxInStrip]{${teaser}}
  },
  "corrections": *[${shown} && status == "published" && kind != "typo"]
    | order(publishedAt desc)[0...$mostCorrections]{${logged}}
}`);
