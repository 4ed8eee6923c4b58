import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createToken } from '../accounts/tokens.ts';
import { createLake } from '../lake.ts';
import type { Dataset } from '../types/datasets.ts';
import type { SanityDocument } from '../types/documents.ts';

/** A document in a test. The missing system fields are added. */
export type Draft = { _id: string; _type: string; [field: string]: unknown };

const stored = (draft: Draft, _rev = 'r1'): SanityDocument => ({
  _rev,
  _createdAt: '2026-01-01T00:00:00Z',
  _updatedAt: '2026-01-01T00:00:00Z',
  ...draft,
});

let transactions = 0;

/** Commits new states of documents; null deletes a document. Returns the sync tags of the commit. */
export const commit = (dataset: Dataset, changes: Record<string, Draft | null>): string[] => {
  const transactionId = `t${++transactions}`;
  return dataset.commit({
    transactionId,
    digest: transactionId,
    timestamp: dataset.now(),
    author: 'test',
    changes: Object.entries(changes).map(([id, draft]) => ({
      id,
      before: dataset.get(id),
      after: draft && stored(draft, transactionId),
      mutations: [],
    })),
  }).tags;
};

type Options = { aclMode?: Dataset['aclMode']; queryTimeoutMs?: number };

/** Opens a lake with a new data folder and some documents. `close` removes the folder. */
export const lakeWith = async (drafts: Draft[], { aclMode = 'public', ...options }: Options = {}) => {
  const data = mkdtempSync(join(tmpdir(), 'lake-query-'));
  const lake = await createLake({ data, ...options });
  const dataset = lake.context.datasets.find('local', 'production');
  if (!dataset) throw new Error('The lake has no dataset');
  dataset.setAclMode(aclMode);
  commit(dataset, Object.fromEntries(drafts.map((draft) => [draft._id, draft])));
  const headersOf = (role: string): Record<string, string> => ({
    authorization: `Bearer ${createToken(lake.context.accounts.db, { label: role, role }).secret}`,
  });
  const ask = (address: string, init?: RequestInit): Promise<Response> =>
    lake.fetch(new Request(`http://localhost${address}`, init));
  return {
    lake,
    dataset,
    headersOf,
    ask,
    close: async () => {
      await lake.close();
      rmSync(data, { recursive: true });
    },
  };
};
