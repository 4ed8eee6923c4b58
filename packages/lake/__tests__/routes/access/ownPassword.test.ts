import { createSession } from '../../../src/accounts/signIn/sessions.ts';
import { createToken } from '../../../src/accounts/tokens.ts';
import { addUser } from '../../../src/accounts/users.ts';
import { apiVersion } from '../../../src/apiVersion.ts';
import { makePasswordsCheap } from '../../../src/testing/makePasswordsCheap.ts';
import { type ServedLake, serveTestLake } from '../../../src/testing/serveTestLake.ts';
import { readUntil } from '../../live/readUntil.ts';

makePasswordsCheap();

const current = 'correct horse battery';
const next = 'another horse battery';

let lake: ServedLake;
let userId: string;
beforeEach(async () => {
  lake = await serveTestLake();
  const { user } = await addUser(lake.server.context.accounts.db, {
    email: 'ada@example.org',
    name: 'Ada',
    role: 'editor',
    password: current,
  });
  userId = user.id;
});
afterEach(() => lake.close());

const newSession = (): string => createSession(lake.server.context.accounts.db, userId);

const call = (secret: string, method: string, path: string, body?: unknown) =>
  fetch(`${lake.base}/v${apiVersion}${path}`, {
    method,
    headers: { authorization: `Bearer ${secret}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const change = (secret: string, currentPassword: string, newPassword: string) =>
  call(secret, 'PUT', '/users/me/password', { currentPassword, newPassword });

const signInStatus = async (password: string): Promise<number> => {
  const response = await fetch(
    `${lake.base}/v${apiVersion}/auth/login?origin=${encodeURIComponent(lake.base)}`,
    {
      method: 'POST',
      redirect: 'manual',
      headers: { 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams({ email: 'ada@example.org', password }),
    },
  );
  return response.status;
};

describe('a person who changes the own password', () => {
  it('stays signed in here, and nowhere else; the log has it', async () => {
    const [here, elsewhere] = [newSession(), newSession()];
    const stream = await call(elsewhere, 'GET', '/data/listen/production?query=*');
    const ended = readUntil(stream, /there is no such text/);
    const response = await change(here, current, next);
    expect([response.status, await response.json()]).toEqual([200, { changed: true }]);
    await ended;
    expect((await call(here, 'GET', '/users/me')).status).toBe(200);
    expect((await call(elsewhere, 'GET', '/users/me')).status).toBe(401);
    expect([await signInStatus(current), await signInStatus(next)]).toEqual([401, 302]);
    const { secret } = lake.server.context.accounts.adminToken;
    expect(await (await call(secret, 'GET', '/accounts/log')).json()).toEqual([
      expect.objectContaining({ act: 'password.changed', by: { id: userId, name: 'Ada' } }),
    ]);
  });

  it.each([
    ['a wrong current password', 'wrong horse battery', next, 403],
    ['a short new password', current, 'short', 400],
    ['a long new password', current, 'x'.repeat(201), 400],
    ['the same password again', current, current, 400],
    ['the own email address', current, 'Ada@Example.org', 400],
    ['one character many times', current, 'aaaaaaaaaaaa', 400],
    ['spaces only', current, ' '.repeat(12), 400],
  ])('cannot do it with %s', async (_case, typed, chosen, status) => {
    expect((await change(newSession(), typed, chosen)).status).toBe(status);
    expect(await signInStatus(current)).toBe(302);
  });

  it('guesses no faster than at the sign-in page', async () => {
    const session = newSession();
    const statuses = [];
    for (let guess = 0; guess < 11; guess += 1)
      statuses.push((await change(session, `guess ${guess}`, next)).status);
    expect(statuses).toEqual([...Array(10).fill(403), 429]);
    expect(await signInStatus(current)).toBe(429);
  });

  it('has to be a person who is signed in', async () => {
    const { accounts } = lake.server.context;
    const { secret } = createToken(accounts.db, { label: 'Robot', role: 'editor' });
    expect((await change(secret, current, next)).status).toBe(403);
    expect((await change(accounts.adminToken.secret, current, next)).status).toBe(403);
    expect((await fetch(`${lake.base}/v${apiVersion}/users/me/password`, { method: 'PUT' })).status).toBe(
      401,
    );
  });
});
