import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Accounts, openAccounts } from '../../../../sanity/lake/accounts/accounts.ts';
import { takeTicket } from '../../../../sanity/lake/accounts/sessions.ts';
import { addUser } from '../../../../sanity/lake/accounts/users.ts';
import { showSignIn, signIn } from '../../../../sanity/lake/routes/signIn.ts';

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
  name: 'Copydesk',
  origins: ['http://localhost:3000'],
  address,
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
  it('ties labels and problems to its fields', async () => {
    const response = await post({ email: 'editor@example.org', password: 'wrong' });
    const html = await response.text();
    expect(response.status).toBe(401);
    expect(html).toContain('role="alert"');
    expect(html).toMatch(/<label for="password">Password<\/label>/);
    expect(html).toMatch(/aria-describedby="password-problem" aria-invalid="true"/);
    expect(html).toContain('value="editor@example.org"');
  });

  it('escapes what was typed', async () => {
    const html = await (await post({ email: '"><script>alert(1)</script>', password: 'x' })).text();
    expect(html).not.toContain('<script>');
  });

  it('runs no script and is framed by nobody', async () => {
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
  ])('refuses an origin that is %s, clearly and without a form', async (_case, origin) => {
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

describe('signing in', () => {
  it('sends the person back with a sid that works once', async () => {
    const response = await post({ email: ' Editor@example.org', password });
    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toMatch(/^http:\/\/localhost:3000\/studio#sid=[\w-]{20,}$/);
    expect(takeTicket(accounts.db, sidOf(response), 'session')?.email).toBe('editor@example.org');
    expect(takeTicket(accounts.db, sidOf(response), 'session')).toBeNull();
  });

  it('asks for a new password after a one-time one, which ends then', async () => {
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

    expect((await post({ ticket, newPassword: 'a longer one' })).status).toBe(302);
    expect((await post({ ticket, newPassword: 'another one' })).status).toBe(401);
    expect((await post(first)).status).toBe(401);
    expect((await post({ email: 'j@example.org', password: 'a longer one' })).status).toBe(302);
  });

  it.each([
    ['an unknown address', { email: 'nobody@example.org', password }, 401],
    ['no address', { email: '', password }, 400],
    ['no password', { email: 'editor@example.org', password: '' }, 400],
    ['nothing at all', {}, 400],
    ['a password without end', { email: 'editor@example.org', password: 'x'.repeat(10_000) }, 400],
    ['a made-up ticket', { ticket: 'st123', newPassword: 'long enough' }, 401],
  ])('refuses %s', async (_case, fields, status) => {
    const response = await post(fields);
    expect(response.status).toBe(status);
    expect(response.headers.get('location')).toBeNull();
  });

  it.each([
    ['from another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['from a sister site', { 'sec-fetch-site': 'same-site' }, 403],
    ['from another origin, by an older browser', { origin: 'https://evil.example' }, 403],
    ['from this page', { 'sec-fetch-site': 'same-origin', origin: 'null' }, 302],
    ['from this page, by an older browser', { origin: 'http://localhost:3000' }, 302],
  ])('answers a form posted %s', async (_case, headers, status) => {
    expect((await post({ email: 'editor@example.org', password }, { headers })).status).toBe(status);
  });

  it('stops guesses at an account from one address, and lets its owner in from another', async () => {
    const statuses = [];
    for (let guess = 0; guess < 11; guess += 1) {
      statuses.push((await post({ email: 'editor@example.org', password: `guess ${guess}` })).status);
    }
    expect(statuses).toEqual([...Array(10).fill(401), 429]);
    const refused = await post({ email: 'editor@example.org', password });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await post({ email: 'editor@example.org', password }, { from: '192.0.2.2' })).status).toBe(302);
  }, 20_000);

  it('stops an address that tries many accounts, at once or one by one', async () => {
    const tries = await Promise.all(
      Array.from({ length: 70 }, (_, index) =>
        accounts.limits.count({ address: 'a', account: `${index}@x` }),
      ),
    );
    expect(tries.filter((wait) => wait !== null)).toHaveLength(10);
  });

  it('does not count what was right', async () => {
    for (let round = 0; round < 100; round += 1) {
      const attempt = { address: 'a', account: 'b' };
      expect(await accounts.limits.count(attempt)).toBeNull();
      await accounts.limits.forgive(attempt);
    }
  });
});
