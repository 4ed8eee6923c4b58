import { createHmac } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { request } from 'node:http';
import path from 'node:path';
import { apiVersion } from '../../../lib/apiVersion.ts';
import type { Product } from '../harness/product.ts';
import { personAgent } from '../harness/readers.ts';
import { expect, test } from '../harness/test.ts';

const evil = 'https://evil.example';
let slug = '';
test.beforeAll(async ({ newsroom: { editor } }) => {
  slug = await editor.fetch<string>('*[_type == "article"] | order(_createdAt)[0].slug.current');
});

/** Without following redirects. */
const askOf =
  ({ read }: Product) =>
  (address: string, init: RequestInit = {}) =>
    read(address, { redirect: 'manual', ...init });

/** Sends from another loopback address, so that its rate limits do not affect other tests. */
const postFrom = (origin: string, address: string, to: string, body: object): Promise<number> =>
  new Promise((resolve, reject) => {
    const text = JSON.stringify(body);
    const headers = {
      'content-type': 'application/json',
      accept: 'application/json',
      'content-length': Buffer.byteLength(text),
      'user-agent': personAgent,
      'x-forwarded-for': `192.0.2.${Math.floor(Math.random() * 250)}`,
    };
    const { port } = new URL(origin);
    request(
      { host: '127.0.0.1', port, path: to, method: 'POST', headers, localAddress: address },
      (answer) => {
        answer.resume();
        answer.on('end', () => resolve(answer.statusCode ?? 0));
      },
    )
      .on('error', reject)
      .end(text);
  });

test.describe("readers' pages", () => {
  test('have a policy on every kind of page that allows no inline code', async ({ product }) => {
    const ask = askOf(product);
    for (const address of ['/', `/articles/${slug}`, '/corrections', '/nowhere-at-all']) {
      const answer = await ask(address);
      const policy = answer.headers.get('content-security-policy') ?? '';
      expect([address, policy]).toEqual([address, expect.stringContaining("default-src 'none'")]);
      expect(policy).toContain("base-uri 'none'");
      expect(policy).not.toMatch(/unsafe-(?:inline|eval)|\*|https?:/);
      expect(answer.text).not.toMatch(/<[^>]+\son[a-z]+\s*=/i);
    }
  });

  test('have headers for framing, permissions and referrer', async ({ product }) => {
    const ask = askOf(product);
    for (const address of ['/', '/nowhere-at-all', '/studio', '/api/views?slug=a', '/lake/v1/ping']) {
      const { headers } = await ask(address);
      expect([address, Object.fromEntries(headers)]).toMatchObject([
        address,
        { 'x-content-type-options': 'nosniff', 'referrer-policy': 'strict-origin-when-cross-origin' },
      ]);
      if (address.startsWith('/lake')) continue;
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'self'");
      expect(headers.get('permissions-policy')).toContain('camera=()');
    }
  });

  test('have HSTS only if SITE_URL uses TLS, whatever a request claims', async ({ product }) => {
    const ask = askOf(product);
    for (const address of ['/', '/studio', '/lake/v1/ping']) {
      const claiming = await ask(address, {
        headers: { 'x-forwarded-proto': 'https', forwarded: 'proto=https' },
      });
      expect(claiming.headers.get('strict-transport-security')).toBeNull();
    }
  });

  test('do not redirect to another site', async ({ newsroom: { editor }, product }) => {
    const ask = askOf(product);
    const { origin } = product;
    for (const [index, to] of ['//evil.example/', '/\t/evil.example/', '/\\evil.example/', evil].entries()) {
      const moved = { _id: `moved-${index}`, _type: 'redirect', from: `/moved-${index}`, to };
      await expect(editor.createOrReplace(moved)).rejects.toMatchObject({ statusCode: 403 });
    }
    const addresses = [
      ...['/moved-0', '/moved-1', '/moved-2', '/moved-3'],
      ...['//evil.example/x', '/\\evil.example/x', '/%5Cevil.example/x', '/%2F%2Fevil.example/x'],
      `/lake/v1/auth/login?origin=${evil}`,
      `/lake/v1/auth/login?origin=${evil}%2F%40${new URL(origin).host}`,
      '/api/draft-mode/enable?sanity-preview-secret=x&sanity-preview-pathname=//evil.example',
      '/api/draft-mode/disable?redirect=//evil.example',
    ];
    for (const address of addresses) {
      const location = (await ask(address)).headers.get('location') ?? '/';
      expect([address, new URL(location, origin).origin]).toEqual([address, origin]);
    }
  });

  test('offer no way to make the server fetch an address', async ({ product }) => {
    const ask = askOf(product);
    for (const url of [
      'http://127.0.0.1/',
      `${product.origin}/lake/v1/ping`,
      '/icon-512.png',
      '//evil.example/a.png',
    ])
      expect((await ask(`/_next/image?url=${encodeURIComponent(url)}&w=640&q=75`)).status).toBe(404);
  });
});

