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
  const told: (string | number)[] = [];
  stuck.subscribe(() => told.push(...stuck.list().flatMap(({ name, told: times }) => [name, times]), '.'));
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
    told,
    named,
    giveUp: () => stuck.list()[0]?.giveUp(),
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
  it('is told after twenty tries with its document; the form is read, the order stays, and it ends', async () => {
    const { send, stored, told, named, recover, tryTimes } = setUp();
    const edits = [send(url, editOf('drafts.a', 'poison')), send(url, editOf('a', 'later'))];
    await send(url, editOf('drafts.b', 'other'));
    const read = send(form);
    await tryTimes(19);
    expect([told, stored]).toEqual([[], ['other']]);
    await tryTimes(20);
    expect(told).toEqual(['A mill and a month', 1, '.']);
    expect(named).toEqual(['http://lake.test/v1/data/doc/production/drafts.a,a', editOf('a', '').headers]);
    expect((await read).status).toBe(200);
    expect((await send(form)).status).toBe(200);
    expect(stored).toEqual(['other', 'read', 'read']);
    await tryTimes(20);
    expect(told.slice(3)).toEqual(['A mill and a month', 2, '.']);
    recover();
    await tryTimes(1);
    await Promise.all(edits);
    expect(stored.slice(3)).toEqual(['poison', 'later']);
    expect(told.slice(6)).toEqual(['.']);
  });

  it('is refused for good once it is given up: it is not sent again, and what was typed later is', async () => {
    const { send, stored, told, giveUp, recover, tryTimes } = setUp();
    const edit = send(url, editOf('drafts.a', 'poison'));
    const later = send(url, editOf('drafts.a', 'later'));
    await send(url, editOf('drafts.b', 'other'));
    await tryTimes(21);
    giveUp();
    expect((await edit).status).toBe(410);
    await later;
    expect(told).toEqual(['A mill and a month', 1, '.', '.']);
    recover();
    await tryTimes(3);
    expect(stored).toEqual(['other', 'later']);
    expect((await send(form)).status).toBe(200);
  });

  it('is not told while the server answers nothing else', async () => {
    const { send, told, tryTimes } = setUp();
    void send(url, editOf('drafts.a', 'poison'));
    await tryTimes(40);
    expect(told).toEqual([]);
    await send(url, editOf('drafts.b', 'other'));
    await tryTimes(1);
    expect(told).toHaveLength(3);
  });

  it.each([
    ['a draft', editOf('drafts.a', 'poison').body, { id: 'drafts.a', type: null, name: 'a' }],
    [
      'a copy in a release',
      JSON.stringify({
        actions: [
          {
            actionType: 'sanity.action.document.edit',
            publishedId: 'a',
            draftId: 'versions.r1.a',
            patch: {},
          },
        ],
      }),
      { id: 'versions.r1.a', type: null, name: 'a' },
    ],
    [
      'a new story',
      JSON.stringify({
        actions: [
          {
            actionType: 'sanity.action.document.create',
            publishedId: 'a',
            attributes: { _id: 'drafts.a', _type: 'article' },
          },
        ],
      }),
      { id: 'drafts.a', type: 'article', name: 'a' },
    ],
  ])('is known by the id of %s if the server does not tell its title', async (_case, body, expected) => {
    const stuck = createStuckEdits(new EditOrder(), async () => new Response('', { status: 500 }));
    const decided = new Promise(() => {});
    await stuck.onStuck({ sent: [url, { method: 'POST', body }], decided, giveUp: () => {} });
    expect(stuck.list()).toEqual([expect.objectContaining({ ...expected, stored: {} })]);
  });
});
