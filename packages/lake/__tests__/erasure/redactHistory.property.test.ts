import fc from 'fast-check';
import { openTestLake, type TestLake } from '../../src/testing/openTestLake.ts';
import type { SanityDocument } from '../../src/types/documents.ts';
import { rulesOfLetters } from './letters.ts';

let lake: TestLake;
beforeAll(async () => {
  lake = await openTestLake(rulesOfLetters);
});
afterAll(() => lake.close());

const id = 'a.letter';
const word = fc.constantFrom('plum', 'a longer text of many plums that is patched', 'Ünïcode – plums');
const value = fc.oneof(word, fc.array(word, { maxLength: 3 }), fc.record({ inner: word }));
const fieldName = fc.constantFrom('address', 'text', 'title', 'notes');
const secret = word.map((text) => `secret of ${text}`);

const mutation = fc.oneof(
  fc.record({ set: fc.dictionary(fieldName, value) }),
  fc.record({ set: fc.record({ address: secret, text: secret, title: word }) }),
  fc.record({ unset: fc.uniqueArray(fieldName, { minLength: 1 }) }),
  fc.constant('delete' as const),
);

const ask = async <Body>(path: string): Promise<Body> => (await lake.get(path)).body as Body;
const stateAt = async (revision: string): Promise<SanityDocument | undefined> =>
  (
    await ask<{ documents: SanityDocument[] }>(
      `/data/history/production/documents/${id}?revision=${revision}`,
    )
  ).documents[0];

describe('the history of an erased document', () => {
  it('has every revision as it was but for the personal data', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 8 }), async (steps) => {
        await lake.mutate({ delete: { id } });
        const begun = lake.dataset.sequence();
        for (const step of [{ set: { address: 'secret@readers.example' } }, ...steps]) {
          await lake.mutate({ createIfNotExists: { _id: id, _type: 'letter' } });
          await lake.mutate(step === 'delete' ? { delete: { id } } : { patch: { id, ...step } });
        }
        const revisions = lake.dataset.db
          .prepare('SELECT id FROM transactions WHERE sequence > ? ORDER BY sequence')
          .all(begun)
          .map((row) => String(row.id));
        const before = await Promise.all(revisions.map(stateAt));
        await lake.post('/data/erasures/production', { ids: [id] });
        const after = await Promise.all(revisions.map(stateAt));
        for (const [index, state] of before.entries()) {
          const { address: _address, text: _text, ...rest } = state ?? ({} as SanityDocument);
          expect(after[index]).toEqual(state && rest);
        }
        const log = await (
          await lake.fetch(`/data/history/production/transactions/${id}?effectFormat=mendoza`)
        ).text();
        expect(log).not.toContain('secret');
      }),
      { numRuns: 40 },
    );
  });
});
