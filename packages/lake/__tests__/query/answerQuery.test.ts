import { accessOfSystem } from '../../src/accounts/access.ts';
import { answerQuery } from '../../src/query/worker/answerQuery.ts';
import { createQueryWorker } from '../../src/query/worker/queryWorker.ts';
import { lakeWith } from '../../src/testing/lakeWith.ts';

const drafts = Array.from({ length: 400 }, (_, index) => ({
  _id: `d${index}`,
  _type: 'thing',
  number: index,
}));
const address = (query: string): string =>
  `/v2025-02-19/data/query/production?query=${encodeURIComponent(query)}`;
/** Looks at 400 to the power of four, which no machine ends in the time that there is. */
const endless = 'count(*[count(*[count(*[count(*[number > ^.number + ^.^.number]) > 1000]) > 1000]) > 0])';

// Threads take long to start on a busy machine.
jest.setTimeout(30_000);

describe('a query that no index answers', () => {
  it('is answered by another thread, the same as it would be here', async () => {
    const lake = await lakeWith(drafts);
    const query = '*[count(*[number > ^.number]) == 3]{number, "caller": identity()}';
    const body = await (await lake.ask(address(query))).json();
    expect(body.result).toEqual([{ number: 396, caller: '<anonymous>' }]);
    expect(body.syncTags).toHaveLength(1);
    await lake.close();
  });

  it('is stopped at the time limit, and the next one is answered', async () => {
    const lake = await lakeWith(drafts, { queryTimeLimitMilliseconds: 3_000 });
    const response = await lake.ask(address(endless));
    expect(response.status).toBe(408);
    expect(await response.json()).toMatchObject({
      error: { type: 'queryTimeoutError', description: expect.stringContaining('3000 ms') },
    });
    const next = await lake.ask(address('count(*[number > 300 && count(*[number > ^.number]) > 90])'));
    expect(await next.json()).toMatchObject({ result: 8 });
    await lake.close();
  });

  it('keeps no other query waiting', async () => {
    const lake = await lakeWith(drafts, { queryTimeLimitMilliseconds: 1_000 });
    const slow = lake.ask(address(endless));
    await new Promise((resolve) => setTimeout(resolve, 200));
    const started = performance.now();
    expect(await (await lake.ask(address('*[_id == "d7"][0].number'))).json()).toMatchObject({ result: 7 });
    expect(performance.now() - started).toBeLessThan(200);
    expect((await slow).status).toBe(408);
    await lake.close();
  });

  it('is answered after a while in which the thread had nothing to do, and ended', async () => {
    const { dataset, close } = await lakeWith(drafts);
    const worker = createQueryWorker(10_000, 20);
    const query = 'count(*[count(*[number - ^.number > 0]) >= 390])';
    const question = { query, params: {}, perspective: { kind: 'raw' }, now: new Date() } as const;
    const ask = async (): Promise<unknown> => {
      const asker = { dataset, access: accessOfSystem, roles: [], worker };
      const { resultJson } = await answerQuery(asker, question);
      return JSON.parse(Buffer.from(resultJson).toString());
    };
    expect(await ask()).toBe(10);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await ask()).toBe(10);
    worker.close();
    await close();
  });

  it('sees there what the caller may read, and no more', async () => {
    const lake = await lakeWith([...drafts, { _id: 'secret.thing', _type: 'thing', number: 1000 }]);
    const query = '*[count(*[number > ^.number]) == 0].number';
    expect(await (await lake.ask(address(query))).json()).toMatchObject({ result: [399] });
    const asViewer = await lake.ask(address(query), { headers: lake.headersOf('viewer') });
    expect(await asViewer.json()).toMatchObject({ result: [1000] });
    await lake.close();
  });
});
