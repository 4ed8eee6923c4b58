import { defineQuery } from 'groq';
import { correction, issued, link, listed, teaser } from './fragments.ts';

/** The front page: the newest stories, those of each section, and the newest corrections. */
export const frontQuery = defineQuery(`{
  "stories": *[${listed}] | order(firstPublishedAt desc)[0...12]{${teaser}, keyPoints},
  "sections": *[_type == "section" && defined(slug.current)] | order(order asc, title asc){
    ${link},
    "stories": *[${listed} && section._ref == ^._id] | order(firstPublishedAt desc)[0...7]{${teaser}}
  },
  "corrections": *[${issued} && kind != "typo"] | order(publishedAt desc)[0...6]{
    ${correction},
    "article": article->{headline, "slug": slug.current, section->{${link}}, embargoedUntil,
      "publishedAt": coalesce(firstPublishedAt, _createdAt)}
  }
}`);
