import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadFile } from '../../src/import/loadFile.ts';
import { openTestLake, type TestLake } from '../../src/testing/openTestLake.ts';
import type { ProjectRules } from '../../src/types/policy.ts';

let lake: TestLake;
beforeEach(async () => {
  lake = await openTestLake();
});
afterEach(() => lake.close());

const load = (lines: unknown[], imports: ProjectRules['imports'] = {}) => {
  const file = join(lake.data, 'import.ndjson');
  writeFileSync(
    file,
    lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'),
  );
  return loadFile({ ...lake.dataset, rules: { imports } }, file, { publicUrl: 'http://localhost' });
};
const plant = (_id: string, more: Record<string, unknown> = {}) => ({ _id, _type: 'plant', ...more });
const referringTo = (_ref: string) => ({ related: { _type: 'reference', _ref } });

describe('loadFile', () => {
  it('imports documents that refer to each other, and ignores empty lines', async () => {
    await expect(load([plant('a', referringTo('b')), '', plant('b', referringTo('a'))])).resolves.toBe(2);
    expect(lake.dataset.get('b')).toMatchObject(referringTo('a'));
    expect(lake.dataset.sequence()).toBe(1);
  });

  it('writes the fields that the embedding product adds to a document', async () => {
    await load([plant('a')], { complete: (document) => ({ ...document, added: true }) });
    expect(lake.dataset.get('a')).toMatchObject({ added: true });
  });

  it('writes the documents that belong to a document, unless they exist', async () => {
    const companions = ({ _id }: { _id: string }) => [
      { createIfNotExists: plant('note', { of: _id }) },
      { patch: { id: 'note', set: { last: _id } } },
    ];
    await load([plant('a'), plant('b')], { companions });
    expect(lake.dataset.get('note')).toMatchObject({ of: 'a', last: 'b' });
  });

  it('imports a large file in several transactions, with references between them', async () => {
    const text = 'x'.repeat(3_000_000);
    const many = Array.from({ length: 12 }, (_, n) =>
      plant(`s${n}`, { text, ...referringTo(`s${(n + 6) % 12}`) }),
    );
    await expect(load(many)).resolves.toBe(12);
    expect(lake.dataset.sequence()).toBeGreaterThan(1);
    expect((await lake.mutate({ delete: { id: 's0' } })).status).toBe(409);
  });

  it.each([
    ['a line that is not JSON', 'hello', /line 2: .*not NDJSON/],
    ['a line that is not a document', '{"title":"A"}', /line 2: .*Malformed mutation at index 1/],
    ['half a surrogate pair', plant('b', { slug: 'party-\ud83c' }), /line 2: slug holds half a character/],
    ['half a pair in a field’s name', plant('b', { '\ud83c': 1 }), /line 2: \["\\ud83c"\] holds half/],
    [
      'a reference to a missing document',
      plant('b', referringTo('none')),
      /references non-existent document "none"/,
    ],
  ])('changes nothing if the file has %s', async (_case, line, message) => {
    await expect(load([plant('a'), line])).rejects.toThrow(message);
    expect(lake.dataset.sequence()).toBe(0);
  });

  it.each([
    ['of another type', 'rock', false, /line 1: “of” leads to "b", which is of the type "plant"/],
    ['that is missing', 'plant', false, /line 1: “of” leads to "none", which is missing/],
  ])('changes nothing if the project’s rules want a target %s', async (_case, to, mayBeLost, message) => {
    const id = to === 'rock' ? 'b' : 'none';
    const referencesOf = () => [{ id, path: 'of', to: [to], mayBeLost }];
    await expect(load([plant('a'), plant('b')], { referencesOf })).rejects.toThrow(message);
    expect(lake.dataset.sequence()).toBe(0);
  });

  it('accepts targets later in the file, and lost ones where the project’s rules do', async () => {
    const referencesOf = () => [
      { id: 'b', path: 'of', to: ['plant'], mayBeLost: false },
      { id: 'none', path: 'of', to: ['plant'], mayBeLost: true },
    ];
    await expect(load([plant('a'), plant('b')], { referencesOf })).resolves.toBe(2);
  });

  it('changes nothing if the project’s rules reject a document, with or without assets', async () => {
    const problemOf = ({ _id, image }: Record<string, unknown>) =>
      _id === 'b' && JSON.stringify(image).includes('_ref') ? 'it may not be here' : null;
    const image = { _type: 'image', _sanityAsset: 'image@file://./images/a.jpg' };
    await expect(load([plant('a'), '', plant('b', { image })], { problemOf })).rejects.toThrow(
      'import.ndjson, line 3: "b": it may not be here',
    );
    expect(lake.dataset.sequence()).toBe(0);
  });
});
