import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Accounts, openAccounts } from '../../../src/accounts/accounts.ts';
import { clientAddress } from '../../../src/accounts/clientAddress.ts';
import { takeTicket } from '../../../src/accounts/signIn/sessions.ts';
import { addUser } from '../../../src/accounts/users.ts';
import { showSignIn, signIn } from '../../../src/routes/access/signIn.ts';
import { makePasswordsCheap } from '../../../src/testing/makePasswordsCheap.ts';

makePasswordsCheap();

const studio = 'http://localhost:3000/studio';
const password = 'correct horse battery';
let folder: string;
let accounts: Accounts;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sign-in-'));
  accounts = openAccounts(folder);
  await addUser(accounts.db, { email: 'editor@example.org', role: 'editor', password });
});
afterEach(() => {
  accounts.close();
  rmSync(folder, { recursive: true });
});

const settings = (address = '192.0.2.1') => ({
  accounts,
  look: { name: 'Garden', style: 'p { color: green }' },
  publicUrl: 'http://localhost:3000/lake',
  origins: ['http://localhost:3000'],
  address,
  signOnWith: () => null,
  arePasswordsForAdministrators: false,
});
const address = (origin: string) => `http://127.0.0.1:4300/v1/auth/login?${new URLSearchParams({ origin })}`;
const post = (fields: Record<string, string>, { origin = studio, headers = {}, from = '192.0.2.1' } = {}) =>
  signIn(
    new Request(address(origin), { method: 'POST', body: new URLSearchParams(fields), headers }),
    settings(from),
  );
const sidOf = (response: Response) =>
  new URL(response.headers.get('location') ?? '').hash.slice('#sid='.length);

