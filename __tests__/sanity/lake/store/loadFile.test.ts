import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadFile } from '../../../../sanity/lake/store/loadFile.ts';
import { openTestLake, type TestLake } from '../openTestLake.ts';

let lake: TestLake;
beforeEach(async () => {
  lake = await openTestLake();
});
afterEach(() => lake.close());

const load = (lines: unknown[]) => {
  const file = join(lake.data, 'import.ndjson');
  writeFileSync(
    file,
    lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'),
  );
  return loadFile(lake.dataset, file, 'http://localhost');
};
const story = (_id: string, more: Record<string, unknown> = {}) => ({ _id, _type: 'story', ...more });
const referringTo = (_ref: string) => ({ related: { _type: 'reference', _ref } });

describe('loading a file', () => {
  it('takes documents that refer to each other, empty lines aside', async () => {
    await expect(load([story('a', referringTo('b')), '', story('b', referringTo('a'))])).resolves.toBe(2);
    expect(lake.dataset.get('b')).toMatchObject(referringTo('a'));
    expect(lake.dataset.sequence()).toBe(1);
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
    ['a line that is no JSON', 'hello', /not NDJSON/],
    ['a line that is no document', '{"title":"A"}', /Malformed mutation at index 1/],
    ['a reference to nothing', story('b', referringTo('none')), /references non-existent document "none"/],
  ])('changes nothing for %s', async (_case, line, message) => {
    await expect(load([story('a'), line])).rejects.toThrow(message);
    expect(lake.dataset.sequence()).toBe(0);
  });
});
