import type { SanityClient } from '@sanity/client';
import { z } from 'zod';
import type { HeardChange, Span } from './authors.ts';

/** Between two more distant revisions nobody is named. */
const maxTransactions = 1_000;

const patch = z.array(z.unknown());
const transaction = z.object({
  id: z.string(),
  author: z.string(),
  effects: z.record(z.string(), z.object({ apply: patch, revert: patch })),
});

/** The changes of documents between two revisions of each, in their order, as the server stored them. */
export const findStoredChanges = async (
  client: SanityClient,
  spans: readonly Span[],
): Promise<HeardChange[]> => (await Promise.all(spans.map((span) => changesIn(client, span)))).flat();

/** The newest changes: a document that was begun since does not say with which revision it began. */
const changesIn = async (client: SanityClient, { id, from, to }: Span): Promise<HeardChange[]> => {
  if (from === to) return [];
  const lines = await client.request<unknown>({
    url: `/data/history/${client.config().dataset}/transactions/${id}`,
    query: {
      ...(from !== null && { fromTransaction: from }),
      ...(to !== null && { toTransaction: to }),
      ...{ reverse: 'true', limit: `${maxTransactions}`, excludeContent: 'true', effectFormat: 'mendoza' },
    },
  });
  const transactions = `${lines}`.split('\n').flatMap((line) => {
    const parsed = line === '' ? null : transaction.safeParse(JSON.parse(line));
    return parsed?.success ? [parsed.data] : [];
  });
  return transactions.toReversed().map(({ id: revision, author, effects }, index, all) => ({
    id,
    author,
    before: isRemoval(effects[id]?.revert) ? null : all[index - 1]?.id,
    after: isRemoval(effects[id]?.apply) ? null : revision,
  }));
};

/** A Mendoza patch that leaves no document: the value null. */
const isRemoval = (operations: unknown[] | undefined): boolean =>
  operations?.[0] === 0 && operations[1] === null;
