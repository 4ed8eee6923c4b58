import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { openTestLake, type TestLake } from '../../src/testing/openTestLake.ts';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');
const megabytesInUse = (): number => {
  collectGarbage();
  return process.memoryUsage().heapUsed / 1_000_000;
};

let lake: TestLake;
beforeAll(async () => {
  lake = await openTestLake();
});
afterAll(() => lake.close());

/** A query with as many nodes as fit, different for each number. */
const denseQuery = (number: number): string => `[${number},${Array(2_400).fill('a').join(',')}][0]`;

describe('the cache of compiled queries', () => {
  it('keeps its memory bounded when every query is different', async () => {
    const answered: unknown[] = [];
    const before = megabytesInUse();
    for (let number = 0; number < 300; number++) {
      const { body } = await lake.post('/data/query/production', { query: denseQuery(number) });
      answered.push(body.result);
    }
    expect(answered.at(-1)).toBe(299);
    expect(megabytesInUse() - before).toBeLessThan(120);
  });
});
