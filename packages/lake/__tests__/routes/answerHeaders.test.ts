import { addUser } from '../../src/accounts/users.ts';
import { openTestLake, type TestLake } from '../../src/testing/openTestLake.ts';

// Threads take long to start on a busy machine.
jest.setTimeout(30_000);

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

describe('an answer of the lake', () => {
  it('is kept by no cache that others ask, whatever is asked and by whom', async () => {
    const routes = lake.lake.listRoutes().filter((route) => !/ \/(?:images|files)\//.test(route));
    expect(routes.length).toBeGreaterThan(40);
    for (const route of routes) {
      const [method = '', pattern = ''] = route.split(' ');
      const path = pattern === '/ping' ? pattern : `/v2025-02-19${pattern.replace(':dataset', 'production')}`;
      for (const authorization of [`Bearer ${lake.secret}`, 'Bearer wrong', null]) {
        const headers = await headersOf(method, path, authorization ? { authorization } : {});
        expect([route, authorization, headers]).toEqual([route, authorization, neverShared]);
      }
    }
  });

  it.each([
    ['GET', '/v2025-02-19/data/query/production?query=*'],
    ['HEAD', '/v2025-02-19/data/query/production?query=*'],
    ['GET', '/v2025-02-19/nothing'],
    ['GET', '/nothing'],
    ['GET', '/images/local/production/0f-1x1.png'],
    ['OPTIONS', '/v2025-02-19/data/query/production'],
  ])('says so as well to %s %s', async (method, path) => {
    expect(await headersOf(method, path, { origin: 'http://localhost:3000' })).toEqual(neverShared);
  });
});

describe('the last administrator', () => {
  const remove = (email: string) =>
    lake.fetch(`/accounts/${encodeURIComponent(email)}`, { method: 'DELETE' });

  it('cannot be removed, by whomever; one of two can', async () => {
    const { db } = lake.lake.context.accounts;
    for (const [email, role] of [
      ['ann@example.org', 'administrator'],
      ['ben@example.org', 'administrator'],
      ['eve@example.org', 'editor'],
    ] as const)
      await addUser(db, { email, role });
    expect((await remove('ann@example.org')).status).toBe(200);
    const refused = await remove('ben@example.org');
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain('the last administrator');
    expect((await remove('eve@example.org')).status).toBe(200);
    const left = (await (await lake.fetch('/accounts')).json()) as { email: string }[];
    expect(left.map(({ email }) => email)).toEqual(['ben@example.org']);
    await addUser(db, { email: 'cat@example.org', role: 'administrator' });
    expect((await remove('ben@example.org')).status).toBe(200);
  });
});
