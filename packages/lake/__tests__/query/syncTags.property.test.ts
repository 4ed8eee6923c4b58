import fc from 'fast-check';
import { accessOfSystem } from '../../src/accounts/access.ts';
import type { Perspective } from '../../src/query/evaluate/dataset/perspective.ts';
import { queriedDatasetOf } from '../../src/query/evaluate/dataset/queriedDataset.ts';
import { runQuery } from '../../src/query/evaluate/runQuery.ts';
import { commit } from '../../src/testing/lakeWith.ts';
import { openTestLake, type TestLake } from '../../src/testing/openTestLake.ts';
import type { SanityDocument } from '../../src/types/documents.ts';
import { type Step, states, step } from './random/datasets.ts';
import { query } from './random/queries.ts';

const perspective: fc.Arbitrary<Perspective> = fc.constantFrom<Perspective>(
  { kind: 'published' },
  { kind: 'raw' },
  { kind: 'stack', layers: ['drafts'] },
  { kind: 'stack', layers: ['r1'] },
  { kind: 'stack', layers: ['r1', 'drafts'] },
);
const access = fc.constantFrom('everything' as const, 'public' as const, 'filter' as const);

/** A run of the property: the query is evaluated before and after each commit. */
const scenario = fc.record({
  first: states,
  steps: fc.array(step, { minLength: 1, maxLength: 4 }),
  query,
  perspective,
  access,
});

let lake: TestLake;
let emitted: string[] = [];
beforeAll(async () => {
  lake = await openTestLake();
  lake.dataset.onCommit(({ tags }) => emitted.push(...tags));
});
afterAll(() => lake.close());

/** Makes a commit. Returns its sync tags. */
const runStep = async (next: Step): Promise<Set<string>> => {
  emitted = [];
  if (next.kind === 'states') commit(lake.dataset, next.states);
  else if (next.kind === 'mutate') await lake.mutate(...next.mutations);
  else await lake.act(...next.actions);
  return new Set(emitted);
};

const deleteAll = (): void => {
  const stored = lake.dataset.db.prepare('SELECT id FROM documents').all();
  if (stored.length > 0) commit(lake.dataset, Object.fromEntries(stored.map(({ id }) => [String(id), null])));
};

/** The same instant for all evaluations, because no tag covers changes by time alone. */
const now = new Date('2026-01-20T00:00:00Z');
const numRuns = Number(process.env.SYNC_TAG_RUNS ?? 300);
const secondsLimit = Number(process.env.SYNC_TAG_SECONDS ?? 100);

describe('sync tags', () => {
  it(
    'cover every commit that changes an answer, and the index answers as a scan does',
    async () => {
      const counts = { asked: 0, changed: 0, invalidated: 0 };
      await fc.assert(
        fc.asyncProperty(
          scenario,
          async ({ first, steps, query: text, perspective: seen, access: reads }) => {
            deleteAll();
            commit(lake.dataset, first);
            const reader = {
              identity: { ...accessOfSystem.identity, id: 'me' },
              reads,
              canRead: ({ _id }: SanityDocument) => _id !== 'b' && _id !== 'drafts.c',
            };
            const ask = (groq: string) => {
              const question = { query: groq, params: {}, perspective: seen, now };
              const { result, syncTags } = runQuery(
                queriedDatasetOf(lake.dataset),
                reader,
                question,
                () => {},
              );
              return { json: JSON.stringify(result), syncTags };
            };
            /** Evaluates the query in a form that no index can answer. */
            const scan = (groq: string): string => ask(groq.replaceAll('*[', '*[_id != ""][')).json;

            let before = ask(text);
            for (const next of steps) {
              const tags = await runStep(next);
              const after = ask(text);
              const isNamed = before.syncTags.some((tag) => tags.has(tag));
              if (tags.size > 0) counts.asked++;
              if (isNamed) counts.invalidated++;
              if (after.json !== before.json) {
                counts.changed++;
                expect({ text, seen, next, isNamed }).toEqual({ text, seen, next, isNamed: true });
              }
              expect(after.json).toBe(scan(text));
              before = after;
            }
          },
        ),
        { numRuns, interruptAfterTimeLimit: secondsLimit * 1_000, markInterruptAsFailure: false },
      );
      const inVain = counts.invalidated - counts.changed;
      process.stdout.write(
        `sync tags: ${counts.asked} commits beside a query, ${counts.changed} changed its answer, ${inVain} invalidated it in vain (${Math.round((100 * inVain) / counts.asked)} %)\n`,
      );
      expect(counts.changed).toBeGreaterThan(0);
    },
    secondsLimit * 1_000 + 60_000,
  );
});
