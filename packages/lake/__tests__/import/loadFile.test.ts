import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadFile } from '../../src/import/loadFile.ts';
import { openTestLake, type TestLake } from '../../src/testing/openTestLake.ts';
import type { ProjectRules } from '../../src/types/policy.ts';

/** Pictures are decoded in processes, which take their time to start on a busy machine. */
jest.setTimeout(120_000);

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
const story = (_id: string, more: Record<string, unknown> = {}) => ({ _id, _type: 'story', ...more });
const referringTo = (_ref: string) => ({ related: { _type: 'reference', _ref } });

describe('loading a file', () => {
  it('takes documents that refer to each other, empty lines aside', async () => {
    await expect(load([story('a', referringTo('b')), '', story('b', referringTo('a'))])).resolves.toBe(2);
    expect(lake.dataset.get('b')).toMatchObject(referringTo('a'));
    expect(lake.dataset.sequence()).toBe(1);
  });

  it('writes what the embedding product adds to a document', async () => {
    await load([story('a')], { complete: (document) => ({ ...document, added: true }) });
    expect(lake.dataset.get('a')).toMatchObject({ added: true });
  });

  it('takes a large one in several transactions, references across them included', async () => {
    const text = 'x'.repeat(3_000_000);
    const many = Array.from({ length: 12 }, (_, n) =>
      story(`s${n}`, { text, ...referringTo(`s${(n + 6) % 12}`) }),
    );
    await expect(load(many)).resolves.toBe(12);
    expect(lake.dataset.sequence()).toBeGreaterThan(1);
    expect((await lake.mutate({ delete: { id: 's0' } })).status).toBe(409);
  });

  it.each([
    ['a line that is no JSON', 'hello', /line 2: .*not NDJSON/],
    ['a line that is no document', '{"title":"A"}', /line 2: .*Malformed mutation at index 1/],
    ['half a surrogate pair', story('b', { slug: 'party-\ud83c' }), /line 2: slug holds half a character/],
    ['half a pair in a field’s name', story('b', { '\ud83c': 1 }), /line 2: \["\\ud83c"\] holds half/],
    ['a reference to nothing', story('b', referringTo('none')), /references non-existent document "none"/],
  ])('changes nothing for %s', async (_case, line, message) => {
    await expect(load([story('a'), line])).rejects.toThrow(message);
    expect(lake.dataset.sequence()).toBe(0);
  });

  it('changes nothing for a document that may not be here, with files or without', async () => {
    const problemOf = ({ _id, picture }: Record<string, unknown>) =>
      _id === 'b' && JSON.stringify(picture).includes('_ref') ? 'it may not be here' : null;
    const picture = { _type: 'image', _sanityAsset: 'image@file://./images/a.jpg' };
    await expect(load([story('a'), '', story('b', { picture })], { problemOf })).rejects.toThrow(
      'import.ndjson, line 3: "b": it may not be here',
    );
    expect(lake.dataset.sequence()).toBe(0);
  });
});
