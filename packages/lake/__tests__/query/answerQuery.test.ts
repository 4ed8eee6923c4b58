import { accessOfSystem } from '../../src/accounts/access.ts';
import { apiVersion } from '../../src/apiVersion.ts';
import { answerQuery } from '../../src/query/worker/answerQuery.ts';
import { createQueryWorker } from '../../src/query/worker/queryWorker.ts';
import { lakeWith } from '../../src/testing/lakeWith.ts';
import { waitUntil } from '../../src/testing/waitUntil.ts';

const drafts = Array.from({ length: 400 }, (_, index) => ({
  _id: `d${index}`,
  _type: 'thing',
  number: index,
}));
const address = (query: string): string =>
  `/v${apiVersion}/data/query/production?query=${encodeURIComponent(query)}`;
/** Reads 400 to the power of four elements: no machine finishes it within the time limit. */
const endless = 'count(*[count(*[count(*[count(*[number > ^.number + ^.^.number]) > 1000]) > 1000]) > 0])';

const countThreads = (): number => (process.report.getReport() as { workers: unknown[] }).workers.length;

describe('a query that no index answers', () => {
  it('gets the same answer from the worker thread', async () => {
    const lake = await lakeWith(drafts);
    const query = '*[count(*[number > ^.number]) == 3]{number, "caller": identity()}';
    const body = await (await lake.ask(address(query))).json();
    expect(body.result).toEqual([{ number: 396, caller: '<anonymous>' }]);
    expect(body.syncTags).toHaveLength(1);
    await lake.close();
  });

  it('is stopped at the time limit, and the next query is answered', async () => {
    const lake = await lakeWith(drafts, { queryTimeoutMs: 3_000 });
    const response = await lake.ask(address(endless));
    expect(response.status).toBe(408);
    expect(await response.json()).toMatchObject({
      error: { type: 'queryTimeoutError', description: expect.stringContaining('3000 ms') },
    });
    // On a busy machine the first one may have used up the time of its address for ten seconds.
    const next = await waitUntil(async () => {
      const answer = await lake.ask(address('count(*[number > 396 && count(*[number > ^.number]) > 0])'));
      return answer.status !== 429 && answer;
    });
    expect(await next.json()).toMatchObject({ result: 2 });
    await lake.close();
  });

  it('does not delay other queries', async () => {
    const lake = await lakeWith(drafts, { queryTimeoutMs: 600_000 });
    const leaving = new AbortController();
    const slow = lake.ask(address(endless), { signal: leaving.signal });
    // It takes longer than the test may: only another thread can evaluate it meanwhile.
    expect(await (await lake.ask(address('*[_id == "d7"][0].number'))).json()).toMatchObject({ result: 7 });
    leaving.abort();
    expect((await slow).status).toBe(400);
    await lake.close();
  });

  it('is answered after the idle thread has ended', async () => {
    const { dataset, close } = await lakeWith(drafts);
    const worker = createQueryWorker(60_000, 20);
    const query = 'count(*[count(*[number - ^.number > 0]) >= 390])';
    const question = { query, params: {}, perspective: { kind: 'raw' }, now: new Date() } as const;
    const ask = async (): Promise<unknown> => {
      const asker = { dataset, access: accessOfSystem, roles: [], worker };
      const { resultJson } = await answerQuery(asker, question);
      return JSON.parse(Buffer.from(resultJson).toString());
    };
    expect(await ask()).toBe(10);
    expect(countThreads()).toBe(1);
    await waitUntil(() => countThreads() === 0);
    expect(await ask()).toBe(10);
    worker.close();
    await close();
  });

  it('is answered without the thread if it is long and comes again', async () => {
    const { dataset, close } = await lakeWith(drafts);
    const worker = createQueryWorker(60_000, 20);
    const query = `*[number == $number]{${Array.from({ length: 900 }, (_, index) => `"n${index}": number`).join()}}`;
    const ask = async (number: number): Promise<unknown> => {
      const asker = { dataset, access: accessOfSystem, roles: [], worker };
      const question = { query, params: { number }, perspective: { kind: 'raw' }, now: new Date() } as const;
      const { resultJson } = await answerQuery(asker, question);
      return JSON.parse(Buffer.from(resultJson).toString())[0].n899;
    };
    expect([await ask(1), countThreads()]).toEqual([1, 1]);
    await waitUntil(() => countThreads() === 0);
    expect([await ask(2), await ask(3), countThreads()]).toEqual([2, 3, 0]);
    worker.close();
    await close();
  });

  it('reads only documents that the caller may read', async () => {
    const lake = await lakeWith([...drafts, { _id: 'secret.thing', _type: 'thing', number: 1000 }]);
    const query = '*[count(*[number > ^.number]) == 0].number';
    expect(await (await lake.ask(address(query))).json()).toMatchObject({ result: [399] });
    const asViewer = await lake.ask(address(query), { headers: lake.headersOf('viewer') });
    expect(await asViewer.json()).toMatchObject({ result: [1000] });
    await lake.close();
  });
});
