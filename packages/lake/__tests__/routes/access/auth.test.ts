import { addUser, findUserByEmail } from '../../../src/accounts/users.ts';
import { apiVersion } from '../../../src/apiVersion.ts';
import { makePasswordsCheap } from '../../../src/testing/makePasswordsCheap.ts';
import { openTestLake, type TestLake } from '../../../src/testing/openTestLake.ts';

makePasswordsCheap();

const studio = 'http://localhost:3000/studio';
let lake: TestLake;
beforeEach(async () => {
  lake = await openTestLake({ publicUrl: 'http://localhost:3000/lake', title: 'The Garden' });
  await addUser(lake.lake.context.accounts.db, {
    email: 'ada@example.org',
    role: 'editor',
    password: 'correct horse',
  });
});
afterEach(() => lake.close());

const ask = (path: string, init: RequestInit = {}) =>
  lake.lake.fetch(new Request(`http://lake.test/v${apiVersion}${path}`, init));
const as = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });
const signIn = async (forwardedFor = '192.0.2.1', password = 'correct horse') =>
  ask(`/auth/login?origin=${encodeURIComponent(studio)}&projectId=local&withSid=true`, {
    method: 'POST',
    body: new URLSearchParams({ email: 'ada@example.org', password }),
    headers: { 'x-forwarded-for': forwardedFor },
  });
const sidOf = (response: Response) =>
  new URL(response.headers.get('location') ?? '').hash.slice('#sid='.length);

describe('a sign-in from Studio, and the sign-out', () => {
  it('gives one session for a sid, which ends at sign-out', async () => {
    const page = await ask(`/auth/login?origin=${encodeURIComponent(studio)}`);
    expect(await page.text()).toContain('The Garden');
    const sid = sidOf(await signIn());
    const { token } = await (await ask(`/auth/fetch?sid=${sid}`)).json();
    expect((await ask(`/auth/fetch?sid=${sid}`)).status).toBe(401);
    expect(await (await ask('/users/me', as(token))).json()).toMatchObject({
      name: 'Ada',
      email: 'ada@example.org',
      role: 'editor',
      roles: [{ name: 'editor' }],
    });
    const { id } = await (await ask('/auth/id', as(token))).json();
    expect(await (await ask(`/users/${id}`, as(token))).json()).toMatchObject({ id, displayName: 'Ada' });
    expect((await ask('/auth/logout', { method: 'POST', ...as(token) })).status).toBe(200);
    const after = await ask('/users/me', as(token));
    expect(after.status).toBe(401);
    expect(await after.json()).toMatchObject({ errorCode: 'SIO-401-ANF' });
  });

  it('lets Studio 3 and 4 detect an ended session with one more request', async () => {
    const { token } = await (await ask(`/auth/fetch?sid=${sidOf(await signIn())}`)).json();
    await ask('/auth/logout', { method: 'POST', ...as(token) });
    // As their `createAuthStore` does: a 401 makes it forget the token, and ask again.
    let kept: string | null = token;
    const statuses: number[] = [];
    const currentUser = async (): Promise<unknown> => {
      const answer = await ask('/users/me', kept === null ? {} : as(kept));
      statuses.push(answer.status);
      if (answer.status !== 401 || statuses.length > 5) return answer.json();
      kept = null;
      return currentUser();
    };
    expect(await currentUser()).toEqual({});
    expect(statuses).toEqual([401, 200]);
  });

  it('keeps a person’s settings private', async () => {
    const { token } = await (await ask(`/auth/fetch?sid=${sidOf(await signIn())}`)).json();
    const put = await ask('/users/me/keyvalue', {
      method: 'PUT',
      body: JSON.stringify([{ key: 'recent', value: { searches: ['a'] } }]),
      ...as(token),
    });
    expect(await put.json()).toEqual([{ key: 'recent', value: { searches: ['a'] } }]);
    expect(await (await ask('/users/me/keyvalue/recent,other', as(token))).json()).toEqual([
      { key: 'recent', value: { searches: ['a'] } },
    ]);
    const { secret } = lake;
    expect(await (await ask('/users/me/keyvalue', as(secret))).json()).toEqual([]);
  });

  it.each([
    ['not a list', { key: 'a', value: 1 }],
    ['an empty key', [{ key: '', value: 1 }]],
    ['a value that is too long', [{ key: 'a', value: 'x'.repeat(70_000) }]],
    ['a value with half a surrogate pair', [{ key: 'a', value: { searches: ['party-\ud83c'] } }]],
    ['a name in a value with half a surrogate pair', [{ key: 'a', value: { 'party-\ud83c': true } }]],
    ['a key with half a surrogate pair', [{ key: 'party-\ud83c', value: 1 }]],
  ])('rejects settings that are %s', async (_case, body) => {
    const { token } = await (await ask(`/auth/fetch?sid=${sidOf(await signIn())}`)).json();
    const response = await ask('/users/me/keyvalue', {
      method: 'PUT',
      body: JSON.stringify(body),
      ...as(token),
    });
    expect(response.status).toBe(400);
  });

  it('limits attempts by the address that a reverse proxy sends, and ignores earlier addresses in the header', async () => {
    for (let guess = 0; guess < 10; guess += 1) await signIn('198.51.100.1, 192.0.2.1', `guess ${guess}`);
    expect((await signIn('203.0.113.9, 192.0.2.1')).status).toBe(429);
    expect((await signIn('192.0.2.1, 192.0.2.2')).status).toBe(302);
  });

  it('applies a changed role and the removal of a person immediately', async () => {
    const { token } = await (await ask(`/auth/fetch?sid=${sidOf(await signIn())}`)).json();
    const write = () =>
      ask('/data/mutate/production?dryRun=true', {
        method: 'POST',
        body: JSON.stringify({ mutations: [{ create: { _id: 'a', _type: 'plant' } }] }),
        ...as(token),
      });
    expect((await write()).status).toBe(200);
    const { db } = lake.lake.context.accounts;
    db.prepare('update user set role = ? where id = ?').run(
      'viewer',
      findUserByEmail(db, 'ada@example.org')?.id ?? '',
    );
    expect((await write()).status).toBe(403);
    await lake.fetch('/accounts/ada%40example.org', { method: 'DELETE' });
    expect((await write()).status).toBe(401);
  });
});
