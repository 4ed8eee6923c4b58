import { apiVersion } from '../../../src/apiVersion.ts';
import { openTestLake, type TestLake } from '../../../src/testing/openTestLake.ts';

const origin = 'https://studio.example.org';
let lake: TestLake;
beforeAll(async () => {
  lake = await openTestLake({ allowedOrigins: [origin], publicUrl: 'http://localhost:3334' });
  lake.lake.context.datasets.create('garden', 'closed', 'private');
  lake.lake.context.datasets.create('garden', 'production', 'public');
});
afterAll(() => lake.close());

const project = { 'x-sanity-project-id': 'garden' };
const call = (path: string, init: RequestInit = {}): Promise<Response> =>
  lake.lake.fetch(
    new Request(`http://lake.test/v${apiVersion}${path}`, {
      ...init,
      headers: { ...project, ...init.headers },
    }),
  );
const asOwner = { authorization: '' };
beforeAll(() => {
  asOwner.authorization = `Bearer ${lake.secret}`;
});

describe('an anonymous client of a private dataset', () => {
  it.each([
    ['GET', '/data/query/closed?query=*'],
    ['POST', '/data/query/closed'],
    ['GET', '/data/doc/closed/a'],
    ['GET', '/data/listen/closed?query=*'],
    ['GET', '/data/live/events/closed'],
    ['GET', '/data/export/closed'],
    ['GET', '/data/history/closed/documents/a?lastRevision=true'],
    ['GET', '/data/history/closed/transactions/a'],
    ['GET', '/data/history/closed/events/documents/a'],
    ['POST', '/data/mutate/closed'],
    ['POST', '/data/actions/closed'],
    ['POST', '/assets/images/closed'],
    ['POST', '/assets/files/closed'],
    ['GET', '/schedules/garden/closed'],
    ['GET', '/projects/garden/datasets/closed/acl'],
    ['GET', '/projects/garden/datasets'],
    ['GET', '/projects/garden/datasets/closed/query?query=*'],
  ])('gets 401 for %s %s', async (method, path) => {
    const body =
      method === 'POST' ? '{"query": "*", "mutations": [{"delete": {"id": "a"}}], "actions": []}' : null;
    expect((await call(path, { method, body })).status).toBe(401);
  });

  it('can read a file at a known address, which contains a hash of the bytes, as with the hosted service', async () => {
    const upload = await call('/assets/files/closed?filename=a.txt', {
      method: 'POST',
      body: 'words',
      headers: asOwner,
    });
    const { document } = (await upload.json()) as { document: { path: string } };
    const file = await lake.lake.fetch(new Request(`http://lake.test/${document.path}`));
    expect(await file.text()).toBe('words');
    const guessed = document.path.replace(/[0-9a-f]{40}/, '0'.repeat(40));
    expect((await lake.lake.fetch(new Request(`http://lake.test/${guessed}`))).status).toBe(404);
  });
});

it('projects in one data folder are separate', async () => {
  const mutate = (path: string, headers: Record<string, string>, name: string) =>
    lake.lake.fetch(
      new Request(`http://lake.test/v${apiVersion}${path}`, {
        method: 'POST',
        body: JSON.stringify({ mutations: [{ create: { _id: 'same', _type: 't', name } }] }),
        headers: { ...asOwner, ...headers },
      }),
    );
  const inGarden = await mutate('/data/mutate/production', project, 'garden');
  const inLocal = await mutate('/data/mutate/production', {}, 'local');
  expect([inGarden.status, inLocal.status]).toEqual([200, 200]);
  const names = async (base: string, headers: Record<string, string>): Promise<unknown> => {
    const query = encodeURIComponent('*[_id == "same"].name');
    const answer = await lake.lake.fetch(
      new Request(`${base}/v${apiVersion}/data/query/production?query=${query}`, { headers }),
    );
    return ((await answer.json()) as { result: unknown }).result;
  };
  expect(await names('http://lake.test', project)).toEqual(['garden']);
  expect(await names('http://garden.localhost:3334', {})).toEqual(['garden']);
  expect(await names('http://lake.test', {})).toEqual(['local']);
  expect(
    (await call('/data/query/closed?query=*', { headers: { 'x-sanity-project-id': 'local' } })).status,
  ).toBe(404);
});

describe('a page of another origin', () => {
  const preflight = (from: string) =>
    call('/data/query/production', {
      method: 'OPTIONS',
      headers: {
        origin: from,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type,x-sanity-project-id',
      },
    });

  it('may call with credentials when its origin is allowed', async () => {
    const { status, headers } = await preflight(origin);
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-origin')).toBe(origin);
    expect(headers.get('access-control-allow-credentials')).toBe('true');
    expect(headers.get('access-control-allow-headers')).toMatch(/authorization.*x-sanity-project-id/);
    expect(headers.get('access-control-allow-methods')).toContain('PATCH');
    for (const path of ['/data/query/production?query=*', '/data/listen/production?query=*', '/users/me']) {
      const answer = await call(path, { headers: { origin } });
      expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
      expect(answer.headers.get('vary')).toMatch(/origin/i);
      await answer.body?.cancel();
    }
  });

  it.each([
    'https://evil.example',
    'https://studio.example.org.evil.example',
    'http://studio.example.org',
    'null',
  ])('may not call from %s', async (from) => {
    expect((await preflight(from)).headers.get('access-control-allow-origin')).toBeNull();
    const answer = await call('/data/query/production?query=*', { headers: { origin: from } });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });

  // Studio asks `/check/cors`, without credentials; Studio 3 and 4 ask `/ping`, after a preflight.
  it.each([
    ['https://evil.example', '*', false],
    [origin, origin, true],
  ])('may read whether it may call, from %s', async (from, readableBy, allowed) => {
    const asked = { headers: { origin: from } };
    const checked = await call('/check/cors', asked);
    expect(checked.headers.get('access-control-allow-origin')).toBe(readableBy);
    expect(checked.headers.get('access-control-allow-credentials')).toBe(allowed ? 'true' : null);
    expect(await checked.json()).toEqual({ result: { allowed, withCredentials: allowed } });
    expect((await call('/ping', asked)).headers.get('access-control-allow-origin')).toBe(readableBy);
    const headers = { origin: from, 'access-control-request-headers': 'x-sanity-project-id' };
    const preflight = await call('/ping', { method: 'OPTIONS', headers });
    expect(preflight.headers.get('access-control-allow-origin')).toBe(readableBy);
    expect(preflight.headers.get('access-control-allow-headers')).toBe('x-sanity-project-id');
  });
});
