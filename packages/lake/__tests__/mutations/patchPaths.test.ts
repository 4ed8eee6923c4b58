import { openTestLake, type TestLake } from '../../src/testing/openTestLake.ts';

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

describe('a path', () => {
  it.each([
    ['with [*] sets each element', { set: { 'friends[*].name': 'x' } }, ['x', 'x']],
    ['may write it as []', { set: { 'friends[].name': 'x' } }, ['x', 'x']],
    ['may write it as [:]', { set: { 'friends[:].name': 'x' } }, ['x', 'x']],
    ['with [*] unsets in each element', { unset: ['friends[*].name'] }, [undefined, undefined]],
    ['ignores [*] within quotes', { set: { 'friends[_key=="[*]"].name': 'x' } }, ['mork', 'x']],
  ])('%s', async (_case, operations, names) => {
    await lake.mutate({ createOrReplace: before });
    expect(await lake.mutate({ patch: { id: 'a', ...operations } })).toMatchObject({ status: 200 });
    const friends = lake.dataset.get('a')?.friends as { name?: string }[];
    expect(friends.map(({ name }) => name)).toEqual(names);
  });

  it.each([
    ['any of several filters', 'friends[age > 50, _key == "a"].name', ['x', 'mindy']],
    ['filters one after the other', 'friends[age > 1][age < 50].name', ['x', 'mindy']],
    ['elements with an attribute', 'friends[age?].name', ['x', 'mindy']],
    ['positions and ranges', 'friends[0, 1:2].name', ['x', 'x']],
    ['positions from the end', 'friends[-1].name', ['mork', 'x']],
    ['any depth', '..[_key == "a"].name', ['x', 'mindy']],
  ])('selects %s', async (_case, path, names) => {
    await lake.mutate({ createOrReplace: before });
    expect(await lake.mutate({ patch: { id: 'a', set: { [path]: 'x' } } })).toMatchObject({ status: 200 });
    const friends = lake.dataset.get('a')?.friends as { name?: string }[];
    expect(friends.map(({ name }) => name)).toEqual(names);
  });

  it('selects elements with an attribute of any type', async () => {
    const images = [{ asset: {} }, { alt: 'none' }, { tags: [], asset: {} }, { _key: 'k', tags: [] }];
    await lake.mutate({ createOrReplace: { ...before, images } });
    await lake.mutate({
      patch: { id: 'a', set: { 'images[asset?].alt': 'x', 'images[b == "?]"].c': 1 } },
    });
    expect(lake.dataset.get('a')?.images).toEqual([
      { asset: {}, alt: 'x' },
      { alt: 'none' },
      { tags: [], asset: {}, alt: 'x' },
      { _key: 'k', tags: [] },
    ]);
    await lake.mutate({ patch: { id: 'a', unset: ['images[asset?, tags?]'] } });
    expect(lake.dataset.get('a')?.images).toEqual([{ alt: 'none' }]);
  });

  it('increments and edits each place once, also with a range', async () => {
    const texts = [
      { t: 'hello', n: 1 },
      { t: 'hello', n: 2 },
    ];
    await lake.mutate({ createOrReplace: { ...before, texts } });
    const diffMatchPatch = { 'texts[*].t': '@@ -1,5 +1,6 @@\n hello\n+!\n' };
    await lake.mutate({
      patch: { id: 'a', set: { 'texts[0].n': 5 }, inc: { 'texts[0:2].n': 1 }, diffMatchPatch },
    });
    expect(lake.dataset.get('a')?.texts).toEqual([
      { t: 'hello!', n: 6 },
      { t: 'hello!', n: 3 },
    ]);
  });

  it('may contain a dollar sign', async () => {
    await lake.mutate({ createOrReplace: before });
    await lake.mutate({ patch: { id: 'a', set: { us$: 1, 'deep.a$b': 2 } } });
    expect(lake.dataset.get('a')).toMatchObject({ us$: 1, deep: { a$b: 2 } });
  });

  it.each(['a[', 'a]', 'a b', 'a:b', 'a[==1]', '[', 'a..', '', 'a.[0]', 'friends[age >].name'])(
    'is rejected: %s',
    async (path) => {
      await lake.mutate({ createOrReplace: before });
      const answer = await lake.mutate({ patch: { id: 'a', set: { [path]: 1 } } });
      expect(answer).toMatchObject({ status: 400, body: { error: { type: 'mutationError' } } });
    },
  );
});
