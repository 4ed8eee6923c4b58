import { createSession, sessionLifetimeMs } from '../../src/accounts/signIn/sessions.ts';
import { createToken } from '../../src/accounts/tokens.ts';
import { addUser } from '../../src/accounts/users.ts';
import { maxRequests, maxSignInRequests } from '../../src/anonymous/limits.ts';
import { apiVersion } from '../../src/apiVersion.ts';
import { makePasswordsCheap } from '../../src/testing/makePasswordsCheap.ts';
import { openTestLake, type TestLake } from '../../src/testing/openTestLake.ts';

makePasswordsCheap();

const studio = 'https://studio.example.org';
const password = 'correct horse battery';
const madeUp = (prefix: string): string => `Bearer ${prefix}${'0'.repeat(16)}${'x'.repeat(43)}`;

let lake: TestLake;
beforeEach(async () => {
  lake = await openTestLake({ allowedOrigins: [studio], publicUrl: 'http://localhost:3334' });
});
afterEach(() => lake.close());

type Call = { path: string; method?: string; authorization?: string; headers?: Record<string, string> };
type Caller = { address?: string; body?: BodyInit };
const call = (
  { path, authorization, headers, ...init }: Call,
  { address = '192.0.2.1', body }: Caller = {},
): Promise<Response> =>
  lake.lake.fetch(
    new Request(`http://lake.test${path.replace(/^\/v\//, `/v${apiVersion}/`)}`, {
      ...init,
      ...(body === undefined ? {} : { body, duplex: 'half' }),
      headers: { 'x-forwarded-for': address, ...(authorization && { authorization }), ...headers },
    } as RequestInit),
  );

const count = async (
  times: number,
  address: (number: number) => string,
  isSignInRequest = false,
): Promise<void> => {
  const { anonymousClients } = lake.lake.context;
  for (let number = 0; number < times; number += 1)
    await anonymousClients.countRequest(address(number), isSignInRequest);
};
/** Leaves the address so many requests, and no sign-in requests. */
const leave = async (requests: number, address = '192.0.2.1'): Promise<void> => {
  await count(maxSignInRequests, () => address, true);
  await count(maxRequests.each - requests, () => address);
};
/** Uses up the requests of all anonymous clients together. */
const useUpAll = (): Promise<void> => count(maxRequests.all, (number) => `198.51.100.${number % 250}`);

const query = '/v/data/query/production?query=*';
const calls: [what: string, call: Call, status: number][] = [
  ['a query', { path: query }, 200],
  ['only its headers', { path: query, method: 'HEAD' }, 200],
  ['with a made-up token', { path: query, authorization: madeUp('sk') }, 401],
  ['with a made-up session', { path: query, authorization: madeUp('ss') }, 401],
  ['with a token of another form', { path: query, authorization: `Bearer ${'a'.repeat(8_000)}` }, 401],
  ['with no bearer token', { path: query, authorization: 'Basic eDp5' }, 401],
  ['the current user', { path: '/v/users/me' }, 200],
  ['the current user, with a token', { path: '/v/users/me', authorization: madeUp('sk') }, 401],
  ['the current user’s settings', { path: '/v/users/me/keyvalue/a', authorization: madeUp('ss') }, 401],
  ['an id', { path: '/v/auth/id' }, 401],
  ['the sign-in providers', { path: '/v/auth/providers' }, 200],
  ['the sign-in page', { path: `/v/auth/login?origin=${studio}/studio` }, 200],
  ['a session for a guess', { path: '/v/auth/fetch?sid=st0' }, 401],
  ['whether an origin may call', { path: '/v/check/cors' }, 200],
  ['a preflight', { path: query, method: 'OPTIONS', headers: { origin: studio } }, 204],
  ['a made-up preview', { path: '/v/previews/current', authorization: madeUp('sp') }, 401],
  ['a ping', { path: '/ping' }, 200],
  ['a beacon', { path: '/v/intake/batch', method: 'POST' }, 200],
  ['an unknown address', { path: '/wp-login.php' }, 404],
  ['a missing image', { path: `/images/local/production/${'0'.repeat(40)}-1x1.png` }, 404],
  ['a file of an unknown dataset', { path: '/files/local/none/a.txt' }, 404],
];