describe('the sign-in page', () => {
  it('does not read a body that is larger than a form', async () => {
    const enormous = post({ email: 'editor@example.org', password: 'x'.repeat(100_000) });
    await expect(enormous).rejects.toMatchObject({ status: 413 });
  });

  it('associates labels and errors with its fields', async () => {
    const response = await post({ email: 'editor@example.org', password: 'wrong' });
    const html = await response.text();
    expect(response.status).toBe(401);
    expect(html).toContain('role="alert"');
    expect(html).toMatch(/<label for="password">Password<\/label>/);
    expect(html).toMatch(/aria-describedby="password-problem" aria-invalid="true"/);
    expect(html).toContain('value="editor@example.org"');
  });

  it('escapes the user’s input', async () => {
    const html = await (await post({ email: '"><script>alert(1)</script>', password: 'x' })).text();
    expect(html).not.toContain('<script>');
  });

  it('runs no script and cannot be framed', async () => {
    const response = await showSignIn(new Request(address(studio)), settings());
    expect(response.status).toBe(200);
    expect(response.headers.get('content-security-policy')).toMatch(
      /default-src 'none'.*frame-ancestors 'none'/,
    );
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it.each([
    ['none', ''],
    ['of another site', 'https://evil.example/'],
    ['relative', '/studio'],
  ])('rejects an origin that is %s with a message and without a form', async (_case, origin) => {
    for (const response of [
      await showSignIn(new Request(address(origin)), settings()),
      await post({ email: 'editor@example.org', password }, { origin }),
    ]) {
      expect(response.status).toBe(400);
      expect(response.headers.get('location')).toBeNull();
      expect(await response.text()).not.toContain('<form');
    }
  });
});

describe('a sign-in', () => {
  it('redirects back with a sid that works once', async () => {
    const response = await post({ email: ' Editor@example.org', password });
    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toMatch(/^http:\/\/localhost:3000\/studio#sid=[\w-]{20,}$/);
    expect(takeTicket(accounts.db, sidOf(response), 'session')?.email).toBe('editor@example.org');
    expect(takeTicket(accounts.db, sidOf(response), 'session')).toBeNull();
  });

  it('asks for a new password after a one-time password, which then stops working', async () => {
    const { oneTimePassword } = await addUser(accounts.db, { email: 'j@example.org', role: 'editor' });
    const first = { email: 'j@example.org', password: oneTimePassword ?? '' };
    const response = await post(first);
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(html).toContain('<label for="newPassword">New password</label>');
    const ticket = /name="ticket" value="([^"]+)"/.exec(html)?.[1] ?? '';

    const short = await post({ ticket, newPassword: 'short' });
    expect(short.status).toBe(400);
    expect(await short.text()).toContain('Use at least 8 characters');
    expect((await post({ ticket, newPassword: first.password })).status).toBe(400);

    expect((await post({ ticket, newPassword: 'abababababab' })).status).toBe(400);
    expect((await post({ ticket, newPassword: 'a longer one' })).status).toBe(302);
    expect((await post({ ticket, newPassword: 'another one' })).status).toBe(401);
    expect((await post(first)).status).toBe(401);
    expect((await post({ email: 'j@example.org', password: 'a longer one' })).status).toBe(302);
  });

  it.each([
    ['an unknown address', { email: 'nobody@example.org', password }, 401],
    ['no email address', { email: '', password }, 400],
    ['no password', { email: 'editor@example.org', password: '' }, 400],
    ['an empty form', {}, 400],
    ['a password that is too long', { email: 'editor@example.org', password: 'x'.repeat(10_000) }, 400],
    ['a made-up ticket', { ticket: 'st123', newPassword: 'long enough' }, 401],
  ])('rejects %s', async (_case, fields, status) => {
    const response = await post(fields);
    expect(response.status).toBe(status);
    expect(response.headers.get('location')).toBeNull();
  });

  it.each([
    ['from another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['from the same site', { 'sec-fetch-site': 'same-site' }, 403],
    ['from another origin, by an older browser', { origin: 'https://evil.example' }, 403],
    ['from this page', { 'sec-fetch-site': 'same-origin', origin: 'null' }, 302],
    ['from this page, by an older browser', { origin: 'http://localhost:3000' }, 302],
  ])('answers a form posted %s', async (_case, headers, status) => {
    expect((await post({ email: 'editor@example.org', password }, { headers })).status).toBe(status);
  });

  it('rejects guesses for an account from one address, and accepts its owner at another', async () => {
    const statuses = [];
    for (let guess = 0; guess < 11; guess += 1) {
      statuses.push((await post({ email: 'editor@example.org', password: `guess ${guess}` })).status);
    }
    expect(statuses).toEqual([...Array(10).fill(401), 429]);
    const rejected = await post({ email: 'editor@example.org', password });
    expect(rejected.status).toBe(429);
    expect(Number(rejected.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await post({ email: 'editor@example.org', password }, { from: '192.0.2.2' })).status).toBe(302);
  });

  it('rejects an address that tries many accounts, concurrently or one by one', async () => {
    const tries = await Promise.all(
      Array.from({ length: 70 }, (_, index) =>
        accounts.limits.count({ address: 'a', account: `${index}@x` }),
      ),
    );
    expect(tries.filter(({ kind }) => kind === 'wait')).toHaveLength(10);
  });

  it('does not count successful attempts', async () => {
    for (let round = 0; round < 100; round += 1) {
      const attempt = { address: 'a', account: 'b' };
      expect(await accounts.limits.count(attempt)).toEqual({ kind: 'go', afterMs: 0 });
      await accounts.limits.forgive(attempt);
    }
  });

  it('is delayed, not rejected, by attempts from other addresses; a known address is not delayed', async () => {
    const account = 'editor@example.org';
    const { count, forgive } = accounts.limits;
    await count({ address: 'home', account });
    await forgive({ address: 'home', account });
    for (let place = 0; place < 20; place += 1) {
      for (let guess = 0; guess < 10; guess += 1) await count({ address: `place ${place}`, account });
    }
    await expect(count({ address: 'home', account })).resolves.toEqual({ kind: 'go', afterMs: 0 });
    await expect(count({ address: 'a train', account })).resolves.toEqual({ kind: 'go', afterMs: 5_000 });
  });

  it('delays guesses from a known address before it rejects them', async () => {
    const attempt = { address: 'home', account: 'editor@example.org' };
    await accounts.limits.forgive(attempt);
    const verdicts = [];
    for (let guess = 0; guess < 41; guess += 1) verdicts.push(await accounts.limits.count(attempt));
    expect(verdicts.slice(0, 10)).toEqual(Array(10).fill({ kind: 'go', afterMs: 0 }));
    expect(verdicts.slice(10, 40)).toEqual(Array(30).fill({ kind: 'go', afterMs: 5_000 }));
    expect(verdicts[40]).toMatchObject({ kind: 'wait' });
  });

  it.each([
    ['2001:db8:1:2::1', '2001:db8:1:2:ffff::9', true],
    ['2001:db8:1:2::1', '2001:db8:1:3::1', false],
    ['::1:2:3:4:5', '0:0:0:1:ffff::', true],
    ['192.0.2.1', '192.0.2.2', false],
  ])('counts %s and %s as one network: %s', (one, other, isOne) => {
    const from = (address: string): string =>
      clientAddress(new Request('http://lake.test', { headers: { 'x-forwarded-for': address } }));
    expect(from(one) === from(other)).toBe(isOne);
  });
});
