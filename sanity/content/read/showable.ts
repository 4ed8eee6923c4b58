import 'server-only';
import type { QueryParams } from '@sanity/client';
import type { z } from 'zod';
import { readForBuild } from './read.ts';

type Addressed = { slug: string };

/** Concurrent reads in a build. */
const maxConcurrentReads = 10;

/**
 * Filters documents whose pages can be rendered. The build renders pages in advance, and one that throws would end
 * it and the start after an update.
 *
 * @param params other parameters of the page's query, beside the slug.
 */
export const showable = async <Document extends Addressed, Out>(
  documents: Document[],
  schema: z.ZodType<Out>,
  query: string,
  params: QueryParams = {},
): Promise<Document[]> => {
  const shown: Document[] = [];
  for (let from = 0; from < documents.length; from += maxConcurrentReads) {
    const some = documents.slice(from, from + maxConcurrentReads);
    const read = await Promise.all(some.map(({ slug }) => readForBuild(schema, query, { ...params, slug })));
    shown.push(...some.filter((_, index) => read[index] !== null));
  }
  return shown;
};
