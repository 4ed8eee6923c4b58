import { createServer as createWebServer } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import { createServer } from 'node:net';
import { listActs } from '../../../../src/accounts/people/accountLog.ts';
import { controllerOf } from '../../../../src/accounts/people/controllers.ts';
import { createSession } from '../../../../src/accounts/signIn/sessions.ts';
import { findPerson } from '../../../../src/accounts/signIn/singleSignOn/findPerson.ts';
import { addUser, findUserByEmail, listUsers, removeUser } from '../../../../src/accounts/users.ts';
import { apiVersion } from '../../../../src/apiVersion.ts';
import { makePasswordsCheap } from '../../../../src/testing/makePasswordsCheap.ts';
import { type ServedLake, serveTestLake } from '../../../../src/testing/serveTestLake.ts';
import type { SingleSignOn } from '../../../../src/types/singleSignOn.ts';
import { createBrowser, startProvider } from './startProvider.ts';

makePasswordsCheap();

/** The lake is reached at this address by the browser: the test replaces it by the lake's port. */
const publicUrl = 'http://garden.test/lake';
const studio = 'http://garden.test/studio';
const callback = `${publicUrl}/v${apiVersion}/auth/callback`;

let provider: Awaited<ReturnType<typeof startProvider>>;
beforeAll(async () => {
  provider = await startProvider(callback);
});
afterAll(() => provider.stop());

let lake: ServedLake;
afterEach(() => lake.close());

const serveWith = async (
  more: Partial<SingleSignOn> = {},
  passwords: 'everybody' | 'administrators' = 'everybody',
): Promise<void> => {
  const clientId = more.clientId ?? 'lake';
  lake = await serveTestLake({
    publicUrl,
    passwords,
    singleSignOn: {
      issuer: provider.issuer,
      clientId,
      clientSecret: `the secret of ${clientId}`,
      title: 'Garden ID',
      domains: [],
      roleClaim: null,
      roles: [],
      ...more,
    },
  });
};

/** The address at which the test reaches a public one. */
const reached = (address: string): string => address.replace(publicUrl, lake.base);

const ada = { sub: 'ada', email: 'ada@example.org', email_verified: true, name: 'Ada' };

type Change = (address: URL) => void;

/**
 * Signs in with a browser of its own. `ask` changes the request to the provider, `answer` the provider's redirect.
 */
const signIn = async (
  claims: object,
  { ask = () => {}, answer = () => {} }: { ask?: Change; answer?: Change } = {},
) => {
  const browser = createBrowser();
  const start = `${lake.base}/v${apiVersion}/auth/sso?${new URLSearchParams({ origin: studio })}`;
  const { next, response } = await browser.visit(start);
  if (next === null) return { response, text: await response.text(), browser, address: start };
  const asked = new URL(next);
  asked.searchParams.set('login_hint', JSON.stringify(claims));
  ask(asked);
  const answered = new URL(reached(await browser.follow(asked.href, [callback])));
  answer(answered);
  const done = await browser.visit(answered.href);
  const text = await done.response.text();
  return { response: done.response, text, browser, address: answered.href };
};

