import type { SanityClient } from '@sanity/client';
import { z } from 'zod';
import type { HeardChange, Span } from './authors.ts';

/** Between two more distant revisions nobody is named. */
const maxTransactions = 1_000;

const transaction = z.object({ id: z.string(), author: z.string() });

/** The changes of documents between two revisions of each, in their order, as the server stored them. */
export const findStoredChanges = async (
  client: SanityClient,
  spans: readonly Span[],
): Promise<HeardChange[]> => (await Promise.all(spans.map((span) => changesIn(client, span)))).flat();

/** Empty if one of the revisions is no document: nobody knows then where to begin. */
const changesIn = async (client: SanityClient, { id, from, to }: Span): Promise<HeardChange[]> => {
  if (from === null || to === null || from === to) return [];
  const lines = await client.request<unknown>({
    url: `/data/history/${client.config().dataset}/transactions/${id}`,
    query: { fromTransaction: from, toTransaction: to, excludeContent: 'true', limit: `${maxTransactions}` },
  });
  const transactions = `${lines}`.split('\n').flatMap((line) => {
    const parsed = line === '' ? null : transaction.safeParse(JSON.parse(line));
    return parsed?.success ? [parsed.data] : [];
  });
  if (transactions[0]?.id !== from) return [];
  return transactions.slice(1).map(({ id: after, author }, index) => ({
    ...{ id, after, author },
    before: transactions[index]?.id,
  }));
};
