import { defineQuery } from 'groq';
import { body } from './fragments.ts';

/** A policy, About, or the tips page. */
export const pageBySlugQuery = defineQuery(`*[_type == "page" && slug.current == $slug][0]{
  _id, title, "slug": slug.current, standfirst, summary, isTips,
  ${body}
}`);

/** The new address of a moved page. */
export const redirectQuery = defineQuery(`*[_type == "redirect" && from == $from][0]{_id, to}`);