describe('a request of a caller who is not signed in', () => {
  it.each(calls)(
    'counts for its address, and is rejected beyond the limit: %s',
    async (_case, asked, status) => {
      await leave(1);
      expect((await call(asked)).status).toBe(status);
      const rejected = await call(asked);
      expect([rejected.status, Number(rejected.headers.get('retry-after')) > 0]).toEqual([429, true]);
      expect((await call(asked, { address: '192.0.2.2' })).status).toBe(status);
    },
  );

  it.each(calls)(
    'counts towards the limit of all, except for sign-in requests: %s',
    async (_case, asked, status) => {
      await useUpAll();
      await count(maxSignInRequests, () => '192.0.2.1', true);
      expect((await call(asked)).status).toBe(429);
      expect((await call({ ...asked, authorization: `Bearer ${lake.secret}` })).status).not.toBe(429);
      expect(status).not.toBe(429);
    },
  );

  it.each([
    ['a mutation', '/v/data/mutate/production', madeUp('sk')],
    ['an action', '/v/data/actions/production', madeUp('ss')],
    ['an upload', '/v/assets/files/production', madeUp('sk')],
    ['a password', `/v/auth/login?origin=${studio}`, undefined],
    ['a preview', '/v/previews', madeUp('sp')],
  ])('is rejected before its body is read: %s', async (_case, path, authorization) => {
    await leave(0);
    let isRead = false;
    const pull = (): void => {
      isRead = true;
    };
    const body = new ReadableStream({ pull }, { highWaterMark: 0 });
    const asked = { path, method: 'POST', ...(authorization && { authorization }) };
    expect([(await call(asked, { body })).status, isRead]).toEqual([429, false]);
  });

  it('is rejected with CORS headers, so that an allowed page can read the response', async () => {
    await leave(0);
    const { status, headers } = await call({ path: query, headers: { origin: studio } });
    expect([status, headers.get('access-control-allow-origin')]).toEqual([429, studio]);
  });
});

describe('a caller with a valid token, session or preview', () => {
  it('is not rejected, whatever anonymous clients send from the same address', async () => {
    const { accounts } = lake.lake.context;
    const { user } = await addUser(accounts.db, { email: 'a@example.org', role: 'editor', password });
    const session = `Bearer ${createSession(accounts.db, user.id)}`;
    const token = `Bearer ${createToken(accounts.db, { label: 'Site', role: 'viewer' }).secret}`;
    const secret = { _type: 'sanity.previewUrlSecret', secret: 'x' };
    const written = await lake.lake.fetch(
      new Request('http://lake.test/v1/data/mutate/production', {
        method: 'POST',
        headers: { authorization: session },
        body: JSON.stringify({ mutations: [{ create: { ...secret, _id: 'drafts.secret' } }] }),
      }),
    );
    const { transactionId } = (await written.json()) as { transactionId: string };
    const opened = await call(
      { path: '/v/previews', method: 'POST', authorization: token },
      { body: JSON.stringify({ revision: transactionId }) },
    );
    const preview = `Bearer ${((await opened.json()) as { secret: string }).secret}`;
    await useUpAll();
    await leave(0).catch(() => {});
    for (const authorization of [session, token])
      expect((await call({ path: query, authorization })).status).toBe(200);
    for (let times = 0; times <= maxRequests.each; times += 1) {
      const { status } = await call({ path: '/v/previews/current', authorization: preview });
      if (status !== 200) throw new Error(`A preview was answered ${status}`);
    }
    const expired = createSession(accounts.db, user.id, Date.now() - sessionLifetimeMs);
    // Again, because on a busy machine the window may have ended.
    await useUpAll().catch(() => {});
    expect((await call({ path: query, authorization: `Bearer ${expired}` })).status).toBe(429);
  });

  it('can sign in, as can a whole office at its address, while all addresses are flooded', async () => {
    const people = Array.from({ length: 8 }, (_, number) => `person${number}@example.org`);
    for (const email of people)
      await addUser(lake.lake.context.accounts.db, { email, role: 'editor', password });
    await useUpAll();
    await count(maxRequests.each, () => '192.0.2.1').catch(() => {});
    expect((await call({ path: query })).status).toBe(429);
    const signIn = async (email: string): Promise<number[]> => {
      const page = { path: `/v/auth/login?origin=${studio}`, headers: { origin: studio } };
      const statuses = [
        await call({ path: '/v/users/me' }),
        await call({ path: '/v/auth/providers' }),
        await call({ ...page, method: 'OPTIONS' }),
        await call(page),
      ].map(({ status }) => status);
      const form = new URLSearchParams({ email, password });
      const signedIn = await call({ ...page, method: 'POST' }, { body: form });
      const sid = new URL(signedIn.headers.get('location') ?? '').hash.slice('#sid='.length);
      const { token } = (await (await call({ path: `/v/auth/fetch?sid=${sid}` })).json()) as {
        token: string;
      };
      const read = await call({ path: query, authorization: `Bearer ${token}` });
      return [...statuses, signedIn.status, read.status];
    };
    const all = await Promise.all(people.map(signIn));
    expect(all).toEqual(people.map(() => [200, 200, 204, 200, 302, 200]));
  });
});

it('an existing asset is served beyond the limits, because the site’s visitors need it', async () => {
  const upload = await lake.fetch('/assets/files/production?filename=a.txt', {
    method: 'POST',
    body: 'words',
  });
  const { document } = (await upload.json()) as { document: { path: string } };
  await leave(0);
  expect(await (await call({ path: `/${document.path}` })).text()).toBe('words');
});
