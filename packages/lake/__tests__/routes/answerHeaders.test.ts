import { addUser } from '../../src/accounts/users.ts';
import { apiVersion } from '../../src/apiVersion.ts';
import { makePasswordsCheap } from '../../src/testing/makePasswordsCheap.ts';
import { openTestLake, type TestLake } from '../../src/testing/openTestLake.ts';

makePasswordsCheap();

// Threads take long to start on a busy machine.
let lake: TestLake;
beforeAll(async () => {
  lake = await openTestLake({ publicUrl: 'http://localhost:3000/lake' });
});
afterAll(() => lake.close());

const headersOf = async (method: string, path: string, headers: Record<string, string>) => {
  const response = await lake.lake.fetch(
    new Request(`http://lake.test${path}`, { method, headers, ...(method === 'POST' && { body: '{}' }) }),
  );
  await response.body?.cancel();
  return {
    'cache-control': response.headers.get('cache-control'),
    vary: response.headers.get('vary'),
    'x-content-type-options': response.headers.get('x-content-type-options'),
  };
};

const neverShared = {
  'cache-control': 'private, no-store',
  vary: expect.stringContaining('Authorization'),
  'x-content-type-options': 'nosniff',
};

describe('a response of the lake', () => {
  it('forbids shared caches to store it, for every route and caller', async () => {
    const routes = lake.lake.listRoutes().filter((route) => !/ \/(?:images|files)\//.test(route));
    expect(routes.length).toBeGreaterThan(40);
    for (const route of routes) {
      const [method = '', pattern = ''] = route.split(' ');
      const path =
        pattern === '/ping' ? pattern : `/v${apiVersion}${pattern.replace(':dataset', 'production')}`;
      for (const authorization of [`Bearer ${lake.secret}`, 'Bearer wrong', null]) {
        const headers = await headersOf(method, path, authorization ? { authorization } : {});
        expect([route, authorization, headers]).toEqual([route, authorization, neverShared]);
      }
    }
  });

  it.each([
    ['GET', `/v${apiVersion}/data/query/production?query=*`],
    ['HEAD', `/v${apiVersion}/data/query/production?query=*`],
    ['GET', `/v${apiVersion}/nothing`],
    ['GET', '/nothing'],
    ['GET', '/images/local/production/0f-1x1.png'],
    ['OPTIONS', `/v${apiVersion}/data/query/production`],
  ])('has the same headers for %s %s', async (method, path) => {
    expect(await headersOf(method, path, { origin: 'http://localhost:3000' })).toEqual(neverShared);
  });
});

describe('the last administrator', () => {
  const remove = (email: string) =>
    lake.fetch(`/accounts/${encodeURIComponent(email)}`, { method: 'DELETE' });

  it('cannot be removed, but one of two administrators can', async () => {
    const { db } = lake.lake.context.accounts;
    for (const [email, role] of [
      ['ann@example.org', 'administrator'],
      ['ben@example.org', 'administrator'],
      ['eve@example.org', 'editor'],
    ] as const)
      await addUser(db, { email, role });
    expect((await remove('ann@example.org')).status).toBe(200);
    const rejected = await remove('ben@example.org');
    expect(rejected.status).toBe(409);
    expect(await rejected.text()).toContain('the last administrator');
    expect((await remove('eve@example.org')).status).toBe(200);
    const left = (await (await lake.fetch('/accounts')).json()) as { email: string }[];
    expect(left.map(({ email }) => email)).toEqual(['ben@example.org']);
    await addUser(db, { email: 'cat@example.org', role: 'administrator' });
    expect((await remove('ben@example.org')).status).toBe(200);
  });
});
