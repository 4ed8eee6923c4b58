import { defineQuery } from 'groq';
import { body } from './fragments.ts';

/** A policy, About, or the tips page. */
export const pageBySlugQuery = defineQuery(`*[_type == "page" && slug.current == $slug][0]{
  _id, title, "slug": slug.current, standfirst, summary, isTips,
  ${body}
}`);

/** The published document at a slug, whatever its draft says. */
export const publishedAtQuery = defineQuery(
  `*[_type == $type && slug.current == $slug && _id in path("*")][0]{_id}`,
);

/** The slug of a document for the newsroom: its draft's, if it has a draft. */
export const movedSlugQuery = defineQuery(`coalesce(
  *[_id == "drafts." + $id][0]{_id, "slug": slug.current},
  *[_id == $id][0]{_id, "slug": slug.current}
)`);

/** The new address of a moved page. */
export const redirectQuery = defineQuery(`*[_type == "redirect" && from == $from][0]{_id, to}`);
