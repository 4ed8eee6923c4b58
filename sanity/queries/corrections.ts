import { defineQuery } from 'groq';
import { correction, issued, link } from './fragments.ts';

/** The log of corrections, newest first. Retracted stories are in it: there most of all. */
export const correctionsQuery =
  defineQuery(`*[${issued} && kind != "typo"] | order(publishedAt desc)[0...500]{
  ${correction},
  "article": article->{headline, "slug": slug.current, section->{${link}}, embargoedUntil,
    "publishedAt": coalesce(firstPublishedAt, _createdAt)}
}`);
