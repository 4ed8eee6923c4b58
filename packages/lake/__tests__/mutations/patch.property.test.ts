import { Mutation } from '@sanity/mutator';
import fc from 'fast-check';
import type { PatchOperations } from '../../src/mutations/mutation.ts';
import { applyPatch, parsePatchPaths } from '../../src/mutations/patch/applyPatch.ts';
import { recordedPatch } from '../../src/mutations/patch/recordedPatch.ts';
import { WorkBudget } from '../../src/mutations/patch/WorkBudget.ts';

type Fields = Record<string, unknown>;

const names = fc.constantFrom('a', 'b', 'c', '_key', 'n');
const scalars = fc.oneof(
  fc.constantFrom<unknown>('x', 'y', '', null, true, false),
  fc.integer({ min: -2, max: 3 }),
);
const { value: values } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalars,
    fc.dictionary(names, tie('value'), { maxKeys: 4 }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(
      fc
        .tuple(fc.constantFrom('x', 'y', 'z'), fc.dictionary(names, tie('value'), { maxKeys: 3 }))
        .map(([_key, fields]) => ({ ...fields, _key })),
      { maxLength: 4 },
    ),
  ),
}));
const documents = fc
  .dictionary(fc.constantFrom('a', 'b', 'c', 'n'), values, { maxKeys: 4 })
  .map((fields): Fields => ({ _id: 'd', _type: 't', ...fields }));

const name = fc.constantFrom('.a', '.b', '.c', '.n');
const position = fc.integer({ min: -3, max: 5 }).map((index) => `[${index}]`);
const filter = fc.constantFrom('[_key=="x"]', '[_key=="y"]', '[n>1]', '[a=="x"]', '[_key!="x"]');
const range = fc.constantFrom('[0:]', '[-2:]');
const pathOf = (...steps: fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
  fc
    .array(fc.tuple(name, fc.option(fc.oneof(...steps), { nil: '' })), { minLength: 1, maxLength: 3 })
    .map((parts) => parts.flat().join('').slice(1));
const plain = pathOf(position, filter);
/** With ranges and recursive steps, for operations that give the same result when the mutator applies them twice. */
const anyPath = fc.oneof(
  pathOf(position, filter, range),
  fc.tuple(fc.constant('..'), name).map(([dots, next]) => `${dots}${next.slice(1)}`),
);

const applied = (document: Fields, operations: PatchOperations): Fields => {
  const patch = { id: 'd', ...structuredClone(operations) };
  const { _rev, _updatedAt, ...fields } = new Mutation({ mutations: [{ patch } as never] }).apply({
    ...structuredClone(document),
  } as never) as unknown as Fields;
  return fields;
};

/** An error of the mutator stands for a patch that has no result to compare. */
const byMutator = (document: Fields, operations: PatchOperations): Fields | null => {
  try {
    return applied(document, operations);
  } catch {
    return null;
  }
};

const byLake = (
  document: Fields,
  operations: PatchOperations,
): { after: Fields; recorded: PatchOperations } => {
  const patch = parsePatchPaths(operations);
  const before = structuredClone(document);
  const after = applyPatch(document, patch, new WorkBudget());
  expect(document).toEqual(before);
  return { after, recorded: recordedPatch(patch, document, after) };
};

const diff = '@@ -1,1 +1,2 @@\n x\n+!\n';
const operations = fc.oneof(
  fc.dictionary(anyPath, values, { minKeys: 1, maxKeys: 2 }).map((set) => ({ set })),
  fc.dictionary(anyPath, values, { minKeys: 1, maxKeys: 2 }).map((setIfMissing) => ({ setIfMissing })),
  fc.array(plain, { minLength: 1, maxLength: 3 }).map((unset) => ({ unset })),
  plain.map((path) => ({ diffMatchPatch: { [path]: diff } })),
  fc
    .tuple(fc.constantFrom('before', 'after', 'replace'), plain, fc.array(values, { maxLength: 3 }))
    .map(([where, path, items]) => ({ insert: { [where]: path, items } }) as unknown as PatchOperations),
  fc.record({
    setIfMissing: fc.dictionary(plain, values, { maxKeys: 2 }),
    set: fc.dictionary(plain, values, { maxKeys: 2 }),
    unset: fc.array(plain, { maxLength: 2 }),
  }),
);

describe('a patch', () => {
  it('has the result that it has in Studio', () => {
    fc.assert(
      fc.property(documents, operations, (document, patch) => {
        const expected = byMutator(document, patch);
        fc.pre(expected !== null);
        expect(byLake(document, patch).after).toEqual(expected);
      }),
      { numRuns: 5_000 },
    );
  });

  it('is recorded so that Studio has the same result', () => {
    fc.assert(
      fc.property(documents, operations, (document, patch) => {
        fc.pre(byMutator(document, patch) !== null);
        const { after, recorded } = byLake(document, patch);
        expect(applied(document, recorded)).toEqual(after);
      }),
      { numRuns: 5_000 },
    );
  });
});
