import { accessOfSystem } from '../../src/accounts/access.ts';
import { apiVersion, releasesFrom } from '../../src/apiVersion.ts';
import { createQueryWorker } from '../../src/query/worker/queryWorker.ts';
import { withSelectedIds } from '../../src/query/worker/withSelectedIds.ts';
import { commit, lakeWith } from '../../src/testing/lakeWith.ts';

const drafts = Array.from({ length: 200 }, (_, index) => ({
  _id: `d${index}`,
  _type: 'thing',
  number: index,
}));
/** Reads 200 to the power of four elements: no machine finishes it within the time limit. */
const endless = '*[count(*[count(*[count(*[number > ^.number + ^.^.number]) > 1000]) > 1000]) > 0]';
/** No index serves it, so it runs in the worker thread. Selects the third document from the end. */
const costly =
  '*[number > 190 && count(*[number + 0 > ^.number && count(*[number + 0 > ^.number]) >= 0]) == 2]';

const open = async (options = {}) => {
  const lake = await lakeWith(drafts, options);
  const headers = lake.headersOf('editor');
  const mutate = async (
    ...mutations: unknown[]
  ): Promise<{ status: number; body: { results?: unknown } }> => {
    const response = await lake.ask(`/v${apiVersion}/data/mutate/production`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ mutations }),
    });
    return { status: response.status, body: await response.json() };
  };
  return { ...lake, mutate };
};

describe('a mutation with a query', () => {
  it('is stopped at the time limit, changes nothing and does not delay other mutations', async () => {
    const lake = await open({ queryTimeoutMs: 2_000 });
    const order: string[] = [];
    const slow = lake.mutate({ delete: { query: endless } }).finally(() => order.push('slow'));
    const other = lake.mutate({ patch: { id: 'd1', set: { title: 'meanwhile' } } });
    expect((await other.finally(() => order.push('other'))).status).toBe(200);
    expect(await slow).toMatchObject({
      status: 408,
      body: { error: { type: 'queryTimeoutError', description: expect.stringContaining('2000 ms') } },
    });
    expect(order).toEqual(['other', 'slow']);
    expect(lake.dataset.get('d199')).not.toBeNull();
    await lake.close();
  });

  it('changes the documents that the query selects when it commits, not those when it began', async () => {
    const lake = await open();
    const deleted = lake.mutate({ delete: { query: costly } });
    const moved = await lake.mutate({ patch: { id: 'd0', set: { number: 1_000 } } });
    expect(moved.status).toBe(200);
    expect((await deleted).body.results).toEqual([{ id: 'd198', operation: 'delete' }]);
    expect(lake.dataset.get('d197')).not.toBeNull();
    await lake.close();
  });

  it('does not select versions in releases for an API version that is older than releases', async () => {
    const lake = await open();
    await lake.mutate(
      ...['a', 'drafts.a', 'versions.r.a'].map((_id) => ({ create: { _id, _type: 'plant' } })),
    );
    const deleteBy = async (version: string): Promise<unknown> => {
      const response = await lake.ask(`/${version}/data/mutate/production`, {
        method: 'POST',
        headers: lake.headersOf('editor'),
        body: JSON.stringify({ mutations: [{ delete: { query: '*[_type == "plant"]' } }] }),
      });
      return ((await response.json()) as { results: { id: string }[] }).results.map(({ id }) => id);
    };
    // The default perspective depends on the version: before and since releases.
    expect(await deleteBy('v2021-06-07')).toEqual(['a', 'drafts.a']);
    expect(await deleteBy(`v${releasesFrom}`)).toEqual(['versions.r.a']);
    await lake.close();
  });

  it('selects separately for each of several mutations', async () => {
    const lake = await open();
    const { body } = await lake.mutate(
      { patch: { query: '*[number == $n]', params: { n: 3 }, set: { title: 'three' } } },
      { patch: { query: '*[number in [4, 5]]._id', set: { title: 'more' } } },
      { delete: { id: 'd6' } },
      { delete: { query: '*[number == $n][0]', params: { n: 7 } } },
      { delete: { query: '*[number == 100000][0]' } },
    );
    expect(body.results).toEqual([
      { id: 'd3', operation: 'update' },
      { id: 'd4', operation: 'update' },
      { id: 'd5', operation: 'update' },
      { id: 'd6', operation: 'delete' },
      { id: 'd7', operation: 'delete' },
    ]);
    await lake.close();
  });

  it('is rejected before the query runs if the caller may not write', async () => {
    const lake = await open();
    const response = await lake.ask(`/v${apiVersion}/data/mutate/production`, {
      method: 'POST',
      body: JSON.stringify({ mutations: [{ delete: { query: endless } }] }),
    });
    expect(response.status).toBe(403);
    await lake.close();
  });
});

describe('a selection with commits during its query', () => {
  const selection = '*[_type == "thing" && count(*[_type == "thing" && number - ^.number > 0]) == 2]';
  const defaultTimeoutMs = 20_000;

  /** Selects, and commits each time after the query is answered and before its answer is used. */
  const selectDuring = async (
    commitBetween: (lake: Awaited<ReturnType<typeof open>>, asked: number) => void,
  ) => {
    const lake = await open();
    const worker = createQueryWorker(defaultTimeoutMs);
    let asked = 0;
    const selector = {
      dataset: lake.dataset,
      access: accessOfSystem,
      roles: [],
      perspective: { kind: 'raw' as const },
      worker: {
        ...worker,
        ask: async (...args: Parameters<typeof worker.ask>) => {
          const reply = await worker.ask(...args);
          asked++;
          commitBetween(lake, asked);
          return reply;
        },
      },
    };
    try {
      const ids = await withSelectedIds(selector, [{ query: selection }], (selected) => selected);
      return { ids, asked };
    } finally {
      worker.close();
      await lake.close();
    }
  };

  it('is repeated if a commit affects it', async () => {
    const selected = await selectDuring(({ dataset }, asked) => {
      if (asked === 1) commit(dataset, { d0: { _id: 'd0', _type: 'thing', number: 1_000 } });
    });
    expect(selected).toEqual({ ids: [['d198']], asked: 2 });
  });

  it('is kept if no commit affects it', async () => {
    const selected = await selectDuring(({ dataset }) => {
      commit(dataset, { other: { _id: 'other', _type: 'other', number: 1_000 } });
    });
    expect(selected).toEqual({ ids: [['d197']], asked: 1 });
  });

  it('fails with 409 if commits affect it at every attempt', async () => {
    const keepsChanging = selectDuring(({ dataset }, asked) => {
      commit(dataset, { d0: { _id: 'd0', _type: 'thing', number: 1_000 + asked } });
    });
    await expect(keepsChanging).rejects.toMatchObject({ status: 409 });
  });
});
