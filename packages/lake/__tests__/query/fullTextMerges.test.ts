import { statSync } from 'node:fs';
import { join } from 'node:path';
import { commit } from '../../src/testing/lakeWith.ts';
import { openTestLake } from '../../src/testing/openTestLake.ts';

const documents = 400;
const wordsInText = 900;
/** A commit with its own merge writes a quarter of this. A single large merge writes one and a half times as much. */
const maxBytes = 600_000;

/** Words with the frequencies of a language: few are common, most are rare. */
const textOf = (number: number): string =>
  Array.from({ length: wordsInText }, (_, place) => {
    const draw = ((number * wordsInText + place) * 7_919) % 10_007;
    return `word${Math.floor((draw / 10_007) ** 3 * 4_000)}`;
  }).join(' ');

it('no commit merges large parts of the full-text index', async () => {
  const lake = await openTestLake();
  lake.dataset.db.exec('PRAGMA wal_autocheckpoint = 0');
  const log = join(lake.dataset.folder, 'data.sqlite-wal');
  const written: number[] = [];
  for (let number = 0; number < documents; number++) {
    const before = statSync(log).size;
    const _id = `a${number}`;
    commit(lake.dataset, { [_id]: { _id, _type: 'plant', text: textOf(number) } });
    written.push(statSync(log).size - before);
  }
  await lake.close();
  expect(Math.max(...written)).toBeLessThan(maxBytes);
});
