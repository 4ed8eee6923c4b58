import { createClient } from '@sanity/client';
import { CommandError, withLake } from 'local-lake/commands';
import { z } from 'zod';
import { apiVersion } from '../../lib/apiVersion.ts';
import type { ImportedFields, Newsroom } from '../../lib/import/importArticle.ts';
import { sameStoryFilter, type sameStoryParams } from '../../lib/import/sameStory.ts';
import { readEnvironment } from '../../server/environment.ts';
import { lakeHost } from './lakeHost.ts';

const newsroomQuery = `{
  "sections": *[_type == "section" && _id in path("*")]{ "id": _id, title },
  "people": *[_type == "person" && _id in path("*")]{ "id": _id, name },
  "topics": *[_type == "topic" && _id in path("*") && defined(title)]{ "id": _id, title },
  "slugs": array::unique(*[_type == "article" && defined(slug.current)].slug.current)
}`;
const sameQuery = `*[${sameStoryFilter}] | order(_createdAt)[0...3]{ "id": _id, headline }`;
const sameAnswer = z.array(z.object({ id: z.string(), headline: z.string().nullable() }));
const answer = z.object({
  sections: z.array(z.object({ id: z.string(), title: z.string() })),
  people: z.array(z.object({ id: z.string(), name: z.string() })),
  topics: z.array(z.object({ id: z.string(), title: z.string() })),
  slugs: z.array(z.string()),
});

/** The store of drafts: finds reference targets, used addresses and stories that are in, and writes a draft. */
export type ArticleStore = {
  newsroom: Newsroom;
  slugs: string[];
  /** Drafts too. */
  findSame(params: ReturnType<typeof sameStoryParams>): Promise<z.infer<typeof sameAnswer>>;
  create(draft: { _id: string; _type: 'article'; firstPublishedAt?: string } & ImportedFields): Promise<void>;
};

/**
 * The newsroom's own lake, whether it runs or not; with `SANITY_PROJECT_ID` and a write token, the hosted project.
 *
 * @throws CommandError if it cannot be reached or rejects.
 */
export const withArticleStore = async <Result>(
  data: string | undefined,
  use: (store: ArticleStore) => Promise<Result>,
): Promise<Result> => {
  const { isHosted, projectId, dataset, writeToken } = readEnvironment();
  if (isHosted && data === undefined) return use(await hostedStore(projectId, dataset, writeToken));
  return withLake(lakeHost, { data }, async (call) => {
    const ask = async <Out>(shape: z.ZodType<Out>, query: string, params: object): Promise<Out> =>
      z
        .object({ result: shape })
        .parse(await call('POST', `/data/query/${dataset}?perspective=raw`, { query, params })).result as Out;
    return use({
      ...storeOf(await ask(answer, newsroomQuery, {})),
      findSame: (params) => ask(sameAnswer, sameQuery, params),
      create: async (draft) => {
        await call('POST', `/data/mutate/${dataset}`, { mutations: [{ create: draft }] });
      },
    });
  });
};

const storeOf = ({ sections, people, topics, slugs }: z.infer<typeof answer>) => ({
  newsroom: { sections, people, topics },
  slugs,
});

const hostedStore = async (
  projectId: string,
  dataset: string,
  token: string | null,
): Promise<ArticleStore> => {
  if (token === null)
    throw new CommandError(
      'SANITY_API_WRITE_TOKEN is missing. Set it to a token with write access to the hosted project.',
    );
  const client = createClient({
    projectId,
    dataset,
    token,
    apiVersion,
    useCdn: false,
    perspective: 'raw',
  });
  const reject = (error: unknown): never => {
    throw new CommandError(
      `The hosted project answered: ${error instanceof Error ? error.message : String(error)}`,
    );
  };
  const found = answer.parse(await client.fetch<unknown>(newsroomQuery).catch(reject));
  return {
    ...storeOf(found),
    findSame: async (params) =>
      sameAnswer.parse(await client.fetch<unknown>(sameQuery, params).catch(reject)),
    create: async (draft) => {
      await client.create(draft).catch(reject);
    },
  };
};
