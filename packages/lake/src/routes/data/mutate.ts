import { Hono } from 'hono';
import { z } from 'zod';
import { LakeError } from '../../errors.ts';
import {
  applyMutation,
  type MutationResult,
  type SelectedMutation,
  selectionOf,
} from '../../mutations/applyMutations.ts';
import { type ParsedMutation, parseMutation, type Selection } from '../../mutations/mutation.ts';
import { forbidden, itemOf, mutationError } from '../../mutations/mutationErrors.ts';
import { type Transacted, transact } from '../../mutations/transact.ts';
import { checkDocumentCount, maxBodyBytesFor } from '../../mutations/transactionLimits.ts';
import { type Perspective, rawFor } from '../../query/evaluate/dataset/perspective.ts';
import { withSelectedIds } from '../../query/worker/withSelectedIds.ts';
import { readJson } from '../../requestBody.ts';
import type { Access } from '../../types/access.ts';
import type { Dataset } from '../../types/datasets.ts';
import type { LakeContext, LakeEnv } from '../LakeContext.ts';

const body = z.object({ mutations: z.array(z.unknown()), transactionId: z.string().optional() });
const flag = z
  .enum(['true', 'false', '1', '0', ''])
  .optional()
  .transform((value) => value === 'true' || value === '1' || value === '');
const parameters = z.object({
  returnDocuments: flag,
  dryRun: flag,
  autoGenerateArrayKeys: flag,
  visibility: z.enum(['sync', 'async', 'deferred']).optional(),
  transactionId: z.string().optional(),
});

/**
 * POST /v{date}/data/mutate/{dataset}: every mutation commits, or none does. All visibilities are `sync`: when the
 * response is sent, the change can be queried. The response always has ids, with or without `returnIds`.
 *
 * @throws LakeError 400 if the body is not JSON or not a list of mutations, else as each mutation says.
 * @see https://www.sanity.io/docs/http-reference/mutation
 */
export const mutateRoutes = (lake: LakeContext): Hono<LakeEnv> =>
  new Hono<LakeEnv>().post('/data/mutate/:dataset', async (c) => {
    const { dataset, access } = lake.open(c);
    // Before the body is read, because it may be large.
    if (access.identity.kind === 'anonymous') throw forbidden(null, 'create');
    const options = readParameters(c.req.query());
    const request = await readJson(c.req.raw, body, maxBodyBytesFor(access));
    const mutations = request.mutations.map(parseMutation);
    const perspective = rawFor(c.req.param('version') ?? 'vX');
    const transacted = await whenSelected(lake, { dataset, access, perspective }, mutations, (selected) =>
      transact(
        {
          dataset,
          access,
          transactionId: request.transactionId ?? options.transactionId,
          dryRun: options.dryRun,
          request: request.mutations,
        },
        (working) => {
          checkDocumentCount(access, selected);
          return selected.flatMap((mutation, index) =>
            withIndex(index, () => applyMutation(working, mutation, options)),
          );
        },
      ),
    );
    return c.json(answer({ dataset, access }, transacted, options));
  });

const readParameters = (query: Record<string, string>): z.infer<typeof parameters> => {
  const parsed = parameters.safeParse(query);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new LakeError(400, `Invalid parameter "${issue?.path.join('.')}": ${issue?.message}`);
};

/** Finds the ids of the documents that each mutation selects, and calls `run` with them. */
const whenSelected = async <Result>(
  { accounts, queryWorker }: LakeContext,
  { dataset, access, perspective }: { dataset: Dataset; access: Access; perspective: Perspective },
  mutations: ParsedMutation[],
  run: (selected: SelectedMutation[]) => Result,
): Promise<Result> => {
  const selections = mutations.map(selectionOf);
  const queries = selections.filter((selection) => selection !== null && 'query' in selection);
  const runWith = (answers: string[][]): Result => {
    const idsOf = new Map<Selection | null, string[]>(
      queries.map((query, index) => [query, answers[index] ?? []]),
    );
    return run(
      mutations.map((mutation, index) => {
        const selection = selections[index] ?? null;
        const named = selection && 'id' in selection ? [selection.id] : [];
        return { ...mutation, ids: idsOf.get(selection) ?? named };
      }),
    );
  };
  if (queries.length === 0) return runWith([]);
  const selector = { dataset, access, perspective, roles: accounts.access.roles, worker: queryWorker };
  return withSelectedIds(selector, queries, runWith);
};

/** Adds the mutation's index to its error. */
const withIndex = <Result>(index: number, work: () => Result): Result => {
  try {
    return work();
  } catch (error) {
    const item = error instanceof LakeError ? itemOf(error) : null;
    if (!(error instanceof LakeError) || !item) throw error;
    throw mutationError(error.status, item.description, item, index);
  }
};

/** A caller may be allowed to change a document but not to read it: then the response has only its id. */
const answer = (
  { dataset, access }: { dataset: Dataset; access: Access },
  transacted: Transacted<MutationResult[]>,
  { returnDocuments }: z.infer<typeof parameters>,
): { transactionId: string; results: unknown[] } => {
  const { transactionId } = transacted;
  const results = transacted.kind === 'repeated' ? resultsOf(dataset, transactionId) : transacted.result;
  return {
    transactionId,
    results: results.map(({ id, operation, document }) => ({
      id,
      operation,
      ...(returnDocuments && { document: document && access.canRead(document) ? document : null }),
    })),
  };
};

/** The results of a transaction that is already stored, with the documents as they are now. */
const resultsOf = (dataset: Dataset, transactionId: string): MutationResult[] =>
  dataset.db
    .prepare(
      `SELECT changes.id, before_rev IS NULL AS created, apply FROM changes
       JOIN transactions USING (sequence) WHERE transactions.id = ?`,
    )
    .all(transactionId)
    .map(({ id, created, apply }) => ({
      id: String(id),
      operation: apply === '[0,null]' ? 'delete' : created ? 'create' : 'update',
      document: dataset.get(String(id)),
    }));
