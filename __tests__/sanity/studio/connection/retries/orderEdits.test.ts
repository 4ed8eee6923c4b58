import { EditOrder } from '../../../../../sanity/studio/connection/retries/EditOrder.ts';
import { Outage } from '../../../../../sanity/studio/connection/retries/Outage.ts';
import { orderEdits } from '../../../../../sanity/studio/connection/retries/orderEdits.ts';
import { retryRequests } from '../../../../../sanity/studio/connection/retries/retryRequests.ts';
import { createSession } from '../../../../../sanity/studio/connection/session.ts';
import { WindowOwner } from '../../../../../sanity/studio/connection/WindowOwner.ts';

const url = 'http://lake.test/v1/data/actions/production?tag=sanity.studio.document.commit';

/** Waits until pending promises have settled. */
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

const editOf = (publishedId: string, title: string) => ({
  method: 'POST',
  body: JSON.stringify({ actions: [{ draftId: `drafts.${publishedId}`, publishedId, title }] }),
});
const mutationOf = (id: string, title: string) => ({
  method: 'POST',
  body: JSON.stringify({ mutations: [{ createIfNotExists: { _id: id } }, { patch: { id, title } }] }),
});
const readOf = (ids: string) =>
  `http://lake.test/v1/data/doc/production/${ids}?tag=sanity.studio.document.pair.fetch`;

describe('the edits of a document', () => {
  /** A server that fails at what it is first sent until `recover` is called. */
  const setUpFailing = (pauses: { wait(ms: number): Promise<void> }) => {
    const stored: string[] = [];
    let first = '';
    let isFailing = true;
    const timed = { ...pauses, random: () => 0 };
    const fetch = retryRequests(
      async (input, init) => {
        const sent = String(init?.body ?? input);
        first ||= sent;
        if (isFailing && sent === first) return Response.json({}, { status: 500 });
        stored.push(/"title":"(\w+)"/u.exec(sent)?.[1] ?? 'read');
        return new Response('here');
      },
      new Outage(timed),
      { pauses: timed },
    );
    return { send: orderEdits(fetch, new EditOrder(timed)), stored, recover: () => (isFailing = false) };
  };
  /** Only the pauses between tries end, when they are told to. */
  const setUpTries = () => {
    const tryAgain = Promise.withResolvers<void>();
    const wait = async (ms: number) => {
      if (ms === 1_000) await tryAgain.promise;
      else await turn();
    };
    return { wait, tryAgain: () => tryAgain.resolve() };
  };

  it.each([
    ['actions', editOf, 'a'],
    ['mutations', mutationOf, 'a'],
    ['mutations of a copy in a release', mutationOf, 'versions.r.a'],
  ])('are stored in the order of their typing: %s', async (_case, edit, id) => {
    const { tryAgain, ...pauses } = setUpTries();
    const { send, stored, recover } = setUpFailing(pauses);
    const sent = [
      send(url, edit(id, 'earlier')),
      send(url, edit(id, 'later')),
      send(url, edit('b', 'other')),
    ];
    await sent[2];
    await turn();
    expect(stored).toEqual(['other']);
    recover();
    tryAgain();
    await Promise.all(sent);
    expect(stored).toEqual(['other', 'earlier', 'later']);
  });

  it('are in what its form reads after them, also those that follow at once', async () => {
    const { tryAgain, ...pauses } = setUpTries();
    const { send, stored, recover } = setUpFailing(pauses);
    const following = send(url, editOf('a', 'earlier')).then(() => send(url, editOf('a', 'following')));
    const read = send(readOf('a,drafts.a'));
    await send(readOf('b,drafts.b'));
    await turn();
    expect(stored).toEqual(['read']);
    recover();
    tryAgain();
    await Promise.all([following, read]);
    expect(stored).toEqual(['read', 'earlier', 'following', 'read']);
  });

  it('go on after one that is refused', async () => {
    const statuses = [403, 200];
    const send = orderEdits(async () => new Response('', { status: statuses.shift() ?? 500 }));
    const sent = [send(url, editOf('a', 'earlier')), send(url, editOf('a', 'later'))];
    expect((await Promise.all(sent)).map(({ status }) => status)).toEqual([403, 200]);
  });

  it('go on when their document is left, though Studio aborts them', async () => {
    const leaving = new AbortController();
    const { tryAgain, ...pauses } = setUpTries();
    const { send, stored, recover } = setUpFailing(pauses);
    const sent = send(url, { ...editOf('a', 'earlier'), signal: leaving.signal });
    await turn();
    leaving.abort();
    recover();
    tryAgain();
    expect((await sent).status).toBe(200);
    expect(stored).toEqual(['earlier']);
  });
});

