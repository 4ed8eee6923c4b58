import { z } from 'zod';
import { maxPages } from '../../lib/search/readSearch.ts';

const slug = z.string().min(1).max(900);

const word = z.string().min(1).max(200);

/** A search as the site sends it to the search process. Instants are ISO 8601, the end exclusive. Without terms the newest come first. */
export const searchRequest = z.strictObject({
  terms: z.array(z.strictObject({ words: z.array(word).min(1).max(40), isQuoted: z.boolean() })).max(12),
  section: slug.nullish(),
  topic: slug.nullish(),
  person: slug.nullish(),
  from: z.iso.datetime().nullish(),
  to: z.iso.datetime().nullish(),
  page: z.int().min(1).max(maxPages),
});
export type SearchRequest = z.output<typeof searchRequest>;

/** The words of a beginning. */
export const suggestionRequest = z.array(word).min(1).max(12);
