import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Accounts, openAccounts } from '../../src/accounts/accounts.ts';
import { clientAddress } from '../../src/accounts/clientAddress.ts';
import { takeTicket } from '../../src/accounts/signIn/sessions.ts';
import { addUser } from '../../src/accounts/users.ts';
import { showSignIn, signIn } from '../../src/routes/access/signIn.ts';

/** Hashing a password takes its time, and on a busy machine more of it. */
jest.setTimeout(30_000);

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
  name: 'Garden',
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
  it('reads no more than a form', async () => {
    const enormous = post({ email: 'editor@example.org', password: 'x'.repeat(100_000) });
    await expect(enormous).rejects.toMatchObject({ status: 413 });
  });

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
    expect(tries.filter(({ kind }) => kind === 'wait')).toHaveLength(10);
  });

  it('does not count what was right', async () => {
    for (let round = 0; round < 100; round += 1) {
      const attempt = { address: 'a', account: 'b' };
      expect(await accounts.limits.count(attempt)).toEqual({ kind: 'go', afterMs: 0 });
      await accounts.limits.forgive(attempt);
    }
  });

  it('is slowed down, never stopped, by what strangers try elsewhere; and not at all where one signed in before', async () => {
    const account = 'editor@example.org';
    const { count, forgive } = accounts.limits;
    await count({ address: 'home', account });
    await forgive({ address: 'home', account });
    for (let stranger = 0; stranger < 20; stranger += 1) {
      for (let guess = 0; guess < 10; guess += 1) await count({ address: `stranger ${stranger}`, account });
    }
    await expect(count({ address: 'home', account })).resolves.toEqual({ kind: 'go', afterMs: 0 });
    await expect(count({ address: 'a train', account })).resolves.toEqual({ kind: 'go', afterMs: 5_000 });
  });

  it('slows guesses from an address of the owner’s down before it stops them', async () => {
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
