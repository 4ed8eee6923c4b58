import { defineQuery } from 'groq';
import { contact, image, link, listed, teaser } from './fragments.ts';

/** The topics that are parts of a section or topic. The policy reads as many. */
const parts = /* groq */ `"parts": *[_type == "topic" && slug.current > "" && parent._ref == ^._id]
    | order(title asc)[0...1000]{${link}}`;

/** A section with its newest stories. */
export const sectionBySlugQuery = defineQuery(`*[_type == "section" && slug.current == $slug][0]{
  _id, ${link}, description,
  ${parts},
  "stories": *[${listed} && section._ref == ^._id] | order(firstPublishedAt desc)[0...$maxStories]{${teaser}}
}`);

/** A topic with its newest stories. */
export const topicBySlugQuery = defineQuery(`*[_type == "topic" && slug.current == $slug][0]{
  _id, ${link}, description,
  "parent": parent->{"kind": _type, ${link}, "parent": parent->{"kind": _type, ${link}}},
  ${parts},
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
