import { openTestLake, type TestLake } from '../openTestLake.ts';

let lake: TestLake;
beforeAll(async () => {
  lake = await openTestLake();
});
afterAll(() => lake.close());

const before = {
  _id: 'a',
  _type: 'person',
  friends: [
    { _key: 'a', name: 'mork', age: 40 },
    { _key: '[*]', name: 'mindy' },
  ],
};

describe('a path that means each element of a list', () => {
  it.each([
    ['sets in each', { set: { 'friends[*].name': 'x' } }, ['x', 'x']],
    ['is also written []', { set: { 'friends[].name': 'x' } }, ['x', 'x']],
    ['unsets in each', { unset: ['friends[*].name'] }, [undefined, undefined]],
    ['is no path within quotes', { set: { 'friends[_key=="[*]"].name': 'x' } }, ['mork', 'x']],
  ])('%s', async (_case, operations, names) => {
    await lake.mutate({ createOrReplace: before });
    expect(await lake.mutate({ patch: { id: 'a', ...operations } })).toMatchObject({ status: 200 });
    const friends = lake.dataset.get('a')?.friends as { name?: string }[];
    expect(friends.map(({ name }) => name)).toEqual(names);
  });
});
