import { createToken } from '../../src/accounts/tokens.ts';
import { applyPatch, parsePatchPaths } from '../../src/mutations/patch/applyPatch.ts';
import { WorkBudget } from '../../src/mutations/patch/WorkBudget.ts';
import { openTestLake, type TestLake } from '../../src/testing/openTestLake.ts';

let lake: TestLake;
beforeAll(async () => {
  lake = await openTestLake();
});
afterAll(() => lake.close());

const blocks = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ _key: `k${index}`, children: [{ _key: 'c', text: 'x' }] }));
const listing = (count: number) => ({ _id: 'drafts.a', _type: 'list', body: blocks(count) });
const patchOf = (operations: object) => ({ patch: { id: 'drafts.a', ...operations } });
const repeated = (count: number, operations: object): object[] => Array(count).fill(patchOf(operations));

const stepsOf = (count: number, operations: object): number => {
  let steps = 0;
  class Counting extends WorkBudget {
    override spend(more: number): void {
      steps += more;
    }
  }
  applyPatch(listing(count), parsePatchPaths(operations), new Counting());
  return steps;
};

describe('the steps of a patch', () => {
  it.each<[string, (count: number) => object]>([
    ['ranges within ranges', () => ({ set: { 'body[].children[].text': 'y' } })],
    ['any depth', () => ({ set: { 'body..text': 'y' } })],
    ['any depth, repeatedly', () => ({ set: { 'body..children..text': 'y' } })],
    ['a filter', () => ({ unset: ['body[_key != "k1"].children'] })],
    ['a union that repeats a range', () => ({ set: { [`body[${'0:,'.repeat(20)}0:].n`]: 1 } })],
    ['an insertion', () => ({ insert: { after: 'body[_key == "k1"]', items: [{ _key: 'n' }] } })],
    ['every key unset', (count) => ({ unset: blocks(count).map(({ _key }) => `body[_key == "${_key}"]`) })],
    [
      'every key set',
      (count) => ({
        set: Object.fromEntries(blocks(count).map(({ _key }) => [`body[_key == "${_key}"].n`, 1])),
      }),
    ],
  ])('grow linearly with the document: %s', (_case, operations) => {
    expect(stepsOf(4_000, operations(4_000))).toBeLessThan(4.5 * stepsOf(1_000, operations(1_000)));
  });
});

describe('a transaction', () => {
  it.each([
    ['40 patches of each text in 400 blocks', 400, repeated(40, { set: { 'body[].children[].text': 'y' } })],
    ['300 insertions', 400, repeated(300, { insert: { after: 'body[-1]', items: [{ _key: 'n' }] } })],
  ])('may have %s', async (_case, count, mutations) => {
    await lake.mutate({ createOrReplace: listing(count) });
    expect(await lake.mutate(...mutations)).toMatchObject({ status: 200 });
  });

  it('is refused beyond its budget, as a mutation and as an action', async () => {
    await lake.mutate({ createOrReplace: listing(4_000) });
    const operations = { set: { 'body..text': 'y' } };
    const message = expect.stringContaining('steps of work. Send it in several transactions');
    expect(await lake.mutate(...repeated(200, operations))).toMatchObject({
      status: 400,
      body: { error: { items: [{ error: { description: message } }] } },
    });
    const action = {
      actionType: 'sanity.action.document.edit',
      draftId: 'drafts.a',
      publishedId: 'a',
      patch: operations,
    };
    expect(await lake.act(...Array(200).fill(action))).toMatchObject({
      status: 400,
      body: { error: { items: [{ error: { description: message } }] } },
    });
  });

  it.each(['mutations', 'dry runs'])(
    'of a role that may not commit it evaluates no patch: %s',
    async (kind) => {
      await lake.mutate({ createOrReplace: listing(4_000) });
      const { secret } = createToken(lake.lake.context.accounts.db, { label: 'v', role: 'viewer' });
      const query = kind === 'dry runs' ? '?dryRun=true' : '';
      const answer = await lake.fetch(`/data/mutate/production${query}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${secret}` },
        body: JSON.stringify({ mutations: repeated(200, { set: { 'body..text': 'y' } }) }),
      });
      // Evaluated, it would be refused for its budget.
      expect(answer.status).toBe(403);
    },
  );
});

it('sets up no comments of comments', async () => {
  expect(await lake.post('/comments/production/setup', {})).toMatchObject({ status: 200 });
  expect(await lake.post('/comments/production-comments/setup', {})).toMatchObject({ status: 400 });
});
