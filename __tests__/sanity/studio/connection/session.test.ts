import { apiVersion } from '../../../../lib/apiVersion.ts';
import { createSession } from '../../../../sanity/studio/connection/session.ts';
import { WindowOwner } from '../../../../sanity/studio/connection/WindowOwner.ts';

const url = `http://newsroom.test/lake/v${apiVersion}/data/actions/production`;
const asOld = (more: RequestInit = {}): RequestInit => ({
  method: 'POST',
  body: 'typed',
  headers: { authorization: 'Bearer old' },
  ...more,
});

const ann = { id: 'ann', name: 'Ann' };
const people = new Map([
  ['old', ann],
  ['new', ann],
  ['berts', { id: 'bert', name: 'Bert' }],
]);
const createOwner = () => new WindowOwner(async (token) => people.get(token) ?? null);

/** A lake with some valid tokens, and the token store that Studio's tabs share. */
const setUp = () => {
  const valid = new Set(people.keys());
  let stored: string | null = 'old';
  const listeners = new Set<() => void>();
  const seen: string[] = [];
  let endsOnSignOut = false;
  const whenNotSignedIn = jest.fn();
  const session = createSession(
    async (_input, init) => {
      const token = new Headers(init?.headers).get('authorization')?.replace('Bearer ', '') ?? '';
      seen.push(`${token}: ${init?.body}`);
      const status = valid.has(token) ? 200 : 401;
      if (endsOnSignOut && init?.body === 'logout') valid.delete(token);
      return new Response('', { status });
    },
    {
      read: () => stored,
      onChange: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    createOwner(),
    { whenNotSignedIn },
  );
  return {
    session,
    seen,
    whenNotSignedIn,
    expire: () => valid.delete('old'),
    /** From now on, a sign-out ends the session of its token, as the lake does. */
    endOnSignOut: () => (endsOnSignOut = true),
    /** A change in another tab. */
    store: (token: string | null) => {
      stored = token;
      for (const listener of listeners) listener();
    },
  };
};

/** Waits until pending promises have settled. */
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('a session that expires', () => {
  it('holds requests until someone signs in again, and sends them with the new token', async () => {
    const { session, seen, expire, store } = setUp();
    const told: boolean[] = [];
    session.subscribe(() => told.push(session.isOver()));
    await session.fetch(url, asOld());
    expire();
    const held = session.fetch(url, asOld({ body: 'typed after' }));
    await turn();
    expect(session.isOver()).toBe(true);
    store('new');
    expect((await held).status).toBe(200);
    expect((await session.fetch(url, asOld({ body: 'typed later' }))).status).toBe(200);
    expect(seen).toEqual(['old: typed', 'old: typed after', 'new: typed after', 'new: typed later']);
    expect(told).toEqual([true, false]);
  });

  it('keeps waiting if the new token is rejected too', async () => {
    const { session, expire, store } = setUp();
    await session.fetch(url, asOld());
    expire();
    const held = session.fetch(url, asOld());
    await turn();
    store('made up');
    await turn();
    expect(session.isOver()).toBe(true);
    store('new');
    expect((await held).status).toBe(200);
  });

  it('rejects a request that is aborted', async () => {
    const { session, expire } = setUp();
    await session.fetch(url, asOld());
    expire();
    const leave = new AbortController();
    const held = session.fetch(url, asOld({ signal: leave.signal }));
    await turn();
    leave.abort(new Error('left'));
    await expect(held).rejects.toThrow('left');
    expect(session.isOver()).toBe(false);
  });

  it.each([
    ['a token that was never valid', { authorization: 'Bearer forged' }],
    ['no token', {}],
  ])('does not apply to %s: Studio gets the 401', async (_case, headers) => {
    const { session } = setUp();
    expect((await session.fetch(url, { headers })).status).toBe(401);
    expect(session.isOver()).toBe(false);
  });

  it('is told apart from a sign-in whose id gets no session', async () => {
    const { session, whenNotSignedIn } = setUp();
    await session.fetch(url, {});
    await session.fetch('/v1/auth/fetch?sid=new', { headers: { authorization: 'Bearer new' } });
    expect(whenNotSignedIn).not.toHaveBeenCalled();
    await session.fetch('/v1/auth/fetch?sid=of-somebody-else', {});
    expect(whenNotSignedIn).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['here', ({ session }: ReturnType<typeof setUp>) => session.fetch('/v1/auth/logout', asOld())],
    ['in another tab', async ({ store }: ReturnType<typeof setUp>) => store(null)],
  ])('is not reported to a user who signs out %s', async (_case, signOut) => {
    const made = setUp();
    const { session, expire } = made;
    await session.fetch(url, asOld());
    await signOut(made);
    expire();
    const heard = jest.fn();
    void session.fetch(url, asOld()).then(heard);
    await turn();
    expect(heard).not.toHaveBeenCalled();
    expect(session.isOver()).toBe(false);
  });
});

describe('a window in which another person has signed in since', () => {
  const notice =
    'This window belongs to Ann. Bert has signed in here since. Copy what you need, then reload.';
  /** Ann has read in this window. */
  const setUpForAnn = async () => {
    const made = setUp();
    await made.session.fetch(url, asOld());
    const heard = jest.fn();
    made.session.subscribe(heard);
    return { ...made, heard };
  };

  it('keeps what was typed before the end of its session, and sends it when its owner is back', async () => {
    const { session, seen, heard, expire, store } = await setUpForAnn();
    expire();
    const held = session.fetch(url, asOld({ body: 'words of Ann' }));
    await turn();
    store('berts');
    await turn();
    expect([session.otherPerson(), heard.mock.calls.length > 0]).toEqual([notice, true]);
    store('new');
    expect((await held).status).toBe(200);
    expect(session.otherPerson()).toBeNull();
    expect(seen.slice(1)).toEqual(['old: words of Ann', 'new: words of Ann']);
  });

  it('sends nothing, though its session goes on: no read, no edit, no sign-out', async () => {
    const { session, seen, store } = await setUpForAnn();
    store('berts');
    const settled = jest.fn();
    for (const sent of [
      session.fetch(url, asOld()),
      session.fetch(url, { headers: { authorization: 'Bearer old' } }),
      session.fetch('/v1/auth/logout', { method: 'POST' }),
    ])
      void sent.finally(settled);
    await turn();
    expect([settled.mock.calls, seen, session.otherPerson()]).toEqual([[], ['old: typed'], notice]);
  });

  it('gives Studio no client of the other person, not even when its owner is back', async () => {
    const { session, seen, store } = await setUpForAnn();
    store('berts');
    const settled = jest.fn();
    void session.fetch(url, { headers: { authorization: 'Bearer berts' } }).finally(settled);
    await turn();
    store('old');
    await turn();
    expect([settled.mock.calls, seen]).toEqual([[], ['old: typed']]);
  });

  it('shows it before anything is sent', async () => {
    const { session, store } = await setUpForAnn();
    store('berts');
    await turn();
    expect(session.otherPerson()).toBe(notice);
    store(null);
    await turn();
    expect(session.otherPerson()).toBeNull();
  });
});

describe('signing out', () => {
  it('ends the session of the last sign-in, once', async () => {
    const { session, seen } = setUp();
    const signOut = () => session.fetch('/v1/auth/logout', { method: 'POST', body: 'logout' });
    expect((await signOut()).status).toBe(200);
    expect((await signOut()).status).toBe(401);
    expect(seen).toEqual(['old: logout', ': logout']);
  });

  it.each([
    ['in this window', async ({ session }: ReturnType<typeof setUp>) => void session.fetch(url, asOld())],
    ['in another tab, while this window sent nothing', async () => {}],
  ])('gets an answer to each of Studio’s two requests after a later sign-in %s', async (_case, notice) => {
    const made = setUp();
    const { session, expire, endOnSignOut, store } = made;
    await session.fetch(url, asOld());
    expire();
    await notice(made);
    await turn();
    store('new');
    await turn();
    endOnSignOut();
    // Studio sends both at once, and forgets the session after both answers.
    const statuses = await Promise.all([
      session.fetch('/v1/auth/logout', asOld({ body: 'logout' })).then(({ status }) => status),
      session.fetch('/v1/auth/logout', { method: 'POST', body: 'logout' }).then(({ status }) => status),
    ]);
    expect(statuses.sort()).toEqual([200, 401]);
  });
});

describe('a sign-out', () => {
  const logout = `http://newsroom.test/lake/v${apiVersion}/auth/logout`;

  it.each([
    ['with the token of the page', { authorization: 'Bearer old' }],
    ['without a token, after a later sign-in', {}],
  ])('is told once the lake has ended the session: %s', async (_case, headers) => {
    let told = 0;
    const session = createSession(
      async () => new Response('', { status: 200 }),
      { read: () => 'old', onChange: () => () => {} },
      createOwner(),
      { whenSignedOut: () => (told += 1) },
    );
    await session.fetch(url, asOld());
    expect(told).toBe(0);
    await session.fetch(logout, { method: 'POST', headers });
    expect(told).toBe(1);
  });
});
