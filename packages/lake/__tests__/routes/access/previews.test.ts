import { randomUUID } from 'node:crypto';
import { createSession, endSession, sessionLifetimeMs } from '../../../src/accounts/signIn/sessions.ts';
import { createToken, removeToken } from '../../../src/accounts/tokens.ts';
import { addUser, removeUser, resetPassword } from '../../../src/accounts/users.ts';
import { makePasswordsCheap } from '../../../src/testing/makePasswordsCheap.ts';
import { openTestLake, type TestLake } from '../../../src/testing/openTestLake.ts';

makePasswordsCheap();

let lake: TestLake;
let site: string;
beforeAll(async () => {
  lake = await openTestLake();
  site = createToken(lake.lake.context.accounts.db, { label: 'Site', role: 'viewer' }).secret;
});
afterAll(() => lake.close());

const ask = (path: string, secret: string, init: RequestInit = {}) =>
  lake.fetch(path, { ...init, headers: { authorization: `Bearer ${secret}` } });

const person = async (role = 'contributor') => {
  const { db } = lake.lake.context.accounts;
  const { user } = await addUser(db, { email: `${randomUUID()}@example.org`, role });
  return { db, user, session: createSession(db, user.id) };
};

/** Writes a secret, as Studio's Presentation does before it opens a preview. Returns its revision. */
const write = async (session: string): Promise<string> => {
  const secret = { _id: `drafts.${randomUUID()}`, _type: 'sanity.previewUrlSecret', secret: randomUUID() };
  const response = await ask('/data/mutate/production', session, {
    method: 'POST',
    body: JSON.stringify({ mutations: [{ create: secret }] }),
  });
  return ((await response.json()) as { transactionId: string }).transactionId;
};

const open = async (revision: string, by = site) => {
  const response = await ask('/previews', by, { method: 'POST', body: JSON.stringify({ revision }) });
  return { status: response.status, ...((await response.json()) as { secret: string; expiresAt: number }) };
};

const previewer = async (secret: string): Promise<unknown> => {
  const response = await ask('/previews/current', secret);
  return response.ok ? ((await response.json()) as { id: string }).id : response.status;
};

describe('a preview', () => {
  it('belongs to the author of its secret', async () => {
    const { user, session } = await person();
    const { status, secret } = await open(await write(session));
    expect(status).toBe(201);
    expect(await previewer(secret)).toBe(user.id);
    expect(await previewer(`${secret.slice(0, -1)}x`)).toBe(401);
    expect(await previewer(session)).toBe(401);
    expect((await ask('/users/me', secret)).status).toBe(401);
  });

  it.each<[string, (one: Awaited<ReturnType<typeof person>>) => unknown]>([
    ['signs out', ({ db, session }) => endSession(db, session)],
    ['is removed', ({ db, user }) => removeUser(db, user.id, [])],
    ['gets a new password', ({ db, user }) => resetPassword(db, user.id)],
    [
      'may read drafts no more',
      ({ db, user }) => db.prepare('update user set role = ? where id = ?').run('gardener', user.id),
    ],
    [
      'was signed in for a month',
      ({ db }) => db.prepare('update session set expires_at = ?').run(Date.now() - 1),
    ],
    [
      'had it open for a working day',
      ({ db }) => db.prepare('update preview set expires_at = ?').run(Date.now() - 1),
    ],
  ])('ends when its author %s', async (_case, end) => {
    const one = await person();
    const revision = await write(one.session);
    const { secret } = await open(revision);
    expect(await previewer(secret)).toBe(one.user.id);
    await end(one);
    expect(await previewer(secret)).toBe(401);
  });

  it('ends with its session, not with another one of the same person', async () => {
    const { db, user, session } = await person();
    const other = createSession(db, user.id);
    const [here, there] = [await open(await write(session)), await open(await write(other))];
    endSession(db, session);
    expect([await previewer(here.secret), await previewer(there.secret)]).toEqual([401, user.id]);
  });

  it('cannot be opened with a secret of an ended session', async () => {
    const { db, session } = await person();
    const revision = await write(session);
    endSession(db, session);
    expect((await open(revision)).status).toBe(404);
  });

  it('ends with the token that wrote its secret', async () => {
    const { db } = lake.lake.context.accounts;
    const { secret: program, token } = createToken(db, { label: 'Program', role: 'editor' });
    const { secret } = await open(await write(program));
    expect(await previewer(secret)).toBe(`r${token.id}`);
    removeToken(db, token.id);
    expect(await previewer(secret)).toBe(401);
  });

  it('can be opened for the admin token', async () => {
    const { secret } = await open(await write(lake.secret));
    expect(await previewer(secret)).toBe('command-line');
  });

  it('can be opened only by the site’s token, for a revision of a secret', async () => {
    const { session } = await person('editor');
    const revision = await write(session);
    const gardener = createToken(lake.lake.context.accounts.db, { label: 'r', role: 'gardener' }).secret;
    expect((await open(revision, session)).status).toBe(403);
    expect((await open(revision, gardener)).status).toBe(403);
    const { body } = await lake.mutate({ create: { _id: 'drafts.plant', _type: 'plant' } });
    expect((await open(String(body.transactionId))).status).toBe(404);
    expect((await open('made-up')).status).toBe(404);
  });

  it('expires before a session', async () => {
    const { session } = await person();
    const { expiresAt } = await open(await write(session));
    expect(expiresAt - Date.now()).toBeLessThan(sessionLifetimeMs / 10);
  });
});
