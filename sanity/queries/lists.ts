import { defineQuery } from 'groq';
import { contact, image, link, listed, teaser } from './fragments.ts';

/** A section with its newest stories. */
export const sectionBySlugQuery = defineQuery(`*[_type == "section" && slug.current == $slug][0]{
  _id, ${link}, description,
  "stories": *[${listed} && section._ref == ^._id] | order(firstPublishedAt desc)[0...$maxStories]{${teaser}}
}`);

/** A topic with its newest stories. */
export const topicBySlugQuery = defineQuery(`*[_type == "topic" && slug.current == $slug][0]{
  _id, ${link}, description,
  "stories": *[${listed} && ^._id in topics[]._ref] | order(firstPublishedAt desc)[0...$maxStories]{${teaser}}
}`);

/** A person with their stories. */
export const personBySlugQuery = defineQuery(`*[_type == "person" && slug.current == $slug][0]{
  _id, ${contact}, biography, expertise, languages,
  portrait{${image}},
  "beats": beats[]->{${link}},
  "stories": *[${listed} && noByline != true && ^._id in bylines[]._ref]
    | order(firstPublishedAt desc)[0...$maxStories]{${teaser}}
}`);

/** All documents whose pages are rendered in advance. */
export const listSlugsQuery = defineQuery(`{
  "sections": *[_type == "section" && defined(slug.current)]{"slug": slug.current},
  "topics": *[_type == "topic" && defined(slug.current)]{"slug": slug.current},
  "people": *[_type == "person" && defined(slug.current)]{"slug": slug.current},
  "pages": *[_type == "page" && defined(slug.current)]{"slug": slug.current}
}`);