const sessionOf = async (response: Response) => {
  const location = new URL(response.headers.get('location') ?? '');
  expect(location.origin + location.pathname).toBe(studio);
  const sid = location.hash.slice('#sid='.length);
  const fetched = await fetch(`${lake.base}/v${apiVersion}/auth/fetch?sid=${sid}`);
  const { token } = (await fetched.json()) as { token: string };
  const me = await fetch(`${lake.base}/v${apiVersion}/users/me`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return (await me.json()) as { email: string; role: string; name: string };
};

const addressOf = (server: Server): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

const db = () => lake.server.context.accounts.db;
const acts = () =>
  listActs(db(), 10).map(({ by, act, subject, role }) => [by.name, act, subject.name, role ?? ''].join(' '));

describe('a person with an account', () => {
  it('signs in by the verified address, which links the account once', async () => {
    await serveWith();
    await addUser(db(), { email: 'ada@example.org', role: 'editor', name: 'Ada' });
    const first = await signIn(ada);
    expect(first.response.status).toBe(302);
    expect(await sessionOf(first.response)).toMatchObject({ email: 'ada@example.org', role: 'editor' });
    // The address may change at the provider: the subject counts.
    const second = await signIn({ ...ada, email: 'ada.new@example.org' });
    expect(await sessionOf(second.response)).toMatchObject({ email: 'ada@example.org' });
    // An issuer may be configured with a slash at its end.
    const settings = lake.server.context.options.singleSignOn as SingleSignOn;
    const slashed = { ...settings, issuer: `${settings.issuer}/` };
    const profile = {
      issuer: settings.issuer,
      subject: 'ada',
      email: 'other@example.org',
      name: null,
      groups: [],
    };
    const later = await findPerson({ db: db(), settings: slashed, roles: [], profile });
    expect(later.email).toBe('ada@example.org');
    expect(acts()).toEqual(['Garden ID account.linked Ada ']);
    expect(listUsers(db())).toHaveLength(1);
  });

  it('is not mistaken for another subject with the same address', async () => {
    await serveWith();
    await addUser(db(), { email: 'ada@example.org', role: 'editor' });
    await signIn(ada);
    const { response, text } = await signIn({ ...ada, sub: 'eve' });
    expect([response.status, text]).toEqual([403, expect.stringContaining('belongs to somebody else')]);
  });

  it.each([
    ['no name', { name: null }],
    ['a name that is too long', { name: 'a'.repeat(201) }],
    ['a text for a verified address', { email_verified: 'true' }],
  ])('signs in with %s', async (_case, said) => {
    await serveWith();
    await addUser(db(), { email: 'ada@example.org', role: 'editor', name: 'Ada' });
    const { response } = await signIn({ ...ada, ...said });
    expect(await sessionOf(response)).toMatchObject({ name: 'Ada' });
  });

  it('signs in at the tab that began last, whatever comes back to the browser before', async () => {
    await serveWith();
    await addUser(db(), { email: 'ada@example.org', role: 'editor' });
    const browser = createBrowser();
    const begin = async () => {
      const start = `${lake.base}/v${apiVersion}/auth/sso?${new URLSearchParams({ origin: studio })}`;
      const { next } = await browser.visit(start);
      const asked = new URL(next ?? '');
      asked.searchParams.set('login_hint', JSON.stringify(ada));
      return reached(await browser.follow(asked.href, [callback]));
    };
    const [first, last] = [await begin(), await begin()];
    for (const address of [first, reached(`${callback}?code=forged&state=forged`), reached(callback)]) {
      const { response } = await browser.visit(address);
      expect([response.status, await response.text()]).toEqual([
        401,
        expect.stringContaining('Another sign-in began'),
      ]);
    }
    expect((await browser.visit(last)).response.status).toBe(302);
  });

  it('gets a session only in the browser that signed in, if it is in Studio', async () => {
    await serveWith();
    await addUser(db(), { email: 'ada@example.org', role: 'editor' });
    const { response } = await signIn(ada);
    const sid = new URL(response.headers.get('location') ?? '').hash.slice('#sid='.length);
    const cookie = response.headers.getSetCookie().find((header) => header.startsWith('lake_sid='));
    expect(cookie).toMatch(/; Max-Age=60; Path=\/lake; HttpOnly; SameSite=Strict$/);
    const fetched = async (headers: Record<string, string>) => {
      const answer = await fetch(`${lake.base}/v${apiVersion}/auth/fetch?sid=${sid}`, { headers });
      return answer.status;
    };
    const inStudio = { 'sec-fetch-site': 'same-origin' };
    expect(await fetched(inStudio)).toBe(401);
    expect(await fetched({ ...inStudio, cookie: 'lake_sid=of-somebody-else' })).toBe(401);
    expect(await fetched({ ...inStudio, cookie: cookie?.split(';')[0] ?? '' })).toBe(200);
  });

  it('can sign out of the provider too', async () => {
    await serveWith();
    const leave = `${lake.base}/v${apiVersion}/auth/leave?${new URLSearchParams({ origin: studio })}`;
    const { next } = await createBrowser().visit(leave);
    expect(next).toContain(`${provider.issuer}/session/end?`);
    expect(new URL(next ?? '').searchParams.get('post_logout_redirect_uri')).toBe(studio);
  });

  it('comes back to the address that is registered for a sign-out', async () => {
    await serveWith({ signedOutAddress: studio });
    const query = new URLSearchParams({ origin: `${studio}/structure/plant;abc` });
    const { next } = await createBrowser().visit(`${lake.base}/v${apiVersion}/auth/leave?${query}`);
    expect(new URL(next ?? '').searchParams.get('post_logout_redirect_uri')).toBe(studio);
  });

  it('is told if the address to come back to is too long', async () => {
    await serveWith();
    for (const [length, status] of [
      [900, 302],
      [1_001, 400],
    ] as const) {
      const query = new URLSearchParams({ origin: `${studio}?${'a'.repeat(length)}` });
      const { response } = await createBrowser().visit(`${lake.base}/v${apiVersion}/auth/sso?${query}`);
      expect(response.status).toBe(status);
    }
  });
});

describe('groups', () => {
  const roles = [
    { group: 'chiefs', role: 'administrator' },
    { group: 'gardeners', role: 'editor' },
  ];

  it('add a person with the role of the first group, and change the role at the next sign-in', async () => {
    await serveWith({ roleClaim: 'groups', roles });
    const added = await signIn({ ...ada, groups: ['gardeners', 'all'] });
    expect(await sessionOf(added.response)).toMatchObject({ name: 'Ada', role: 'editor' });
    await addUser(db(), { email: 'olga@example.org', role: 'administrator' });
    const raised = await signIn({ ...ada, groups: ['gardeners', 'chiefs'] });
    expect(await sessionOf(raised.response)).toMatchObject({ role: 'administrator' });
    expect(acts()).toEqual([
      'Garden ID role.changed Ada administrator',
      'Garden ID account.added Ada editor',
    ]);
  });

  it('end the sessions of a person whose role they change', async () => {
    await serveWith({ roleClaim: 'groups', roles });
    await signIn({ ...ada, groups: ['gardeners'] });
    await addUser(db(), { email: 'olga@example.org', role: 'administrator' });
    const session = createSession(db(), findUserByEmail(db(), ada.email)?.id ?? '');
    await signIn({ ...ada, groups: ['chiefs'] });
    expect(lake.server.context.accounts.isSignedIn(`Bearer ${session}`)).toBe(false);
  });

  it('never take the role from the last administrator', async () => {
    await serveWith({ roleClaim: 'groups', roles });
    await signIn({ ...ada, groups: ['chiefs'] });
    const again = await signIn({ ...ada, groups: ['gardeners'] });
    expect(await sessionOf(again.response)).toMatchObject({ role: 'administrator' });
  });

  it('add one account for two first sign-ins at once', async () => {
    await serveWith({ roleClaim: 'groups', roles });
    const answers = await Promise.all([1, 2, 3].map(() => signIn({ ...ada, groups: ['gardeners'] })));
    expect(answers.map(({ response }) => response.status)).toEqual([302, 302, 302]);
    expect(listUsers(db())).toHaveLength(1);
  });

  it('make no second person of somebody who had an account with a password', async () => {
    await serveWith({ roleClaim: 'groups', roles });
    await addUser(db(), { email: 'olga@example.org', role: 'administrator' });
    const { user: first } = await addUser(db(), { email: 'Ada@example.org', role: 'administrator' });
    removeUser(db(), first.id, lake.server.context.accounts.access.roles);
    await signIn({ ...ada, email: 'ADA@example.org', groups: ['chiefs'] });
    expect(controllerOf(db(), first.id)).toBe(findUserByEmail(db(), ada.email)?.id);
  });

  it.each([
    ['subject', { subject: 'ada' }, { email: 'ada.two@example.org' }, ['fulfilled', 'fulfilled']],
    ['address', { subject: 'ada' }, { subject: 'eve' }, ['fulfilled', 'rejected']],
  ])('add one account for two first sign-ins at once with one %s', async (_what, one, other, outcomes) => {
    await serveWith({ roleClaim: 'groups', roles });
    const { access } = lake.server.context.accounts;
    const settings = lake.server.context.options.singleSignOn as SingleSignOn;
    const profile = {
      issuer: provider.issuer,
      subject: 'ada',
      email: ada.email,
      name: null,
      groups: ['chiefs'],
    };
    const found = await Promise.allSettled(
      [one, other].map((more) =>
        findPerson({ db: db(), settings, roles: access.roles, profile: { ...profile, ...more } }),
      ),
    );
    expect(found.map(({ status }) => status).toSorted()).toEqual(outcomes);
    for (const result of found)
      if (result.status === 'rejected')
        expect(result.reason).toMatchObject({ name: 'SignOnError', status: 403 });
    expect(listUsers(db())).toHaveLength(1);
  });

  it('make no second person of somebody whose account was removed', async () => {
    await serveWith({ roleClaim: 'groups', roles });
    const { user: olga } = await addUser(db(), { email: 'olga@example.org', role: 'administrator' });
    const signedIn = async (claims: object) => {
      await signIn({ ...ada, groups: ['chiefs'], ...claims });
      return findUserByEmail(db(), { ...ada, ...claims }.email)?.id ?? '';
    };
    const remove = (id: string) => removeUser(db(), id, lake.server.context.accounts.access.roles);
    const first = await signedIn({});
    remove(first);
    const second = await signedIn({ email: 'ada.two@example.org' });
    remove(second);
    const third = await signedIn({});
    expect(new Set([first, second, third]).size).toBe(3);
    expect([first, second].map((id) => controllerOf(db(), id))).toEqual([third, third]);
    expect(controllerOf(db(), olga.id)).toBe(olga.id);
  });

  it('without a role let nobody in', async () => {
    await serveWith({ roleClaim: 'groups', roles });
    const { response } = await signIn({ ...ada, groups: ['canteen'] });
    expect(response.status).toBe(403);
    expect(listUsers(db())).toEqual([]);
  });
});

describe('nobody signs in', () => {
  const set = (name: string, value: string): Change => {
    return (address) => address.searchParams.set(name, value);
  };

  it.each<[string, object, { ask?: Change; answer?: Change }, number, RegExp]>([
    ['with an address that is not verified', { ...ada, email_verified: false }, {}, 403, /not verified/],
    [
      'with an address that is not verified, though the token says so without it',
      { ...ada, email_verified: false, verifiedInToken: true },
      {},
      403,
      /not verified/,
    ],
    ['without an address', { sub: 'ada' }, {}, 403, /not verified/],
    [
      'with an address that is not verified, said as a text',
      { ...ada, email_verified: 'false' },
      {},
      403,
      /not verified/,
    ],
    ['with an address that is no text', { ...ada, email: ['ada'] }, {}, 502, /cannot be used: email/],
    ['without an account', { ...ada, email: 'eve@example.org' }, {}, 403, /has no account/],
    ['with another state', ada, { answer: set('state', 'another') }, 401, /Another sign-in began/],
    ['with another nonce', ada, { ask: set('nonce', 'another') }, 401, /Sign in again/],
    [
      'with a code for another verifier',
      ada,
      { ask: set('code_challenge', 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM') },
      401,
      /Sign in again/,
    ],
    ['with an invented code', ada, { answer: set('code', 'invented') }, 401, /Sign in again/],
    [
      'with an answer of another issuer',
      ada,
      { answer: set('iss', 'https://evil.example') },
      401,
      /Sign in again/,
    ],
  ])('%s', async (_case, claims, changes, status, words) => {
    await serveWith();
    await addUser(db(), { email: 'ada@example.org', role: 'editor' });
    const { response, text } = await signIn(claims, changes);
    expect([response.status, text]).toEqual([status, expect.stringMatching(words)]);
    expect(text).toContain('/auth/login?origin=');
    expect(response.headers.get('location')).toBeNull();
    expect(acts()).toEqual([]);
  });

  it('with a code a second time, nor in another browser', async () => {
    await serveWith();
    await addUser(db(), { email: 'ada@example.org', role: 'editor' });
    const { browser, address } = await signIn(ada);
    for (const again of [browser, createBrowser()]) {
      const { response } = await again.visit(address);
      expect(response.status).toBe(400);
    }
  });

  it('with a token that has expired', async () => {
    await serveWith({ clientId: 'late' });
    await addUser(db(), { email: 'ada@example.org', role: 'editor' });
    const { response } = await signIn(ada);
    expect(response.status).toBe(401);
  });

  it('with an address of another domain', async () => {
    await serveWith({ domains: ['garden.example'] });
    await addUser(db(), { email: 'ada@example.org', role: 'editor' });
    const { response } = await signIn(ada);
    expect(response.status).toBe(403);
  });

  it('with a wrong client secret, which no page shows', async () => {
    await serveWith({ clientSecret: 'another secret' });
    await addUser(db(), { email: 'ada@example.org', role: 'editor' });
    const { response, text } = await signIn(ada);
    expect(response.status).toBe(401);
    expect(text).not.toContain('another secret');
  });

  it('at an address that is not ours', async () => {
    await serveWith();
    for (const route of ['sso', 'leave']) {
      const query = new URLSearchParams({ origin: 'https://evil.example/' });
      const { response, next } = await createBrowser().visit(
        `${lake.base}/v${apiVersion}/auth/${route}?${query}`,
      );
      expect([response.status, next]).toEqual([400, null]);
    }
  });
});

describe('a provider that is away', () => {
  const page = async (method = 'GET', fields?: Record<string, string>) => {
    const response = await fetch(
      `${lake.base}/v${apiVersion}/auth/login?${new URLSearchParams({ origin: studio })}`,
      {
        method,
        redirect: 'manual',
        headers: { origin: 'http://garden.test' },
        ...(fields && { body: new URLSearchParams(fields) }),
      },
    );
    return { status: response.status, text: await response.text() };
  };
  const account = { email: 'ada@example.org', role: 'editor', password: 'a longer password' };

  it('answers an error within its time limit if it hangs, and passwords still work', async () => {
    const hanging = createServer(() => {}).listen(0, '127.0.0.1');
    await new Promise((listening) => hanging.once('listening', listening));
    const { port } = hanging.address() as AddressInfo;
    await serveWith({ issuer: `http://127.0.0.1:${port}`, timeoutMs: 50 });
    await addUser(db(), account);
    const { response, text } = await signIn(ada);
    expect([response.status, text]).toEqual([502, expect.stringContaining('Garden ID cannot be reached')]);
    await expect(page('POST', account)).resolves.toMatchObject({ status: 302 });
    hanging.close();
  });

  it.each([
    ['has no address to sign in at', {}, 'sso'],
    ['has an address to sign in at that is none', { authorization_endpoint: 'here' }, 'sso'],
    ['has an address to sign out at that is none', { end_session_endpoint: 'here' }, 'leave'],
  ])('answers an error page if it %s', async (_case, said, route) => {
    const server = createWebServer((_request, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ issuer: addressOf(server), ...said }));
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    await serveWith({ issuer: addressOf(server) });
    const query = new URLSearchParams({ origin: studio });
    const { response } = await createBrowser().visit(`${lake.base}/v${apiVersion}/auth/${route}?${query}`);
    expect([response.status, await response.text()]).toEqual([
      502,
      expect.stringContaining('does not say where to sign in or out'),
    ]);
    server.close();
  });

  it.each([
    ['does not listen', 'http://127.0.0.1:1'],
    ['is another issuer than configured', (): string => provider.issuer.replace('127.0.0.1', 'localhost')],
  ])('answers an error if it %s', async (_case, issuer) => {
    await serveWith({ issuer: typeof issuer === 'string' ? issuer : issuer() });
    await expect(signIn(ada)).resolves.toMatchObject({ response: { status: 502 } });
  });

  it('leaves passwords to administrators if they are for nobody else', async () => {
    await serveWith({}, 'administrators');
    await addUser(db(), account);
    await addUser(db(), { ...account, email: 'olga@example.org', role: 'administrator' });
    expect((await page()).text).toContain('Administrators: sign in with a password');
    await expect(page('POST', account)).resolves.toMatchObject({ status: 403 });
    await expect(page('POST', { ...account, email: 'olga@example.org' })).resolves.toMatchObject({
      status: 302,
    });
  });
});

it('the sign-in page offers provider and password, and does not contain the secret', async () => {
  await serveWith();
  const address = `${lake.base}/v${apiVersion}/auth/login?${new URLSearchParams({ origin: studio })}`;
  const text = await (await fetch(address)).text();
  expect(text).toContain('Sign in with Garden ID');
  expect(text).toContain('or with a password');
  expect(text).not.toContain('the secret of lake');
});

it('without a provider its routes answer 404', async () => {
  lake = await serveTestLake({ publicUrl });
  const { response } = await createBrowser().visit(`${lake.base}/v${apiVersion}/auth/sso?origin=${studio}`);
  expect(response.status).toBe(404);
});