describe('the edits of a document after the end of the session', () => {
  const ann = { id: 'ann', name: 'Ann' };
  const people = new Map([
    ['old', ann],
    ['new', ann],
    ['berts', { id: 'bert', name: 'Bert' }],
  ]);
  const authorized = { authorization: 'Bearer old' };

  /** A window in which Ann has read until her session ended. */
  const setUpEnded = async () => {
    const valid = new Set(people.keys());
    let stored: string | null = 'old';
    const listeners = new Set<() => void>();
    const seen: string[] = [];
    const held: boolean[] = [];
    const session = createSession(
      async (input, init) => {
        const token = new Headers(init?.headers).get('authorization')?.replace('Bearer ', '') ?? '';
        if (!valid.has(token)) return new Response('', { status: 401 });
        seen.push(`${token}: ${/"title":"(\w+)"/u.exec(String(init?.body ?? input))?.[1] ?? 'read'}`);
        return new Response('here');
      },
      {
        read: () => stored,
        onChange: (listener) => {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
      },
      new WindowOwner(async (token) => people.get(token) ?? null),
      {
        onHeld: () => {
          held.push(true);
          return () => held.pop();
        },
      },
    );
    const send = orderEdits(session.fetch, new EditOrder({ wait: turn, random: () => 0 }));
    await send(readOf('b,drafts.b'), { headers: authorized });
    seen.length = 0;
    valid.delete('old');
    return {
      session,
      send,
      seen,
      held,
      /** A change in another tab. */
      store: (token: string | null) => {
        stored = token;
        for (const listener of [...listeners]) listener();
      },
    };
  };

  it('wait for the sign-in of their author, also if the document is left, and its form waits for them', async () => {
    const { session, send, seen, held, store } = await setUpEnded();
    const leaving = new AbortController();
    const sent = [
      send(url, { ...editOf('a', 'earlier'), headers: authorized, signal: leaving.signal }),
      send(url, { ...editOf('a', 'later'), headers: authorized, signal: leaving.signal }),
      send(readOf('a,drafts.a'), { headers: authorized }),
    ];
    await turn();
    leaving.abort();
    await turn();
    expect([seen, held, session.isOver()]).toEqual([[], [true], true]);
    store('new');
    expect((await Promise.all(sent)).map(({ status }) => status)).toEqual([200, 200, 200]);
    expect([seen, held]).toEqual([['new: earlier', 'new: later', 'new: read'], []]);
  });

  it.each([
    [
      'in this tab',
      ({ send }: Awaited<ReturnType<typeof setUpEnded>>) =>
        send('http://lake.test/v1/auth/logout', { method: 'POST', headers: authorized }),
    ],
    ['in another tab', async () => undefined],
  ])('are not lost to a sign-out %s', async (_case, signOut) => {
    const made = await setUpEnded();
    const { session, send, seen, store } = made;
    void signOut(made);
    store(null);
    const sent = send(url, { ...editOf('a', 'typed'), headers: authorized });
    await turn();
    expect(session.isOver()).toBe(true);
    store('berts');
    await turn();
    expect([seen, session.otherPerson()]).toEqual([[], expect.stringContaining('Bert has signed in')]);
    store('new');
    expect((await sent).status).toBe(200);
    expect(seen).toEqual(['new: typed']);
  });
});