test.describe('routes that change state', () => {
  test('reject requests from a page of another site', async ({ product }) => {
    const ask = askOf(product);
    const foreign = { origin: evil, 'sec-fetch-site': 'cross-site', 'content-type': 'text/plain' };
    const body = JSON.stringify({ slug, message: 'x' });
    for (const address of ['/api/views', '/api/errors', '/api/revalidate'])
      expect([address, (await ask(address, { method: 'POST', headers: foreign, body })).status]).toEqual([
        address,
        403,
      ]);
    const preview = await ask('/api/draft-mode/disable', { headers: { 'sec-fetch-site': 'cross-site' } });
    expect(preview.status).toBe(403);
    const signIn = await ask(`/lake/v1/auth/login?origin=${encodeURIComponent(`${product.origin}/studio`)}`, {
      method: 'POST',
      headers: foreign,
      body: 'email=editor%40example.org&password=x',
    });
    expect(signIn.status).toBe(403);
    for (const method of ['OPTIONS', 'POST']) {
      const { headers } = await ask(`/lake/v${apiVersion}/data/mutate/production`, {
        method,
        headers: { ...foreign, 'access-control-request-method': 'POST' },
      });
      expect(headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  test('limit readings per address', async ({ product: { origin } }) => {
    const statuses: number[] = [];
    while (statuses.length < 130 && !statuses.includes(429))
      statuses.push(await postFrom(origin, '127.0.0.2', '/api/views', { slug }));
    expect(statuses.filter((status) => status === 204)).toHaveLength(120);
    expect(statuses.at(-1)).toBe(429);
  });

  test('limit reports per address', async ({ product: { origin } }) => {
    const statuses: number[] = [];
    for (let times = 0; times < 6; times += 1)
      statuses.push(
        await postFrom(origin, '127.0.0.3', '/api/errors', { slug, message: 'There is an error in it.' }),
      );
    expect(statuses).toEqual([201, 201, 201, 201, 201, 429]);
  });
});

test.describe('a webhook', () => {
  const body = JSON.stringify({ _id: 'a', _type: 'article' });
  const deliver = async (product: Product, sentAt: number, sent = body) => {
    const secrets = readFileSync(path.join(product.dataDir, 'secrets.json'), 'utf8');
    const { revalidateSecret } = JSON.parse(secrets);
    const signature = createHmac('sha256', revalidateSecret).update(`${sentAt}.${body}`).digest('base64url');
    const headers = { 'sanity-webhook-signature': `t=${sentAt},v1=${signature}` };
    return (await askOf(product)('/api/revalidate', { method: 'POST', headers, body: sent })).status;
  };

  test('is accepted once if it is signed and fresh', async ({ product }) => {
    const now = Date.now();
    expect(await deliver(product, now)).toBe(200);
    expect(await deliver(product, now)).toBe(409);
    expect(await deliver(product, now - 6 * 60_000)).toBe(409);
    expect(await deliver(product, now + 1, '{"_id":"b"}')).toBe(401);
  });
});

test.describe('secrets on disk', () => {
  test('are readable only by their owner', ({ product: { dataDir } }) => {
    for (const file of ['secrets.json', 'lake/admin-token', 'lake/accounts.sqlite'])
      expect([file, (statSync(path.join(dataDir, file)).mode & 0o777).toString(8)]).toEqual([file, '600']);
  });
});
