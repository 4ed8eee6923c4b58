import { apiVersion } from '../../src/apiVersion.ts';
import { CompiledQuery } from '../../src/query/evaluate/CompiledQuery.ts';
import { lakeWith } from '../../src/testing/lakeWith.ts';

const things = ['a', 'b', 'c', 'd'].map((name, number) => ({ _id: name, _type: 'thing', name, number }));

type Lake = Awaited<ReturnType<typeof lakeWith>>;

const askIn = async (lake: Lake, query: string, params: Record<string, unknown>) => {
  const body = JSON.stringify({ query, params });
  const answer = await lake.ask(`/v${apiVersion}/data/query/production`, { method: 'POST', body });
  return (await answer.json()) as { result?: unknown };
};

describe('a query that is asked with other parameters', () => {
  it.each([
    ['a value in a filter', '*[name == $name].number', { name: 'a' }, { name: 'c' }, true],
    ['a value in a projection', '*[_id == "a"]{"x": $x}', { x: 1 }, { x: [2] }, true],
    ['a value in a nested filter', '*[count(*[number > ^.number + $n]) == 1]._id', { n: 0 }, { n: 1 }, true],
    ['the end of a slice', '*[_type == "thing"] | order(name)[0...$end]._id', { end: 1 }, { end: 3 }, false],
    [
      'a text that is searched',
      '*[_type == "thing"] | score(name match text::query($q))[_score > 0] | order(_score desc)[0...9]._id',
      { q: '' },
      { q: 'b' },
      false,
    ],
    ['the name of an attribute', '*[_id == "a"]{"x": @[$name]}', { name: 'name' }, { name: 'number' }, false],
  ])('gets its own answer: %s', async (_case, query, one, other, isShared) => {
    const lake = await lakeWith(things);
    const first = await askIn(lake, query, one);
    expect((await askIn(lake, query, other)).result).not.toEqual(first.result);
    expect((await askIn(lake, query, one)).result).toEqual(first.result);
    const compiled = new CompiledQuery(query, one);
    expect([compiled.takes(one), compiled.takes(other), compiled.takes({})]).toEqual([true, isShared, false]);
    await lake.close();
  });

  it('still fails without one of them', async () => {
    const lake = await lakeWith(things);
    const query = '*[name == $name].number';
    expect(await askIn(lake, query, { name: 'b' })).toMatchObject({ result: [1] });
    expect(await askIn(lake, query, {})).toMatchObject({
      error: { description: 'param $name referenced, but not provided' },
    });
    await lake.close();
  });
});
