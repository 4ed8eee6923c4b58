import 'server-only';
import type { QueryParams } from '@sanity/client';
import type { z } from 'zod';
import { readForBuild } from './read.ts';

type Addressed = { slug: string };

/** Builds ask for this many at a time. */
const atOnce = 10;

/**
 * Those of some documents whose pages can be shown. The site's build renders pages beforehand: one that cannot be
 * shown would end it, and with it the start after an update.
 *
 * @param params of the query that a page asks, beside the slug.
 */
export const showable = async <Document extends Addressed, Out>(
  documents: Document[],
  schema: z.ZodType<Out>,
  query: string,
  params: QueryParams = {},
): Promise<Document[]> => {
  const shown: Document[] = [];
  for (let from = 0; from < documents.length; from += atOnce) {
    const some = documents.slice(from, from + atOnce);
    const read = await Promise.all(some.map(({ slug }) => readForBuild(schema, query, { ...params, slug })));
    shown.push(...some.filter((_, index) => read[index] !== null));
  }
  return shown;
};
