import { EditOrder } from '../../../../../sanity/studio/connection/retries/EditOrder.ts';
import { Outage } from '../../../../../sanity/studio/connection/retries/Outage.ts';
import { orderEdits } from '../../../../../sanity/studio/connection/retries/orderEdits.ts';
import { retryRequests } from '../../../../../sanity/studio/connection/retries/retryRequests.ts';
import { createStuckEdits } from '../../../../../sanity/studio/connection/retries/stuckEdits.ts';

const url = 'http://lake.test/v1/data/mutate/production?tag=sanity.studio.document.commit';
const editOf = (id: string, title: string) => ({
  method: 'POST',
  headers: { authorization: 'Bearer anns' },
  body: JSON.stringify({ mutations: [{ patch: { id, set: { title } } }] }),
});
const form = 'http://lake.test/v1/data/doc/production/drafts.a,a?tag=sanity.studio.document.pair.fetch';

/** Waits until pending promises have settled. */
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A lake that fails at the edit “poison”, and answers whatever else. The pauses between tries end when they are told to. */
const setUp = () => {
  const stored: string[] = [];
  const named: unknown[] = [];
  let isFailing = true;
  let tryAgain = () => {};
  const pauses = {
    random: () => 0,
    wait: (ms: number) =>
      ms < 1_000
        ? turn()
        : new Promise<void>((resolve) => {
            tryAgain = resolve;
          }),
  };
  const order = new EditOrder(pauses);
  const stuck = createStuckEdits(order, async (input, init) => {
    named.push(String(input), init?.headers);
    return Response.json({ documents: [{ _id: 'drafts.a', headline: 'A mill and a month' }] });
  });
  const said: string[] = [];
  stuck.subscribe((reason) => said.push(reason));
  const fetch = retryRequests(
    async (_input, init) => {
      const title = /"title":"(\w+)"/u.exec(String(init?.body))?.[1] ?? 'read';
      if (isFailing && title === 'poison')
        return new Response('<h1>A firewall does not like it.</h1>', { status: 500 });
      stored.push(title);
      return Response.json({});
    },
    new Outage(pauses),
    { pauses, onStuck: stuck.onStuck },
  );
  return {
    send: orderEdits(fetch, order),
    stored,
    said,
    named,
    recover: () => {
      isFailing = false;
    },
    /** Lets the edit be tried again some times. */
    tryTimes: async (times: number) => {
      for (let tries = 0; tries < times; tries += 1) {
        await turn();
        tryAgain();
      }
      await turn();
    },
  };
};

describe('an edit at which the server fails again and again', () => {
  it('is told after twenty tries, once, with its document; the form is read, and the order stays', async () => {
    const { send, stored, said, named, recover, tryTimes } = setUp();
    const edits = [send(url, editOf('drafts.a', 'poison')), send(url, editOf('a', 'later'))];
    await send(url, editOf('drafts.b', 'other'));
    const read = send(form);
    await tryTimes(19);
    expect([said, stored]).toEqual([[], ['other']]);
    await tryTimes(20);
    expect(said).toEqual([
      expect.stringMatching(
        /^The server fails to save “A mill and a month” again and again\. .*this window alone/u,
      ),
    ]);
    expect(named).toEqual(['http://lake.test/v1/data/doc/production/drafts.a,a', editOf('a', '').headers]);
    expect((await read).status).toBe(200);
    expect((await send(form)).status).toBe(200);
    expect(stored).toEqual(['other', 'read', 'read']);
    recover();
    await tryTimes(1);
    await Promise.all(edits);
    expect(stored.slice(3)).toEqual(['poison', 'later']);
  });

  it('is not told while the server answers nothing else', async () => {
    const { send, said, tryTimes } = setUp();
    void send(url, editOf('drafts.a', 'poison'));
    await tryTimes(40);
    expect(said).toEqual([]);
    await send(url, editOf('drafts.b', 'other'));
    await tryTimes(1);
    expect(said).toHaveLength(1);
  });

  it('has the id of its document if that has no title', async () => {
    const stuck = createStuckEdits(new EditOrder(), async () => new Response('', { status: 500 }));
    const said: string[] = [];
    stuck.subscribe((reason) => said.push(reason));
    await stuck.onStuck(url, editOf('drafts.a', 'poison'));
    expect(said).toEqual([expect.stringContaining('fails to save “a” again')]);
  });
});
