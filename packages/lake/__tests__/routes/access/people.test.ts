import { controllerOf } from '../../../src/accounts/people/controllers.ts';
import { createSession } from '../../../src/accounts/signIn/sessions.ts';
import { createToken } from '../../../src/accounts/tokens.ts';
import { addUser, findUser } from '../../../src/accounts/users.ts';
import { apiVersion } from '../../../src/apiVersion.ts';
import { makePasswordsCheap } from '../../../src/testing/makePasswordsCheap.ts';
import { type ServedLake, serveTestLake } from '../../../src/testing/serveTestLake.ts';
import { readUntil } from '../../live/readUntil.ts';

makePasswordsCheap();

let lake: ServedLake;
beforeEach(async () => {
  lake = await serveTestLake();
});
afterEach(() => lake.close());

const call = async (secret: string, method: string, path: string, body?: unknown) => {
  const response = await fetch(`${lake.base}/v${apiVersion}${path}`, {
    method,
    headers: { authorization: `Bearer ${secret}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: (text ? JSON.parse(text) : null) as Record<string, unknown> };
};

const signedIn = async (name: string, role: string) => {
  const { db } = lake.server.context.accounts;
  const { user } = await addUser(db, {
    email: `${name}@example.org`,
    name,
    role,
    password: `${name} writes`,
  });
  return { ...user, secret: createSession(db, user.id) };
};

const roleOf = (id: string, role: string): string => `/access/project/local/users/${id}/roles/${role}`;

const log = async (secret: string) => {
  const { body } = await call(secret, 'GET', '/accounts/log');
  return (
    body as unknown as { by: { name: string }; act: string; subject: { name: string }; role: string }[]
  ).map(({ by, act, subject, role }) => [by.name, act, subject.name, ...(role ? [role] : [])].join(' '));
};

describe('an administrator', () => {
  it('adds a person, changes the role, resets the password, ends sessions and removes the person; all are logged', async () => {
    const ada = await signedIn('Ada', 'administrator');
    const bob = await signedIn('Bob', 'administrator');
    const added = await call(ada.secret, 'POST', '/accounts', {
      email: 'cy@example.org',
      name: 'Cy',
      role: 'editor',
    });
    expect(added).toMatchObject({ status: 201, body: { oneTimePassword: expect.any(String) } });
    const id = String(added.body.id);
    await expect(call(ada.secret, 'PUT', roleOf(id, 'viewer'))).resolves.toMatchObject({ status: 200 });
    await call(ada.secret, 'POST', '/accounts/cy@example.org/password');
    await call(bob.secret, 'POST', '/accounts/cy@example.org/confirmation');
    await call(ada.secret, 'DELETE', '/accounts/cy@example.org/sessions');
    await call(bob.secret, 'DELETE', `/access/project/local/users/${id}`);
    const token = await call(ada.secret, 'POST', '/access/project/local/robots', {
      label: 'Sensor',
      memberships: [{ resourceType: 'project', resourceId: 'local', roleNames: ['viewer'] }],
    });
    await call(ada.secret, 'DELETE', `/access/project/local/robots/${token.body.id}`);
    expect(await log(bob.secret)).toEqual([
      'Ada token.revoked Sensor',
      'Ada token.added Sensor viewer',
      'Bob account.removed Cy',
      'Ada sessions.ended Cy',
      'Bob account.confirmed Cy',
      'Ada password.reset Cy',
      'Ada role.changed Cy viewer',
      'Ada account.added Cy editor',
    ]);
    expect(JSON.stringify(await call(bob.secret, 'GET', '/accounts/log'))).not.toContain(
      added.body.oneTimePassword,
    );
  });

  it('sees when each person signed in last, and who may know whose password', async () => {
    const ada = await signedIn('Ada', 'administrator');
    await call(ada.secret, 'POST', '/accounts', { email: 'cy@example.org', role: 'editor' });
    const { body } = await call(ada.secret, 'GET', '/accounts');
    expect(body).toEqual([
      expect.objectContaining({ name: 'Ada', lastSignInAt: expect.any(String), controlledBy: null }),
      expect.objectContaining({ name: 'Cy', lastSignInAt: null, controlledBy: 'Ada', mayBeConfirmed: false }),
    ]);
    const bob = await signedIn('Bob', 'administrator');
    const { body: seen } = await call(bob.secret, 'GET', '/accounts');
    expect(seen).toContainEqual(expect.objectContaining({ name: 'Cy', mayBeConfirmed: true }));
    expect(seen).toContainEqual(expect.objectContaining({ name: 'Ada', mayBeConfirmed: false }));
  });

  it('cannot be removed or get another role if it is the last one', async () => {
    const ada = await signedIn('Ada', 'administrator');
    for (const [method, path] of [
      ['PUT', roleOf(ada.id, 'editor')],
      ['DELETE', `/access/project/local/users/${ada.id}`],
      ['DELETE', '/accounts/ada@example.org', undefined],
    ] as const)
      await expect(call(ada.secret, method, path)).resolves.toMatchObject({ status: 409 });
    await signedIn('Bob', 'administrator');
    await expect(call(ada.secret, 'PUT', roleOf(ada.id, 'editor'))).resolves.toMatchObject({ status: 200 });
    expect(await log(lake.server.context.accounts.adminToken.secret)).toEqual([
      'Ada role.changed Ada editor',
    ]);
  });

  it('is limited in the number of changes', async () => {
    const ada = await signedIn('Ada', 'administrator');
    const statuses = new Set<number>();
    for (let change = 0; change < 101; change += 1)
      statuses.add((await call(ada.secret, 'DELETE', '/accounts/ada@example.org')).status);
    expect([...statuses]).toEqual([409, 429]);
  });
});

describe('everybody else', () => {
  const acts: [method: string, path: string, body: unknown][] = [
    ['POST', '/accounts', { email: 'x@example.org', role: 'administrator' }],
    ['DELETE', '/accounts/ada@example.org', undefined],
    ['POST', '/accounts/ada@example.org/password', undefined],
    ['DELETE', '/accounts/ada@example.org/sessions', undefined],
    ['POST', '/accounts/ada@example.org/confirmation', undefined],
    ['PUT', '/access/project/local/users/x/roles/administrator', undefined],
    ['DELETE', '/access/project/local/users/x', undefined],
  ];

  it.each(acts)(
    'cannot manage people, an administrator’s API token neither: %s %s',
    async (method, path, body) => {
      await signedIn('Ada', 'administrator');
      const { secret } = await signedIn('Ed', 'editor');
      const { db } = lake.server.context.accounts;
      const robot = createToken(db, { label: 'Robot', role: 'administrator' }).secret;
      for (const caller of [secret, robot])
        await expect(call(caller, method, path, body)).resolves.toMatchObject({ status: 403 });
      expect(await log(robot)).toEqual([]);
    },
  );

  it('cannot read the accounts or their log', async () => {
    const { secret } = await signedIn('Ed', 'editor');
    for (const path of ['/accounts', '/accounts/log', '/access/project/local/robots'])
      await expect(call(secret, 'GET', path)).resolves.toMatchObject({ status: 403 });
  });
});

it.each([
  ['a changed role', 'PUT', (id: string) => roleOf(id, 'viewer')],
  ['ended sessions', 'DELETE', () => '/accounts/ed@example.org/sessions'],
  ['a removed account', 'DELETE', (id: string) => `/access/project/local/users/${id}`],
])('%s ends sessions and running event streams at once', async (_case, method, path) => {
  const ada = await signedIn('Ada', 'administrator');
  const ed = await signedIn('Ed', 'editor');
  const stream = await fetch(`${lake.base}/v${apiVersion}/data/listen/production?query=*`, {
    headers: { authorization: `Bearer ${ed.secret}` },
  });
  const ended = readUntil(stream, /there is no such text/);
  await call(ada.secret, method, path(ed.id));
  await ended;
  await expect(call(ed.secret, 'GET', '/users/me')).resolves.toMatchObject({ status: 401 });
});

describe('the log of accounts', () => {
  it('cannot be changed or deleted in the database', async () => {
    const ada = await signedIn('Ada', 'administrator');
    const { db } = lake.server.context.accounts;
    await call(ada.secret, 'POST', '/accounts', { email: 'cy@example.org', role: 'editor' });
    expect(() => db.exec('delete from account_log')).toThrow(/cannot be deleted/);
    expect(() => db.exec("update account_log set by_name = 'Bob'")).toThrow(/cannot be changed/);
  });

  it('is paged', async () => {
    const ada = await signedIn('Ada', 'administrator');
    for (const name of ['a', 'b', 'c'])
      await call(ada.secret, 'POST', '/accounts', { email: `${name}@example.org`, role: 'editor' });
    const { body } = await call(ada.secret, 'GET', '/accounts/log?limit=2');
    const [, last] = body as unknown as { id: number }[];
    const older = await call(ada.secret, 'GET', `/accounts/log?before=${last?.id}`);
    expect(older.body).toEqual([
      expect.objectContaining({ subject: expect.objectContaining({ name: 'A' }) }),
    ]);
    await expect(call(ada.secret, 'GET', '/accounts/log?limit=1000')).resolves.toMatchObject({ status: 400 });
  });
});

describe('an account whose password an administrator knows', () => {
  const controllerOf = (id: string) => {
    const { access } = lake.server.context.accounts;
    const system = { kind: 'system' as const, id: '', name: '', email: null, roles: [] };
    const { controllerOf: find } = access.accessFor({ ...system, kind: 'user' }, { aclMode: 'private' });
    return findUser(lake.server.context.accounts.db, find(id))?.name ?? find(id);
  };
  const add = async (secret: string, name: string, role = 'administrator') => {
    const { body } = await call(secret, 'POST', '/accounts', { email: `${name}@example.org`, name, role });
    return { id: String(body.id), secret: createSession(lake.server.context.accounts.db, String(body.id)) };
  };
  const confirm = (secret: string, name: string) =>
    call(secret, 'POST', `/accounts/${name}@example.org/confirmation`);

  it('counts as that administrator, with all accounts that it adds, until an independent one confirms it', async () => {
    const ada = await signedIn('Ada', 'administrator');
    const bob = await signedIn('Bob', 'administrator');
    const cy = await add(ada.secret, 'Cy');
    const di = await add(cy.secret, 'Di');
    expect([cy, di].map(({ id }) => controllerOf(id))).toEqual(['Ada', 'Ada']);
    for (const { secret } of [ada, cy, di])
      for (const name of ['Cy', 'Di'])
        await expect(confirm(secret, name)).resolves.toMatchObject({ status: 403 });
    await expect(confirm(bob.secret, 'Cy')).resolves.toMatchObject({ status: 200 });
    expect([cy, di].map(({ id }) => controllerOf(id))).toEqual(['Cy', 'Cy']);
  });

  it('counts as that administrator after a reset, and after it is removed', async () => {
    const ada = await signedIn('Ada', 'administrator');
    const ed = await signedIn('Ed', 'editor');
    expect(controllerOf(ed.id)).toBe('Ed');
    await call(ada.secret, 'POST', '/accounts/ed@example.org/password');
    expect(controllerOf(ed.id)).toBe('Ada');
    await call(ada.secret, 'DELETE', '/accounts/ed@example.org');
    expect(controllerOf(ed.id)).toBe('Ada');
  });

  it('has one controller with an account that resets its password in turn', async () => {
    const ada = await signedIn('Ada', 'administrator');
    const bob = await signedIn('Bob', 'administrator');
    await call(ada.secret, 'POST', '/accounts/bob@example.org/password');
    const session = createSession(lake.server.context.accounts.db, bob.id);
    await call(session, 'POST', '/accounts/ada@example.org/password');
    expect(controllerOf(ada.id)).toBe(controllerOf(bob.id));
  });

  it('is of the person of a removed account with its address, whoever adds it', async () => {
    const ada = await signedIn('Ada', 'administrator');
    const bob = await signedIn('Bob', 'administrator');
    const former = await signedIn('Ed', 'editor');
    await call(ada.secret, 'DELETE', '/accounts/ed@example.org');
    const ed = await add(bob.secret, 'Ed', 'editor');
    expect([former, ed].map(({ id }) => controllerOf(id))).toEqual(['Bob', 'Bob']);
    await confirm(ada.secret, 'Ed');
    expect([former, ed].map(({ id }) => controllerOf(id))).toEqual(['Ed', 'Ed']);
  });

  it('counts as the administrator who knew the password of a removed account with its address', async () => {
    const ada = await signedIn('Ada', 'administrator');
    const former = await add(ada.secret, 'Cy', 'editor');
    await call(ada.secret, 'DELETE', '/accounts/cy@example.org');
    const cy = await add(lake.server.context.accounts.adminToken.secret, 'Cy', 'editor');
    expect([former, cy].map(({ id }) => controllerOf(id))).toEqual(['Ada', 'Ada']);
  });

  it('has no controller if the command line added it, reset its password or confirmed it', async () => {
    const { secret } = lake.server.context.accounts.adminToken;
    const cy = await add(secret, 'Cy');
    const di = await add(cy.secret, 'Di');
    expect([cy, di].map(({ id }) => controllerOf(id))).toEqual(['Cy', 'Cy']);
    await confirm(secret, 'Di');
    expect(controllerOf(di.id)).toBe('Di');
  });
});

describe('an account that an administrator added', () => {
  it('is not made independent by another administrator who resets its password', async () => {
    const [ada, bob] = [await signedIn('Ada', 'administrator'), await signedIn('Bob', 'administrator')];
    const { body } = await call(ada.secret, 'POST', '/accounts', { email: 'cy@example.org', role: 'editor' });
    const reset = async (secret: string) =>
      (await call(secret, 'POST', '/accounts/cy@example.org/password')).status;
    expect(await reset(bob.secret)).toBe(409);
    expect(controllerOf(lake.server.context.accounts.db, String(body.id))).toBe(ada.id);
    expect(await reset(ada.secret)).toBe(200);
    await call(bob.secret, 'POST', '/accounts/cy@example.org/confirmation');
    expect(await reset(bob.secret)).toBe(200);
    expect(await log(ada.secret)).toEqual([
      'Bob password.reset Cy',
      'Bob account.confirmed Cy',
      'Ada password.reset Cy',
      'Ada account.added Cy editor',
    ]);
  });
});

describe('the name of a person', () => {
  it.each(['Bob\r\nBcc: x@example.org', 'Bob\u202eabc', 'Bob\u200b', 'Bob\u2028', ' ', '\u200d', '—'])(
    'is one visible line, as is the label of a token: not %j',
    async (name) => {
      const ada = await signedIn('Ada', 'administrator');
      for (const [path, body] of [
        ['/accounts', { email: 'x@example.org', role: 'editor', name }],
        ['/projects/local/tokens', { label: name, roleName: 'editor' }],
        [
          '/access/project/local/robots',
          {
            label: name,
            memberships: [{ resourceType: 'project', resourceId: 'local', roleNames: ['editor'] }],
          },
        ],
      ] as const)
        await expect(call(ada.secret, 'POST', path, body)).resolves.toMatchObject({ status: 400 });
      expect(await log(ada.secret)).toEqual([]);
    },
  );

  it.each(['Zoë O’Neil-Ng', 'می\u200cرا', '李小龍', 'R2-D2'])('is %s', async (name) => {
    const ada = await signedIn('Ada', 'administrator');
    const body = { email: 'x@example.org', role: 'editor', name };
    await expect(call(ada.secret, 'POST', '/accounts', body)).resolves.toMatchObject({ status: 201 });
  });
});

describe('an API token', () => {
  it('cannot fill the log by replacing its secret again and again', async () => {
    let secret = lake.tokenFor('viewer');
    const statuses = new Set<number>();
    for (let change = 0; change < 101; change += 1) {
      const { status, body } = await call(secret, 'POST', '/access/robots/me/rotate');
      statuses.add(status);
      if (status === 200) secret = String(body.token);
    }
    expect([...statuses]).toEqual([200, 429]);
  });
});
