import fc from 'fast-check';
import { accessOfSystem } from '../../src/accounts/access.ts';
import type { Perspective } from '../../src/query/evaluate/dataset/perspective.ts';
import { queriedDatasetOf } from '../../src/query/evaluate/dataset/queriedDataset.ts';
import { runQuery } from '../../src/query/evaluate/runQuery.ts';
import { commit, type Draft } from '../../src/testing/lakeWith.ts';
import { openTestLake, type TestLake } from '../../src/testing/openTestLake.ts';
import { draftOf, publishedIds } from './random/datasets.ts';
import { query } from './random/queries.ts';

/** Enough documents for each strategy of the index: more than its bounds for reading, counting and sorting. */
const documents = (): Draft[] => {
  const ids = Array.from({ length: 700 }, (_, number) => `m${number}`);
  const versions = ids.slice(0, 40).flatMap((id) => [`drafts.${id}`, `versions.r1.${id}`]);
  const filled = [...publishedIds, ...ids, ...versions].flatMap((id, index) =>
    fc.sample(draftOf(id), { numRuns: 1, seed: index }),
  );
  const bare = Array.from({ length: 2_100 }, (_, number) => ({ _id: `n${number}`, _type: 'note' }));
  return [...filled, ...bare];
};

let lake: TestLake;
beforeAll(async () => {
  lake = await openTestLake();
  commit(lake.dataset, Object.fromEntries(documents().map((draft) => [draft._id, draft])));
});
afterAll(() => lake.close());

const perspective = fc.constantFrom<Perspective>(
  { kind: 'published' },
  { kind: 'raw' },
  { kind: 'stack', layers: ['r1', 'drafts'] },
);
/** Queries that cost more are skipped: a join without an index is quadratic, and a small dataset tests it as well. */
const maxElements = 200_000;
class CostExceeded extends Error {}

const now = new Date('2026-01-20T00:00:00Z');
const ask = (groq: string, seen: Perspective) => {
  let elements = 0;
  const reader = { identity: accessOfSystem.identity, reads: 'everything' as const, canRead: () => true };
  const question = { query: groq, params: {}, perspective: seen, now };
  const { result, steps } = runQuery(queriedDatasetOf(lake.dataset), reader, question, () => {
    if (++elements > maxElements) throw new CostExceeded();
  });
  return { json: JSON.stringify(result), isIndexed: steps.some(({ index }) => index !== 'none') };
};

const numRuns = Number(process.env.INDEX_RUNS ?? 60);
const secondsLimit = Number(process.env.INDEX_SECONDS ?? 30);

describe('the index of thousands of documents', () => {
  it(
    'answers random queries as a scan does',
    () => {
      const counts = { compared: 0, indexed: 0 };
      const property = fc.property(query, perspective, (text, seen) => {
        try {
          const { json, isIndexed } = ask(text, seen);
          expect({ text, seen, json }).toEqual({
            text,
            seen,
            json: ask(text.replaceAll('*[', '*[_id != ""]['), seen).json,
          });
          counts.compared++;
          if (isIndexed) counts.indexed++;
        } catch (error) {
          if (!(error instanceof CostExceeded)) throw error;
        }
      });
      fc.assert(property, {
        numRuns,
        interruptAfterTimeLimit: secondsLimit * 1_000,
        markInterruptAsFailure: false,
      });
      process.stdout.write(`index: ${counts.compared} queries compared, ${counts.indexed} served by it\n`);
      expect(counts.indexed).toBeGreaterThan(0);
    },
    secondsLimit * 1_000 + 60_000,
  );
});
